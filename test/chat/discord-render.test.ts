import { describe, expect, it } from 'vitest';
import type { ArticleRow, Reply } from '#src/chat/command.ts';
import { actionButtonId, pageButtonId, parseButton, topicButtonId } from '#src/chat/discord-buttons.ts';
import { privately, renderReply } from '#src/chat/discord-render.ts';
import { article, partsOf, textsOf } from './card-fixtures.ts';

const COMMAND_IDS = new Map([['search', '400000000000000001']]);
const context = { locale: 'ko', commandIds: COMMAND_IDS } as const;

const row = (parts: Partial<ArticleRow> = {}): ArticleRow => ({
  article: article(),
  excerpt: '해안시 **신호** 체계',
  alsoIn: ['달빛신문'],
  ...parts,
});

const list = (parts: Partial<Extract<Reply, { kind: 'list' }>> = {}): Reply => ({
  kind: 'list',
  heading: '검색: 신호',
  rows: [row(), row()],
  note: '더 찾으려면 {/search}',
  paging: { listingKey: 'Zk3_x9-A', page: 1, pageCount: 3 },
  isPrivate: false,
  ...parts,
});

const text = (words: string): Reply => ({ kind: 'text', text: words, isPrivate: true });
const shown = (reply: Reply) => textsOf(renderReply(reply, context).components);

describe('a list', () => {
  it('shows heading, linked titles, sources with other outlets, snippets with bold hits, and the note', () => {
    expect(shown(list({ rows: [row()] }))).toEqual([
      '### 검색: 신호',
      `**[${article().title}](${article().url})**\n-# 해안일보 · <t:1772587800:f> · 함께 보도: 달빛신문\n해안시 **신호** 체계`,
      '더 찾으려면 </search:400000000000000001>',
    ]);
  });

  it('turns with two buttons and says the page in words between them', () => {
    const { components } = renderReply(list(), context);
    expect(partsOf(components).filter((part) => 'custom_id' in part)).toMatchObject([
      { label: '◀ 이전', custom_id: 'v1|page|Zk3_x9-A|0', disabled: false },
      { label: '3쪽 중 2쪽', disabled: true },
      { label: '다음 ▶', custom_id: 'v1|page|Zk3_x9-A|2', disabled: false },
    ]);
  });

  it('cannot be turned before its first page nor after its last', () => {
    const ends = [0, 2].map((page) => {
      const { components } = renderReply(list({ paging: { listingKey: 'k', page, pageCount: 3 } }), context);
      return partsOf(components).flatMap((part) => ('disabled' in part ? [part.disabled] : []));
    });
    expect(ends).toEqual([
      [true, true, false],
      [false, true, true],
    ]);
  });

  it.each([
    undefined,
    { listingKey: 'k'.repeat(120), page: 0, pageCount: 2 },
    { listingKey: 'k', page: 0, pageCount: 1 },
  ])('without pages to turn to has no buttons', (paging) => {
    expect(JSON.stringify(renderReply(list({ paging }), context).components)).not.toContain('custom_id');
  });
});

it('a list may offer something to do below its pages', () => {
  const actions = [{ label: '“부산” 검색', actionKey: 'k', typed: '/search query:부산' }];
  const shownList = JSON.stringify(renderReply(list({ actions }), context).components);
  expect(shownList).toContain('“부산” 검색');
  expect(shownList.indexOf('“부산” 검색')).toBeGreaterThan(shownList.indexOf('custom_id'));
});

describe('a text', () => {
  it('keeps code, channel mentions, times and line breaks, and shows everything else as written', () => {
    expect(
      shown(
        text(
          '값 `query:a_b` 은 *틀립니다*\n채널 <#300000000000000001> <t:1527603720:R> {@300000000000000002} {@&300000000000000003} <@300000000000000004>\n# 셋',
        ),
      ),
    ).toEqual([
      '값 `query:a_b` 은 \\*틀립니다\\*\n채널 <#300000000000000001> <t:1527603720:R> <@300000000000000002> <@&300000000000000003> \\<@300000000000000004>\n\\# 셋',
    ]);
  });

  it('mentions a command that can be pressed, and names one that is not registered', () => {
    expect(shown(text('{/search} {/keywords add}'))).toEqual(['</search:400000000000000001> `/keywords add`']);
  });

  it('calls nobody', () => {
    expect(shown(text('<@123456789012345678> @everyone'))).toEqual(['\\<@123456789012345678> @\u200Beveryone']);
  });

  it('that is empty says that there is nothing', () => {
    expect(shown(text(''))).toEqual(['보여 드릴 것이 없습니다.']);
  });
});

describe('facts', () => {
  it('stand a line each, a continued one below its label', () => {
    const facts: Reply = {
      kind: 'facts',
      heading: '상태',
      lines: [
        ['기사', '12건'],
        ['', '어제 3건'],
      ],
      isPrivate: true,
    };
    expect(shown(facts)).toEqual(['### 상태\n**기사** 12건\n어제 3건']);
  });

  it('may show a stretch of text below a value, its hits in bold and nothing else', () => {
    const lines = [['맞는 기사', '*버스* 노선', '…**버스**가 _밤에도_ 달린다']] as const;
    expect(shown({ kind: 'facts', heading: '시험', lines, isPrivate: true })).toEqual([
      '### 시험\n**맞는 기사** \\*버스\\* 노선\n> …**버스**가 \\_밤에도\\_ 달린다',
    ]);
  });

  it('that are too many end at a whole line', () => {
    const lines = Array.from({ length: 300 }, (_, index) => [`라벨${index}`, '값'.repeat(20)] as const);
    const [only = ''] = shown({ kind: 'facts', heading: '상태', lines, isPrivate: true });
    expect(only.endsWith(`${'값'.repeat(20)}\n…`)).toBe(true);
    expect(only.length).toBeLessThanOrEqual(4_000);
  });
});

it('a private message differs by its flag alone', () => {
  const message = renderReply(text('안녕'), context);
  expect(privately(message)).toEqual({ ...message, flags: [32_768, 64] });
});

it('what does the same is offered once: Discord refuses two buttons of one id', () => {
  const actions = ['k', 'k', 'other'].map((actionKey) => ({ label: '추가', actionKey, typed: '/add' }));
  const shownList = JSON.stringify(renderReply(list({ actions }), context).components);
  expect(shownList.match(/v1\|do\|/g)).toHaveLength(2);
});

describe('a page button', () => {
  it('says by itself what it asks for', () => {
    expect(parseButton(pageButtonId('Zk3_x9-A', 12) ?? '')).toEqual({ kind: 'page', listingKey: 'Zk3_x9-A', page: 12 });
    expect(parseButton(actionButtonId('Zk3_x9-A') ?? '')).toEqual({ kind: 'action', actionKey: 'Zk3_x9-A' });
    expect(parseButton(topicButtonId('why', 7))).toEqual({ kind: 'topic', topic: 'why', articleId: 7 });
    expect(parseButton(topicButtonId('story', 7))).toEqual({ kind: 'topic', topic: 'story', articleId: 7 });
  });

  it.each(['v0|page|k|1', 'v1|page|k|-1', 'v1|page||1', 'v1|page|k|1|2', 'v1|story|x', 'v1|why|7|1', 'related:7', ''])(
    'of another kind is not ours: %s',
    (id) => {
      expect(parseButton(id)).toBeUndefined();
    },
  );
});
