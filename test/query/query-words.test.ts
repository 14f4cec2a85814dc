// What a person is told about a mistake in a query, in both languages, and which place of the query it points at.
import { describe, expect, it } from 'vitest';
import { parseQuery } from '#src/query/parse-query.ts';
import { QUERY_WORDS } from '#src/query/query-words.ts';

const now = Date.parse('2026-11-22T03:00:00Z');

type Case = readonly [query: string, place: string, ko: string, en: string];

const CASES: Readonly<Record<keyof typeof QUERY_WORDS, readonly Case[]>> = {
  tooLong: [
    [
      `${'말 '.repeat(64)}끝 말`,
      '끝 말',
      '검색식이 너무 깁니다. 단어를 64개까지 쓸 수 있습니다. 여기부터 줄여 주세요.',
      'The query is too long: 64 words at most. Leave out what comes from here on.',
    ],
  ],
  tooDeep: [
    [
      `${'('.repeat(21)}말${')'.repeat(21)}`,
      '(',
      '괄호가 너무 여러 겹입니다. 괄호를 줄여 주세요.',
      'Too many brackets inside each other. Leave some out.',
    ],
  ],
  unclosedQuote: [
    [
      '세종 "국가 시범',
      '"국가 시범',
      '따옴표가 닫히지 않았습니다. 구문의 끝에 "를 붙이거나 여기의 "를 지워 주세요.',
      'A quotation mark is not closed. Put a " at the end of the phrase, or delete this one.',
    ],
  ],
  unclosedBracket: [
    [
      '(세종 드론',
      '(',
      '괄호가 닫히지 않았습니다. )를 붙이거나 여기의 (를 지워 주세요.',
      'A bracket is not closed. Add a ), or delete this one.',
    ],
  ],
  strayBracket: [
    [
      '세종) 드론',
      ')',
      '여는 괄호가 없습니다. 여기의 )를 지우거나 앞에 (를 붙여 주세요.',
      'This bracket closes nothing. Delete it, or put a ( before.',
    ],
  ],
  loneOr: [
    [
      '세종 OR',
      'OR',
      'OR의 양쪽에 단어가 있어야 합니다. 예: 세종 OR 부산',
      'OR needs a word on both sides, e.g. Sejong OR Busan',
    ],
    [
      '| 세종',
      '|',
      'OR의 양쪽에 단어가 있어야 합니다. 예: 세종 OR 부산',
      'OR needs a word on both sides, e.g. Sejong OR Busan',
    ],
  ],
  loneNot: [['드론 NOT', 'NOT', '제외할 단어가 없습니다. 예: -군사', 'There is no word to exclude, e.g. -military']],
  onlyExcluded: [
    [
      '-드론 -군사',
      '-드론 -군사',
      '제외할 단어만 있습니다. 찾을 단어를 하나 이상 넣어 주세요. 예: 드론 -군사',
      'There are only words to exclude. Add at least one to look for, e.g. drone -military',
    ],
  ],
  shortFragment: ['*시*', '*a*', 'title:*드*', '*\u1109\u1175*', '*R&*'].map((typed): Case => [
    `부산 -${typed}`,
    typed,
    '별표 안에는 두 글자 이상이 있어야 합니다. 예: `*시장*`',
    'Between stars two letters or more, e.g. `*시장*`',
  ]),
  emptyField: [
    [
      'title: 드론',
      'title:',
      'title: 뒤에 값이 없습니다. 띄어 쓰지 말고 바로 붙여 주세요.',
      'Nothing stands behind title: — write its value right after the colon, without a blank.',
    ],
    [
      '세종 도시:',
      '도시:',
      '도시: 뒤에 값이 없습니다. 띄어 쓰지 말고 바로 붙여 주세요.',
      'Nothing stands behind 도시: — write its value right after the colon, without a blank.',
    ],
  ],
  unknownField: [
    [
      '세종 tilte:드론',
      'tilte:',
      'tilte: 이라는 항목은 없습니다. title: 로 고치거나 콜론을 지워 주세요.',
      'There is no field tilte: — write title: or delete the colon.',
    ],
  ],
  unknownCity: [
    [
      'city:아틀란티스',
      'city:아틀란티스',
      '어느 도시인지 알 수 없습니다. city: 없이 단어로 찾아 주세요.',
      'It is not clear which city that is. Look for it as a word, without city:',
    ],
    [
      '드론 city:중구',
      'city:중구',
      '어느 도시인지 알 수 없습니다. 이렇게 써 보세요: city:"서울 중구", city:"부산 중구", city:"대구 중구"',
      'It is not clear which city that is. Write one of these: city:"Jung-gu (Seoul)", city:"Jung-gu (Busan)", city:"Jung-gu (Daegu)"',
    ],
  ],
  unknownTopic: [],
  unknownLanguage: [
    ['lang:fr 드론', 'lang:fr', '언어는 ko(한국어)나 en(영어)입니다.', 'The language is ko (Korean) or en (English).'],
  ],
  wrongDate: [
    [
      '드론 after:2026-02-30',
      'after:2026-02-30',
      '날짜를 읽을 수 없습니다. 2026-11-22, 2026-11, 2026이나 30d(30일 전), 2w(2주 전)처럼 써 주세요.',
      'This is no date. Write 2026-11-22, 2026-11, 2026, or 30d for 30 days ago, 2w for two weeks ago.',
    ],
  ],
  wrongAmount: [
    [
      '협약 >100만달러',
      '>100만달러',
      '금액을 읽을 수 없습니다. >100억, <=1조 5000억처럼 원화로 써 주세요.',
      'This is no amount. Write it in won, e.g. >10bn or <=15000000000',
    ],
  ],
};

function mistakeIn(query: string) {
  const parsed = parseQuery(query, { now });
  return parsed.kind === 'error'
    ? { place: query.slice(parsed.start, parsed.end), message: parsed.message }
    : undefined;
}

describe('a mistake in a query', () => {
  it.each(Object.values(CASES).flat())('%s: points at %s', (...[query, place, ko, en]) => {
    expect(mistakeIn(query)).toEqual({ place, message: { ko, en } });
  });

  it('in a topic names all topics, each in the language of the person', () => {
    const mistake = mistakeIn('드론 topic:없는주제');
    expect(mistake?.place).toBe('topic:없는주제');
    expect(mistake?.message.ko).toMatch(/^모르는 주제입니다\. 다음 중 하나를 쓰세요: .*교통/);
    expect(mistake?.message.en).toMatch(/^This topic is not known\. Use one of: .*mobility/);
  });

  it.each([
    'city:"서울 중구"',
    'city:"Jung-gu (Seoul)"',
    '>100억',
    '<=1조 5000억',
    '<=15000000000',
    'after:2w',
    '드론 -군사',
  ])('is mended by what is said: %s', (example) => {
    expect(mistakeIn(example)).toBeUndefined();
  });
});
