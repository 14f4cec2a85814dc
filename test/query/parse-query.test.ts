// The query language: what can be typed, what it means, and what a person is told about a mistake.
import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import { parseQuery, parseWords, type Query } from '#src/query/parse-query.ts';
import { ENDS_MS } from '../ends.ts';

const now = Date.parse('2026-11-22T03:00:00Z');
const seoulMidnight = (date: string) => Date.parse(`${date}T00:00:00+09:00`);

/** The tree in short: words as they are, `"…"` phrases, `-` not, brackets around lists. */
function shown(query: Query): string {
  switch (query.kind) {
    case 'and':
      return `(${query.parts.map(shown).join(' & ')})`;
    case 'or':
      return `(${query.parts.map(shown).join(' | ')})`;
    case 'not':
      return `-${shown(query.part)}`;
    case 'word':
      return query.text;
    case 'phrase':
      return `"${query.text}"`;
    case 'literal':
      return `=${query.text}`;
    case 'fragment':
      return `*${query.text}*`;
    case 'field':
      return `${query.field}:${query.value}`;
    case 'date':
      return `${query.field}:${query.at}`;
    case 'amount':
      return `${query.operator}${query.value}`;
  }
}

function read(text: string): string {
  const parsed = parseQuery(text, { now });
  if (parsed.kind === 'query') return shown(parsed.query);
  return parsed.kind === 'empty' ? '' : `${text.slice(parsed.start, parsed.end)} ! ${parsed.message.ko}`;
}

