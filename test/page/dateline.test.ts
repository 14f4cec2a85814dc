// What opens a text and is a dateline, and what only looks like one.
import { describe, expect, it } from 'vitest';
import { kindsOf, readingOf, textOfLines } from './line-kinds.ts';
import { endOfDateline, splitDateline } from '#src/page/fields/dateline.ts';

describe('a name in brackets', () => {
  it.each([
    '<연합뉴스>가 창간 기념으로 책을 냈다.',
    '〈연합뉴스〉는 부두의 밤을 다뤘다.',
    '<연합뉴스>에 따르면 부두에 물이 찼다.',
    '[연합뉴스]에 따르면 부두에 물이 찼다.',
  ])('is a word of its sentence when a particle follows: %s', (text) => {
    expect(splitDateline(text)).toBeUndefined();
  });

  it.each(['[연합뉴스] 이 사업은 봄에 끝난다.', '[연합뉴스]이 사업은 봄에 끝난다.', '[연합뉴스]가로등이 밝아진다.'])(
    'is a dateline otherwise: %s',
    (text) => {
      expect(splitDateline(text)).toMatchObject({ outlet: '연합뉴스', rest: text.replace(/^\[연합뉴스\]\s?/u, '') });
    },
  );
});

describe('capitals before a dash', () => {
  it.each([
    'BREAKING — The pier burned.',
    'UPDATE 2 -- The pier burned.',
    'LIVE — The pier burns.',
    'CORRECTION — It did.',
  ])('are no place where a desk shouts: %s', (text) => {
    expect(splitDateline(text)).toBeUndefined();
    expect(endOfDateline(text)).toBe(0);
  });

  it.each([
    ['LIVERPOOL — The pier burned.', 'LIVERPOOL'],
    ['WATCH HILL, R.I. — The pier burned.', 'WATCH HILL, R.I.'],
    ['MARROW BAY, Oct. 12 (AP) — The pier burned.', 'MARROW BAY, Oct. 12'],
  ])('are a place in %s', (text, place) => {
    expect(splitDateline(text)?.place).toBe(place);
  });
});

describe('a credit in brackets', () => {
  it.each(['[사진=물빛시]', '[사진 제공=물빛시]', '(자료: 물빛시)'])('is no dateline: %s', (credit) => {
    expect(splitDateline(`${credit} 물빛시가 부두에 관측기를 세운다.`)).toBeUndefined();
  });
});

describe('the last sentence', () => {
  const PROSE = [
    '물빛시가 4일 부두에 조류 관측기 열두 대를 세운다고 밝혔다. 사업비는 9억 원이다.',
    '시는 내년 봄까지 관측기를 달고, 모은 자료를 항만 누리집에 날마다 올리기로 했다고 설명했다.',
  ];

  it.each([
    ['공사는 밤에만 한다.', ' 강경남 기자', ['강경남']],
    ['공사는 밤에만 한다', ' /강경남 기자 gang@paper.example.kr', ['강경남']],
    ['시의회는 다음 달 예산을 정한다.', ' 수원 강경남 기자', ['강경남']],
    ['시의회는 다음 달 예산을 정한다.', ' gang@paper.example.kr', []],
  ])('stays without its sign-off: %s%s', (sentence, signOff, names) => {
    const lines = [...PROSE, `${sentence}${signOff}`];
    expect(textOfLines(lines)).toEqual([...PROSE, sentence]);
    expect(readingOf(lines).names).toEqual(names);
  });

  it('is followed by who wrote a column, however short the line', () => {
    const lines = [...PROSE, '예다솜 온빛대 교수'];
    expect(readingOf(lines).names).toEqual(['예다솜']);
    expect(kindsOf(lines).at(-1)).toBe('byline');
  });
});
