import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import { sentenceSpans, splitSentences } from '#src/language/sentences.ts';
import { ENDS_MS } from '../ends.ts';

const { array, assert, constantFrom, property } = fc;

describe('Korean sentences', () => {
  const cases: readonly (readonly [name: string, text: string, sentences: readonly string[]])[] = [
    [
      'keeps a quotation with its particle',
      '시는 “올해 마친다. 의견도 듣는다”며 밝혔다. 예산은 30억원이다.',
      ['시는 “올해 마친다. 의견도 듣는다”며 밝혔다.', '예산은 30억원이다.'],
    ],
    [
      'does not end before 라는',
      '“답은 데이터다!”라는 말이 나왔다. 끝났다.',
      ['“답은 데이터다!”라는 말이 나왔다.', '끝났다.'],
    ],
    [
      'ends after a quotation that is a sentence by itself',
      '“함께 간다.” 시는 밝혔다.',
      ['“함께 간다.”', '시는 밝혔다.'],
    ],
    [
      'pairs straight quotation marks in turn',
      '그는 "효과가 있다. 크다"며 "의의도 있다"고 했다. 이어 갔다.',
      ['그는 "효과가 있다. 크다"며 "의의도 있다"고 했다.', '이어 갔다.'],
    ],
    ['accepts a pair of two shapes', '그는 “존중한다. 믿는다"고 했다. 끝.', ['그는 “존중한다. 믿는다"고 했다.', '끝.']],
    [
      'keeps a date',
      '2018. 9. 18. 개막한 행사다. 다음은 2019. 3. 4.이다.',
      ['2018. 9. 18. 개막한 행사다.', '다음은 2019. 3. 4.이다.'],
    ],
    [
      'keeps decimals and addresses',
      '3.5% 올랐다. www.city.go.kr에서 본다.',
      ['3.5% 올랐다.', 'www.city.go.kr에서 본다.'],
    ],
    [
      'keeps abbreviations and initials',
      'ABC Co., Ltd.와 J. Kim 대표가 왔다. 끝났다.',
      ['ABC Co., Ltd.와 J. Kim 대표가 왔다.', '끝났다.'],
    ],
    [
      'keeps brackets',
      '예산(국비 30억. 시비 20억)을 쓴다. 곧 한다.',
      ['예산(국비 30억. 시비 20억)을 쓴다.', '곧 한다.'],
    ],
    [
      'keeps the number of a list with its words',
      '1. 교통을 고친다. 2. 안전을 높인다.',
      ['1. 교통을 고친다.', '2. 안전을 높인다.'],
    ],
    ['finds a missing space', '사업을 시작했다.주민은 반겼다.', ['사업을 시작했다.', '주민은 반겼다.']],
    [
      'ignores a quotation mark without a partner',
      '그는 “시작했다. 다음 문장이다.',
      ['그는 “시작했다.', '다음 문장이다.'],
    ],
    ['splits questions and exclamations', '언제 되나요? 곧 된다! 그렇다…', ['언제 되나요?', '곧 된다!', '그렇다…']],
  ];
  it.each(cases)('%s', (_, text, sentences) => {
    expect(splitSentences(text, 'ko')).toEqual(sentences);
  });

  it('ends at every line break', () => {
    expect(splitSentences('제목\n본문이다.\n\n 끝', 'ko')).toEqual(['제목', '본문이다.', '끝']);
  });
});

describe('English sentences', () => {
  it('keeps titles, companies, states, months and amounts', () => {
    const text = 'Dr. Kim met ABC Co. Ltd. in the U.S. on Jan. 5. It cost $4.5 million. No. 3 is next.';
    expect(splitSentences(text, 'en')).toEqual([
      'Dr. Kim met ABC Co. Ltd. in the U.S. on Jan. 5.',
      'It cost $4.5 million.',
      'No. 3 is next.',
    ]);
  });

  it('keeps a quotation with its speaker', () => {
    expect(splitSentences('"We are glad. It works," she said. They left.', 'en')).toEqual([
      '"We are glad. It works," she said.',
      'They left.',
    ]);
  });
});

describe('any text', () => {
  it('gives trimmed spans in order that lose no visible character', () => {
    const piece = constantFrom(
      '시는 ',
      '했다.',
      '“',
      '”',
      '"',
      '(',
      ')',
      '3.5',
      ' ',
      '\n',
      'Co. ',
      '라고 ',
      '!',
      '…',
      '1. ',
      'A',
      '다',
    );
    assert(
      property(array(piece, { maxLength: 60 }), constantFrom('ko' as const, 'en' as const), (pieces, language) => {
        const text = pieces.join('');
        const spans = sentenceSpans(text, language);
        expect(
          spans
            .map(({ start, end }) => text.slice(start, end))
            .join('')
            .replaceAll(/\s/g, ''),
        ).toBe(text.replaceAll(/\s/g, ''));
        for (const [index, span] of spans.entries()) {
          expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
          expect(text.slice(span.start, span.end)).toBe(text.slice(span.start, span.end).trim());
        }
      }),
    );
  });

  it.each(['.', '“', '"a.', '다.', '(다. ', '1. ', 'A. ', '2018. '])(
    'is read in linear time when it repeats %j',
    (unit) => {
      const startedAt = performance.now();
      splitSentences(unit.repeat(100_000 / unit.length), 'ko');
      expect(performance.now() - startedAt).toBeLessThan(ENDS_MS);
    },
  );
});
