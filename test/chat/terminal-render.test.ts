import { fc } from '../chance.ts';
import { describe, expect, test } from 'vitest';
import type { Reply } from '#src/chat/command.ts';
import { plainLine, renderDelivery, renderReply, renderSample } from '#src/chat/terminal-render.ts';
import { sampleArticle, sampleDelivery, sampleSubscription } from './sample-article.ts';
import { ENDS_MS } from '../ends.ts';

const style = { locale: 'ko', isBold: false } as const;
const list = (changes: Partial<Extract<Reply, { kind: 'list' }>> = {}): Reply => ({
  kind: 'list',
  heading: '최신 소식 7건',
  rows: [{ article: sampleArticle(), excerpt: '상수도관에 **감지기**를 단다', alsoIn: ['한빛신문'] }],
  note: undefined,
  paging: { listingKey: 'key', page: 0, pageCount: 2 },
  isPrivate: false,
  ...changes,
});

describe('a list in the terminal', () => {
  test('shows headline, outlet, time, other outlets, excerpt and address, then how to turn', () => {
    expect(renderReply(list(), style)).toBe(
      [
        '최신 소식 7건',
        '1. 새솔시, 물 관리에 감지기 3백 개 단다',
        '   새솔일보 · 2026-05-29 23:22 · 함께 보도: 한빛신문',
        '   상수도관에 **감지기**를 단다',
        '   https://news.example.com/articles/1',
        '2쪽 중 1쪽 · /next 다음 쪽, /prev 이전 쪽',
        '',
      ].join('\n'),
    );
  });

  test('shows what may be done next as a line to type', () => {
    const actions = [{ label: '“부산” 검색', actionKey: 'k', typed: '/search query:부산' }];
    expect(renderReply(list({ actions }), style)).toContain('\n  → “부산” 검색: /search query:부산\n2쪽 중 1쪽');
  });

  test('shows hits in bold on a screen', () => {
    expect(renderReply(list(), { ...style, isBold: true })).toContain('\u001B[1m감지기\u001B[22m를 단다');
  });

  test('says what is paid for and who issued a press release', () => {
    const rows = [{ article: sampleArticle({ access: 'paid', origin: '새솔시' }), excerpt: '', alsoIn: [] }];
    expect(renderReply(list({ rows }), style)).toContain(
      '   새솔일보 · 유료 기사 · 보도자료: 새솔시 · 2026-05-29 23:22\n',
    );
  });

  test('puts a time in front of what happened then without another colon', () => {
    const lines = [
      ['2026-11-28 04:33', '운영자 · 알림 모양'],
      ['가동', '3일째'],
    ] as const;
    const reply = { kind: 'facts', heading: '변경 기록', lines, isPrivate: true } as const;
    expect(renderReply(reply, style)).toBe('변경 기록\n  2026-11-28 04:33 · 운영자 · 알림 모양\n  가동: 3일째\n');
  });

  test('speaks English to an English reader', () => {
    expect(renderReply(list(), { ...style, locale: 'en' })).toContain('Page 1 of 2');
    expect(renderReply(list(), { ...style, locale: 'en' })).toMatch(/\d{2}:\d{2} KST/);
  });
});

describe('compact style in the terminal', () => {
  const compact = { style: 'compact', articles: [{ article: sampleArticle(), because: ['물 관리'] }] } as const;
  const line =
    '· 새솔시, 물 관리에 감지기 3백 개 단다 — 새솔일보 · 2026-05-29 23:22 · https://news.example.com/articles/1';

  test('is one line an alert', () => {
    expect(renderDelivery(sampleDelivery(compact), false)).toBe(`${line}\n`);
  });

  test('is a line a story in a digest', () => {
    const story = { outlets: ['새솔일보'], outletCount: 3, correctedAt: undefined };
    const articles = [
      compact.articles[0],
      { article: sampleArticle({ title: '둘째\u001B[2J 소식' }), because: [], story },
    ];
    const lines = renderDelivery(sampleDelivery({ ...compact, kind: 'digest', articles }), false).split('\n');
    expect(lines).toEqual([
      '── 모아 보기 2건 · #terminal',
      line,
      '· 둘째 소식 — 새솔일보 · 2026-05-29 23:22 · 3곳에서 보도 · https://news.example.com/articles/1',
      '',
    ]);
  });
});