describe('parseQuery', () => {
  it.each([
    ['세종 드론', '(세종 & 드론)'],
    ['세종 AND 드론', '(세종 & 드론)'],
    ['세종 OR 부산', '(세종 | 부산)'],
    ['세종|부산 드론', '(세종 | (부산 & 드론))'],
    ['세종 또는 부산', '(세종 | 부산)'],
    ['희거나 또는 검은 말은 무엇인가?', '(희거나 & 또는 & 검은 & 말은 & 무엇인가)'],
    ['(세종 OR 부산) 드론', '((세종 | 부산) & 드론)'],
    ['"국가 시범도시" -군사', '("국가 시범도시" & -군사)'],
    ['“국가 시범도시” 드론', '("국가 시범도시" & 드론)'],
    ['드론 -"군사 훈련" -(연습 OR 훈련)', '(드론 & -"군사 훈련" & -(연습 | 훈련))'],
    ['NOT 군사 드론', '(-군사 & 드론)'],
    ['드론 −군사', '(드론 & -군사)'],
    ['=스마트도시', '=스마트도시'],
    ['*시장* *5G* "*시*"', '(*시장* & *5G* & "*시*")'],
    ['="스마트 도시"', '=스마트 도시'],
    ['title:드론 제목:"시범도시 선정"', '(title:드론 & title:시범도시 선정)'],
    ['outlet:"한빛 일보" 언론사:새벽신문', '(outlet:한빛 일보 & outlet:새벽신문)'],
    ['city:달랏 도시:"부산 중구"', '(city:vn-da-lat & city:kr-busan-jung)'],
    ['lang:영어 lang:ko', '(lang:en & lang:ko)'],
    ['5-1생활권', '5-1생활권'],
    ['가게 - 골목', '(가게 & 골목)'],
    ['https://example.kr/a?b=c', '(https://example.kr/a & b=c)'],
    ['오전 9:30 회의', '(오전 & 9:30 & 회의)'],
    ['부제:없음', '(부제 & 없음)'],
    ['문의: 구청', '(문의 & 구청)'],
    ['산업·경제, 교통', '(산업 & 경제 & 교통)'],
    ['()', ''],
    [' ?! — ', ''],
    ['', ''],
    ['-', ''],
  ])('reads %s as %s', (text, tree) => {
    expect(read(text)).toBe(tree);
  });

  it.each([
    ['>100억', '>10000000000'],
    ['> 100억', '>10000000000'],
    ['>=1조 5000억원', '>=1500000000000'],
    ['≤77,500,000,000원', '<=77500000000'],
    ['<3천만원 공원', '(<30000000 & 공원)'],
    ['>=10억 <50억', '(>=1000000000 & <5000000000)'],
    ['가 > 나', '(가 & 나)'],
  ])('reads the amount %s as %s', (text, tree) => {
    expect(read(text)).toBe(tree);
  });

  it.each([
    ['after:2026-03-01', '2026-03-01'],
    ['after:2026.3.1', '2026-03-01'],
    ['after:2026-03', '2026-03-01'],
    ['after:2026', '2026-01-01'],
    ['after:30d', '2026-10-23'],
    ['after:2주', '2026-11-08'],
    ['이후:3개월', '2026-08-22'],
    ['after:1y', '2025-11-22'],
    ['after:어제', '2026-11-21'],
  ])('reads %s as the midnight of Seoul that begins %s', (text, date) => {
    expect(read(text)).toBe(`after:${seoulMidnight(date)}`);
  });

  it('counts relative days on the calendar of Seoul', () => {
    const lateInUtc = Date.parse('2026-11-21T16:00:00Z');
    const parsed = parseQuery('before:today', { now: lateInUtc });
    expect(parsed).toMatchObject({ query: { kind: 'date', field: 'before', at: seoulMidnight('2026-11-22') } });
  });

  it('knows topics by their Korean name', () => {
    expect(read('topic:mobility')).toBe('topic:mobility');
    for (const name of ['교통', '교통·모빌리티', '"포용·디지털 격차"', 'Housing'])
      expect(read(`주제:${name} 드론`)).toMatch(/^\(topic:(?:mobility|inclusion|housing) & 드론\)$/);
  });

  it.each([
    ['세종 "국가 시범', '"국가 시범', /따옴표/],
    ['(세종 드론', '(', /닫히지/],
    ['세종) 드론', ')', /여는 괄호/],
    ['세종 OR', 'OR', /OR의 양쪽/],
    ['OR 세종', 'OR', /OR의 양쪽/],
    ['(OR)', 'OR', /OR의 양쪽/],
    ['-드론', '-드론', /제외할 단어만/],
    ['세종 OR -드론', '세종 OR -드론', /제외할 단어만/],
    ['드론 NOT', 'NOT', /제외할 단어가 없/],
    ['세종 tilte:드론', 'tilte:', /title:/],
    ['after:내일쯤', 'after:내일쯤', /2026-11-22/],
    ['after:2026-02-30', 'after:2026-02-30', /날짜/],
    ['city:아틀란티스', 'city:아틀란티스', /어느 도시/],
    ['lang:fr', 'lang:fr', /ko/],
    ['topic:없는주제', 'topic:없는주제', /모르는 주제/],
    ['title: 드론', 'title:', /붙여/],
    ['>100만달러', '>100만달러', /금액/],
  ])('points at the mistake in %s', (text, place, message) => {
    const [shownPlace = '', said = ''] = read(text).split(' ! ');
    expect(shownPlace).toBe(place);
    expect(said).toMatch(message);
  });

  it('refuses what nobody types: too many words, too many brackets', () => {
    expect(read('말 '.repeat(80))).toMatch(/64/);
    expect(read(`${'('.repeat(30)}말${')'.repeat(30)}`)).toMatch(/여러 겹/);
  });

  it('gives a query, nothing, or a mistake inside the text, whatever is typed', () => {
    const piece = fc.constantFrom(
      ...'()"|-=<> :',
      'OR',
      '세종',
      'title:',
      'after:',
      '>1',
      '"말 둘"',
      '-',
      '\u3000',
      '억',
      'NOT',
    );
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((pieces) => pieces.join('')),
      fc.array(piece).map((pieces) => pieces.join(' ')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parseQuery(text, { now });
        expect(['query', 'empty', 'error']).toContain(parsed.kind);
        if (parsed.kind !== 'error') return;
        expect(parsed.start).toBeGreaterThanOrEqual(0);
        expect(parsed.end).toBeGreaterThan(parsed.start);
        expect(parsed.end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 400 },
    );
  });

  it('names the place of every term', () => {
    const text = '세종 -"군사 훈련" >100억 title:드론';
    const parsed = parseQuery(text, { now });
    const parts = parsed.kind === 'query' && parsed.query.kind === 'and' ? parsed.query.parts : [];
    const places = parts
      .map((part) => (part.kind === 'not' ? part.part : part))
      .map((part) => ('start' in part ? text.slice(part.start, part.end) : ''));
    expect(places).toEqual(['세종', '"군사 훈련"', '>100억', 'title:드론']);
  });

  it('reads 100 KB of signs without delay', () => {
    for (const sign of ['(', '"', '-', '>', 'a:', '=', '1,', '1조 ', '가']) {
      const startedAt = performance.now();
      parseQuery(sign.repeat(100_000 / sign.length), { now });
      expect(performance.now() - startedAt).toBeLessThan(ENDS_MS);
    }
  });
});

describe('parseWords', () => {
  it('takes every sign for a blank', () => {
    const parsed = parseWords('"미스터 (가나)는 title:누구인가');
    expect(parsed.kind === 'query' ? shown(parsed.query) : '').toBe('(미스터 & 가나 & 는 & title & 누구인가)');
  });
});
