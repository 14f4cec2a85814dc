import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import { clipText, emphasise, escapeLine, escapeText, timeMark } from '#src/chat/card-markdown.ts';
import { ENDS_MS } from '../ends.ts';

describe('escaping a text of the web', () => {
  it.each([
    ['*굵게*', '\\*굵게\\*'],
    ['밑_줄_', '밑\\_줄\\_'],
    ['`code` \\ ~~줄~~ ||가림||', '\\`code\\` \\\\ \\~\\~줄\\~\\~ \\|\\|가림\\|\\|'],
    ['[누르세요](https://evil.example)', '[누르세요\\](https://evil.example)'],
    [
      '<@123> <@&4> <#5> </search:6> <t:7> <:e:8> <https://x.example>',
      '\\<@123> \\<@&4> \\<#5> \\</search:6> \\<t:7> \\<:e:8> \\<https://x.example>',
    ],
  ])('%s stays what it is', (raw, escaped) => {
    expect(escapeText(raw, 500)).toBe(escaped);
  });

  it('leaves Korean headlines with brackets and angle quotes as they were published', () => {
    const title = '[단독] 해안시·달빛군 <스마트도시> 2.0 ~ 50% 확대…"올해 안" (종합)';
    expect(escapeText(title, 500)).toBe(title);
  });

  it('names everyone without calling them', () => {
    expect(escapeText('@everyone @here', 100)).toBe('@\u200Beveryone @\u200Bhere');
  });

  it('leaves an address whole, because an escape would break it', () => {
    expect(escapeText('see https://news.example/a_b_c?d=e*f here', 200)).toBe(
      'see https://news.example/a_b_c?d=e\\*f here',
    );
  });

  it('keeps a mark at the start of a line a character', () => {
    expect(['# 큰', '-# 작은', '> 말', '- 점', '3. 셋', '3) 셋'].map((line) => escapeLine(line, 100))).toEqual([
      '\\# 큰',
      '\\-# 작은',
      '\\> 말',
      '\\- 점',
      '3\\. 셋',
      '3\\) 셋',
    ]);
  });

  it('makes one line of many and drops what turns the direction of the message', () => {
    expect(escapeText('가\r\n# 나\u0000\u202E다\t라', 100)).toBe('가 # 나 다 라');
  });

  it('shortens with an ellipsis before an address it would cut', () => {
    expect(escapeText('자세히 https://news.example/a/very/long/path', 20)).toBe('자세히…');
  });

  it('never exceeds its limit, never ends in half a character or half an escape', () => {
    const hostile = fc.array(
      fc.constantFrom(
        '*',
        '\\',
        '_',
        '`',
        '😀',
        '👨‍👩‍👧',
        '@everyone',
        '](',
        '<@1>',
        'https://x.example/_',
        ' ',
        '가',
        '\uD800',
        '\u202E',
        '\n# ',
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 80 }), (parts, most) => {
        for (const escaped of [
          escapeText(parts.join(''), most),
          escapeLine(parts.join(''), most),
          clipText(parts.join(''), most),
        ]) {
          expect(escaped.length).toBeLessThanOrEqual(most);
          expect(escaped.isWellFormed()).toBe(true);
        }
        const unescaped = escapeText(parts.join(''), most)
          .replaceAll(/\\./gsu, '')
          .replaceAll(/https:\S+/g, '');
        expect(unescaped).not.toMatch(/[\\*_`]|@everyone|\]\(|<@/);
      }),
      { numRuns: 300 },
    );
  });

  it('reads 100 KB of hostile text in well under a second', () => {
    const started = performance.now();
    for (const piece of ['\\', '*', 'https://', '[](', '@everyone', '`', '\u200D', '< ', '**a** ']) {
      const text = piece.repeat(100_000 / piece.length);
      escapeText(text, 4_000);
      escapeText(text, 200_000);
      emphasise(text, 4_000);
    }
    expect(performance.now() - started).toBeLessThan(ENDS_MS);
  });
});

describe('a snippet', () => {
  it('keeps its hits bold and shows everything else as written', () => {
    expect(emphasise('달빛군 **스마트_도시** 2*3 [글](x)', 200)).toBe('달빛군 **스마트\\_도시** 2\\*3 [글\\](x)');
  });

  it('has one blank between two hits', () => {
    expect(emphasise('**자율주행** **버스** 40대', 200)).toBe('**자율주행** **버스** 40대');
  });

  it('takes a lone pair of stars for text', () => {
    expect(emphasise('별 ** 하나', 100)).toBe('별 \\*\\* 하나');
  });

  it('closes what it opens, however short it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('**', '가나', ' ', '*', '\\', '😀'), { maxLength: 40 }),
        fc.integer({ min: 2, max: 60 }),
        (parts, most) => {
          const shown = emphasise(parts.join(''), most);
          expect(shown.length).toBeLessThanOrEqual(most);
          expect((shown.replaceAll(/\\./gsu, '').match(/\*\*/g) ?? []).length % 2).toBe(0);
        },
      ),
    );
  });
});

it('a time is said in seconds, for Discord to show in each reader’s zone', () => {
  expect(timeMark(1_527_603_720_999, 'f')).toBe('<t:1527603720:f>');
});