describe('facts in the terminal', () => {
  test('stand under their labels, and an empty label continues', () => {
    const reply: Reply = {
      kind: 'facts',
      heading: '상태',
      lines: [
        ['출처', '3곳'],
        ['', '<#news> 를 보려면 {/sources list}'],
      ],
      isPrivate: true,
    };
    expect(renderReply(reply, style)).toBe('상태\n  출처: 3곳\n    #news 를 보려면 /sources list\n');
  });
});

describe('a stretch of text below a fact', () => {
  const lines = [['맞는 기사', '버스 노선', '…**버스**가 \u001B[31m달린다']] as const;
  const reply: Reply = { kind: 'facts', heading: '시험', lines, isPrivate: true };

  test('shows its hits in bold on a screen and between stars in a pipe', () => {
    expect(renderReply(reply, style)).toBe('시험\n  맞는 기사: 버스 노선\n      …**버스**가 달린다\n');
    expect(renderReply(reply, { ...style, isBold: true })).toContain('…\u001B[1m버스\u001B[22m가 달린다');
  });
});

describe('text in the terminal', () => {
  test('shows the marks of commands, channels and times as words', () => {
    const text = '{/keywords add} 를 <#112233445566778899> 에서, <t:1527603720:f>';
    expect(renderReply({ kind: 'text', text, isPrivate: true }, style)).toBe(
      '/keywords add 를 #112233445566778899 에서, 2018-05-29 23:22\n',
    );
  });
});

describe('an alert in the terminal', () => {
  test('carries headline, outlet, summary, reason and the address as published', () => {
    expect(renderDelivery(sampleDelivery(), false)).toBe(
      [
        '── 새 소식 · #terminal',
        '  새솔시, 물 관리에 감지기 3백 개 단다',
        '  새솔일보 · 2026-05-29 23:22',
        '  새솔시가 상수도관에 감지기를 단다.',
        '  알린 까닭: 물 관리',
        '  https://news.example.com/articles/1',
        '',
      ].join('\n'),
    );
  });

  test('says in a line where, how much and when', () => {
    const agreement = { parties: ['새솔시', '나래공사'], subject: '', status: 'signed', date: '2026-05-28' } as const;
    const article = sampleArticle({ facts: { ...sampleArticle().facts, agreements: [agreement] } });
    const card = renderDelivery(sampleDelivery({ articles: [{ article, because: [] }] }), false);
    expect(card).toContain('\n  누가 새솔시, 나래공사 (협약 체결) · 언제 5월 28일\n');
  });

  test('of what was missed says so, and how much more there is', () => {
    const card = renderDelivery(sampleDelivery({ kind: 'digest', catchUp: { moreCount: 4 } }), false);
    expect(card).toMatch(/그동안의 소식 · 5건/);
    expect(card).toMatch(/그 밖에 4건: \/latest\n$/);
  });

  test('is in the language of its subscription, and a digest says how much it holds', () => {
    const articles = [1, 2].map((id) => ({ article: sampleArticle({ id }), because: [] }));
    const subscription = sampleSubscription({ locale: 'en', mode: 'daily' });
    const card = renderDelivery(sampleDelivery({ kind: 'digest', subscription, articles }), false);
    expect(card).toContain('── Digest of 2 · #terminal');
    expect(card).not.toContain('Why you see this');
  });
});

