import { fc } from '../chance.ts';
import { describe, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import { parseLine } from '#src/chat/terminal-line.ts';
import { ENDS_MS } from '../ends.ts';

const definitions = commands.map((command) => command.definition);
const parse = (line: string) => parseLine(line, definitions);

/** The invocation a line means; fails the test when it means none. */
function invoked(line: string) {
  const parsed = parse(line);
  if (parsed.kind !== 'invocation') throw new Error(`no invocation: ${JSON.stringify(parsed)}`);
  return parsed.invocation;
}

function problem(line: string) {
  const parsed = parse(line);
  return parsed.kind === 'problem' ? parsed.text : undefined;
}

describe('a typed line', () => {
  test('gives its bare text to the first required option', () => {
    expect(invoked('/search 달랏')).toEqual({ command: 'search', subcommand: undefined, options: { query: '달랏' } });
    expect(invoked('/search 달랏 물 관리').options).toEqual({ query: '달랏 물 관리' });
  });

  test('takes named options anywhere', () => {
    const options = { query: '달랏', city: '세종', sort: 'newest' };
    expect(invoked('/search query:달랏 city:세종 sort:newest').options).toEqual(options);
    expect(invoked('/search city:세종 달랏 sort:newest').options).toEqual(options);
  });

  test('gives its bare text to the first text option where none is required', () => {
    expect(invoked('/latest 세종').options).toEqual({ city: '세종' });
    expect(invoked('/subscribe 매일').options).toEqual({ mode: 'daily' });
    expect(invoked('/unsubscribe 소식방').options).toEqual({ channel: '소식방' });
  });

  test('keeps an address whole although it holds a colon', () => {
    expect(invoked('/why https://news.example.com/a?id=1&city:x').options).toEqual({
      url: 'https://news.example.com/a?id=1&city:x',
    });
    expect(invoked('/why url:https://news.example.com:8080/a').options).toEqual({
      url: 'https://news.example.com:8080/a',
    });
  });

  test('holds blanks together between quotation marks', () => {
    expect(invoked('/latest outlet:"도시 일보" count:3').options).toEqual({ outlet: '도시 일보', count: 3 });
    expect(invoked("/latest outlet:'도시 일보'").options).toEqual({ outlet: '도시 일보' });
    expect(invoked(String.raw`/search query:"\"국가 시범도시\" 세종"`).options).toEqual({
      query: '"국가 시범도시" 세종',
    });
  });

  test('leaves the marks of a phrase in bare text, where they belong to the query', () => {
    expect(invoked('/search "국가 시범도시" city:세종').options).toEqual({ query: '"국가 시범도시"', city: '세종' });
  });

  test('leaves fields of the query language alone that are no options', () => {
    expect(invoked('/keywords add title:"첫 삽" kind:exclude').options).toEqual({
      expression: 'title:"첫 삽"',
      kind: 'exclude',
    });
  });

  test('continues a named text with the bare words after it', () => {
    expect(invoked('/search query:스마트 시티 city:세종').options).toEqual({ query: '스마트 시티', city: '세종' });
    expect(invoked('/latest city:Da Lat').options).toEqual({ city: 'Da Lat' });
  });

  test('knows the Korean names of commands, subcommands, options and choices', () => {
    expect(invoked('/검색 검색어:달랏 도시:세종 정렬:최신순')).toEqual({
      command: 'search',
      subcommand: undefined,
      options: { query: '달랏', city: '세종', sort: 'newest' },
    });
    expect(invoked('/키워드 추가 세종 종류:제외')).toEqual({
      command: 'keywords',
      subcommand: 'add',
      options: { expression: '세종', kind: 'exclude' },
    });
  });

  test('finds Korean names also when they arrive in decomposed letters', () => {
    expect(invoked('/검색 달랏'.normalize('NFD')).options).toEqual({ query: '달랏' });
  });

  test('makes a number of digits where a number is asked for, and leaves other text for the command to refuse', () => {
    expect(invoked('/latest count:7').options).toEqual({ count: 7 });
    expect(invoked('/latest count:일곱').options).toEqual({ count: '일곱' });
    expect(invoked('/search 2018').options).toEqual({ query: '2018' });
  });

  test('turns pages and ends by short words', () => {
    for (const line of ['/next', 'n', 'N', '/다음']) expect(parse(line)).toEqual({ kind: 'page', step: 1 });
    for (const line of ['/prev', 'p']) expect(parse(line)).toEqual({ kind: 'page', step: -1 });
    for (const line of ['exit', '/quit', '/EXIT']) expect(parse(line)).toEqual({ kind: 'exit' });
  });

  test('is ignored when it is empty', () => {
    for (const line of ['', '   ', '\t']) expect(parse(line)).toEqual({ kind: 'empty' });
  });
});

describe('a line that is no command', () => {
  test('names the nearest command', () => {
    expect(problem('/serch 달랏')?.en).toContain('/search?');
    expect(problem('/subs')?.en).toContain('/subscribe?');
    expect(problem('/거색 달랏')?.ko).toContain('/검색 인가요');
  });

  test('names none when none is near', () => {
    expect(problem('/xyzzy')?.en).not.toContain('Did you mean');
    expect(problem('/xyzzy')?.en).toContain('/help');
    expect(problem('/')?.en).toContain('/help');
  });

  test('says how commands start', () => {
    expect(problem('달랏 소식')?.ko).toContain('/search');
  });

  test('lists the subcommands when one is missing or unknown', () => {
    expect(problem('/keywords')?.en).toContain('/keywords add');
    expect(problem('/keywords ad 세종')?.en).toContain('/keywords remove');
  });

  test('says which options there are when one is misspelt, and leaves the words of a query alone', () => {
    expect(problem('/latest ctiy:세종')?.ko).toMatch(/^\/latest 에는 ctiy: 항목이 없습니다\. 쓸 수 있는 항목: .*city:/);
    expect(problem('/subscribe foo:bar')?.en).toMatch(/^\/subscribe has no option foo:\. It takes .*mode:/);
    expect(problem('/search title:세종')).toBeUndefined();
  });

  test('says when a command takes nothing', () => {
    expect(problem('/status 지금')?.en).toBe('/status takes nothing after it.');
  });

  test('is refused when it is far too long', () => {
    expect(problem(`/search ${'가'.repeat(5_000)}`)?.en).toContain('4,000');
  });
});

describe('any line', () => {
  test('is read without an error', () => {
    const words = fc.constantFrom(
      '/search',
      '/keywords',
      'add',
      'city:',
      '"',
      "'",
      '\\',
      ':',
      'kind:exclude',
      '세종',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((parts) => parts.join(' ')),
        ),
        (line) => {
          expect(parse(line).kind).toMatch(/^(empty|exit|page|invocation|problem)$/);
        },
      ),
    );
  });

  test('loses none of its bare words', () => {
    const word = fc.stringMatching(/^[가-힣]{1,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (typed) => {
        expect(invoked(`/search ${typed.join('  ')}`).options).toEqual({ query: typed.join(' ') });
      }),
    );
  });

  test('of quotation marks alone is read in a moment', () => {
    const startedAt = performance.now();
    parse(`/search ${'"\\'.repeat(1_900)}`);
    parse(`/search ${'" '.repeat(1_900)}`);
    expect(performance.now() - startedAt).toBeLessThan(ENDS_MS);
  });
});
