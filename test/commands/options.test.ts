import { describe, expect, test } from 'vitest';
import {
  articleAddress,
  channelId,
  cityId,
  dayText,
  maybe,
  oneOf,
  parseOptions,
  shortText,
  topicId,
  webAddress,
  wholeNumber,
} from '#commands/options.ts';
import { TOPICS } from '#src/article/topic-names.ts';
import type { RawOptions } from '#src/chat/command.ts';
import { UserError } from '#src/errors.ts';

const shape = {
  city: maybe(cityId),
  topic: maybe(topicId),
  count: maybe(wholeNumber(1, 10)),
  after: maybe(dayText),
  sort: maybe(oneOf(['relevance', 'newest'])),
  channel: maybe(channelId),
  url: maybe(webAddress),
  article: maybe(articleAddress),
  outlet: maybe(shortText(10, { expects: { ko: '언론사', en: 'an outlet' }, example: '새솔일보' })),
};
const parse = (options: RawOptions) => parseOptions(shape, { command: 'search', subcommand: undefined, options });

/** The refusal of some options, in both languages. */
function refusal(options: RawOptions) {
  try {
    parse(options);
  } catch (error) {
    if (error instanceof UserError) return error.text;
    throw error;
  }
  return undefined;
}

describe('options', () => {
  test('become typed values', () => {
    expect(parse({ count: 7, after: '2018-05-29', sort: 'newest', outlet: ' 새솔일보 ' })).toEqual({
      count: 7,
      after: '2018-05-29',
      sort: 'newest',
      outlet: '새솔일보',
    });
  });

  test('take a day as a date or as so long ago', () => {
    for (const after of ['2018-05-29', '30d', '2주', '3개월', '1Y']) expect(parse({ after })).toEqual({ after });
  });

  test('that are blank or unknown count as absent', () => {
    expect(parse({ city: ' ', count: undefined, colour: 'red' })).toEqual({});
  });

  test('take a city by its Korean, English or native name and by its id', () => {
    const { city } = parse({ city: '세종' });
    expect(city).toBeDefined();
    for (const name of ['세종시', 'Sejong', 'sejong', city]) expect(parse({ city: name })).toEqual({ city });
    expect(parse({ city: 'Đà Lạt' })).toEqual(parse({ city: '달랏' }));
  });

  test('take a topic by id or label', () => {
    const [topic] = TOPICS;
    for (const name of [topic?.id, topic?.label.ko, topic?.label.en.toUpperCase()]) {
      expect(parse({ topic: name })).toEqual({ topic: topic?.id });
    }
  });

  test('take a part of a topic whose label has several', () => {
    const joined = TOPICS.find(({ label }) => label.ko.includes('·'));
    expect(joined).toBeDefined();
    expect(parse({ topic: joined?.label.ko.split('·')[0] })).toEqual({ topic: joined?.id });
  });

  test('take a channel as id, mention or name', () => {
    for (const typed of ['112233445566778899', '<#112233445566778899>', '#112233445566778899']) {
      expect(parse({ channel: typed })).toEqual({ channel: '112233445566778899' });
    }
    expect(parse({ channel: '도시-소식' })).toEqual({ channel: '도시-소식' });
  });

  test('take an address as it is pasted', () => {
    for (const typed of [
      'https://news.example.com/1',
      '<https://news.example.com/1>',
      '"https://news.example.com/1"',
    ]) {
      expect(parse({ url: typed, article: typed })).toEqual({
        url: 'https://news.example.com/1',
        article: 'https://news.example.com/1',
      });
    }
    expect(parse({ article: 'seed:first.txt' })).toEqual({ article: 'seed:first.txt' });
  });

  test('take digits that a terminal brings as text', () => {
    expect(parse({ count: '3' })).toEqual({ count: 3 });
  });
});

describe('a wrong value', () => {
  test('is refused with the option, what was wrong, what it takes, and an example', () => {
    expect(refusal({ count: 11 })).toEqual({
      ko: '`count`: “11” 값은 쓸 수 없습니다. 쓸 수 있는 값: 1부터 10까지의 정수. 예: `/search count:5`',
      en: '`count` cannot be “11”. It takes a whole number from 1 to 10. Example: `/search count:5`',
    });
  });

  test('is refused with an example that has what else may not be left out', () => {
    const search = {
      query: shortText(10, { expects: { ko: '말', en: 'words' }, example: { ko: '세종', en: 'Sejong' } }),
    };
    const wrong = { command: 'search', subcommand: undefined, options: { query: 'x', sort: 'oldest' } };
    expect(() => parseOptions({ ...search, sort: shape.sort, city: shape.city }, wrong)).toThrow(
      expect.objectContaining({
        text: {
          ko: expect.stringMatching(/예: `\/search query:세종 sort:relevance`$/),
          en: expect.stringMatching(/Example: `\/search query:Sejong sort:relevance`$/),
        },
      }),
    );
  });

  test('of a few words is refused with the words, said once, and an example in the language of the person', () => {
    expect(refusal({ sort: 'oldest' })).toEqual({
      ko: '`sort`: “oldest” 값은 쓸 수 없습니다. 쓸 수 있는 값: relevance, newest 중 하나. 예: `/search sort:relevance`',
      en: '`sort` cannot be “oldest”. It takes one of: relevance, newest. Example: `/search sort:relevance`',
    });
    const topic = refusal({ topic: 'zzz' });
    expect(topic?.ko).toMatch(/쓸 수 있는 값: 교통·모빌리티, .* 중 하나\. 예: `\/search topic:교통·모빌리티`$/);
    expect(topic?.en).toMatch(/It takes one of: mobility, .* Example: `\/search topic:mobility`$/);
  });

  test.each([
    ['count', 0],
    ['count', 2.5],
    ['count', '일곱'],
    ['after', '2018-02-30'],
    ['after', '29.05.2018'],
    ['after', '2018-5-29'],
    ['after', '어제'],
    ['sort', 'oldest'],
    ['topic', '없는 주제'],
    ['channel', '<@112233445566778899>'],
    ['channel', '소식 방'],
    ['url', 'javascript:alert(1)'],
    ['url', 'file:///etc/passwd'],
    ['url', 'seed:first.txt'],
    ['article', 'seed:../../etc/passwd'],
    ['outlet', '열 글자보다 긴 언론사'],
  ])('of %s is refused: %s', (name, value) => {
    const words = refusal({ [name]: value });
    expect(words?.en).toContain(`\`${name}\``);
    expect(words?.en).toContain('Example: `/search ');
    expect(words?.ko).toContain(`\`${name}\``);
    expect(words?.ko).toContain('예: `/search ');
  });

  test('of a city says how to name one', () => {
    expect(refusal({ city: '쀍쀍' })?.ko).toContain('city:세종');
    expect(refusal({ city: 'Zzyzx' })?.en).toContain('`city` cannot be “Zzyzx”');
  });

  test('of a city that could be several names them', () => {
    expect(refusal({ city: '중구' })?.ko).toContain('혹시 이 중 하나인가요?');
  });

  test('is quoted short and without marks that end the quotation', () => {
    const words = refusal({ sort: `\`${'x'.repeat(500)}\`\n@everyone` });
    expect(words?.en.length).toBeLessThan(250);
    expect(words?.en).not.toContain('\n');
  });
});

describe('a missing value', () => {
  test('is named with an example', () => {
    const required = { url: webAddress };
    const read = () => parseOptions(required, { command: 'sources', subcommand: 'check', options: {} });
    expect(read).toThrow('Example: `/sources check url:https://news.example.com/rss`');
  });
});