describe('a sample in the terminal', () => {
  test('is said to be one, as a card and in one line', () => {
    const card = renderSample(sampleDelivery(), false);
    expect(card).toMatch(/^── 견본: 새 소식은 이렇게 표시됩니다 · #terminal\n {2}새솔시/);
    const line = renderSample(sampleDelivery({ style: 'compact' }), false);
    expect(line).toMatch(/^── 견본: 새 소식은 이렇게 표시됩니다 · #terminal\n· 새솔시/);
  });
});

describe('a story that goes on, in the terminal', () => {
  const story = { outlets: ['새솔일보', '한빛신문', '가람타임스'], outletCount: 3, correctedAt: undefined };
  const told = [{ article: sampleArticle(), because: ['물 관리'], story }];

  test('prints a further report indented, with its first sentence', () => {
    expect(renderDelivery(sampleDelivery({ kind: 'follow-up' }), false)).toBe(
      [
        '  ↳ 후속 보도 · #terminal',
        '    새솔시, 물 관리에 감지기 3백 개 단다',
        '    새솔일보 · 2026-05-29 23:22',
        '    새솔시가 상수도관에 감지기를 단다.',
        '    https://news.example.com/articles/1',
        '',
      ].join('\n'),
    );
  });

  test('prints an edit as one line, and one that has nothing to tell as none', () => {
    expect(renderDelivery(sampleDelivery({ kind: 'edit', articles: told }), false)).toBe(
      '  ↳ 새솔시, 물 관리에 감지기 3백 개 단다 — 3곳에서 보도: 새솔일보, 한빛신문, 가람타임스\n',
    );
    expect(renderDelivery(sampleDelivery({ kind: 'edit' }), false)).toBe('');
  });

  test('writes in English with a capital where a line begins, and with none inside a line', () => {
    const subscription = sampleSubscription({ locale: 'en' });
    const alert = renderDelivery(sampleDelivery({ subscription, articles: told }), false);
    expect(alert).toContain('\n  Reported by 3 outlets: ');
    const edit = renderDelivery(sampleDelivery({ kind: 'edit', subscription, articles: told }), false);
    expect(edit).toContain(' — reported by 3 outlets: ');
  });

  test('names the outlets in an alert that comes after them', () => {
    expect(renderDelivery(sampleDelivery({ articles: told }), false)).toContain('\n  3곳에서 보도: 새솔일보, ');
  });
});

describe('untrusted text', () => {
  test('loses escape sequences, control characters and direction overrides', () => {
    expect(plainLine('\u001B[31m붉은\u001B[0m 제목\u0007\u001B]0;제목\u0007\u202E끝\r\n둘째')).toBe('붉은 제목끝 둘째');
    expect(plainLine('\u009B31m붉은')).toBe('붉은');
  });

  test('never brings a control character to the screen, wherever it stands', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('\u001B', '[', ']', ';', '3', 'm', '\u0007', '\u009B', '가', '\r', '\n', '\u202E'),
    });
    fc.assert(
      fc.property(nasty, nasty, nasty, (title, outlet, url) => {
        const article = sampleArticle({ title, outlet, url, summary: [title] });
        const story = { outlets: [title, outlet], outletCount: 2, correctedAt: 0 };
        const articles = [{ article, because: [outlet], story }];
        const shown = [
          ...(['alert', 'follow-up', 'edit'] as const).map((kind) =>
            renderDelivery(sampleDelivery({ kind, articles }), false),
          ),
          renderReply(
            list({ rows: [{ article, excerpt: title, alsoIn: [outlet] }], note: title, heading: url }),
            style,
          ),
          renderReply({ kind: 'facts', heading: title, lines: [[outlet, url]], isPrivate: true }, style),
        ].join('');
        expect(shown).not.toMatch(FORBIDDEN);
      }),
    );
  });

  test('of 100 KB without an end is shown in a moment', () => {
    const startedAt = performance.now();
    plainLine('\u001B]0;'.repeat(25_000));
    plainLine('\u001B[0'.repeat(33_000));
    plainLine('{/a '.repeat(25_000));
    expect(performance.now() - startedAt).toBeLessThan(ENDS_MS);
  });
});

/** Everything a terminal interprets but the line feed. */
const FORBIDDEN = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/;
