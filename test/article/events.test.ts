import { describe, expect, it } from 'vitest';
import { findEvents } from '#src/article/events.ts';
import { ENDS_MS } from '../ends.ts';

function namesIn(text: string): readonly string[] {
  return findEvents(text, undefined).map(({ name }) => name);
}

describe('an event', () => {
  it('has a name with offsets, and a place when the sentence tells one', () => {
    const text = '재단은 21일 서울 영등포구 콘래드호텔에서 제6회 스마트시티 서울 포럼을 열었다.';
    const [event] = findEvents(text, undefined);
    expect(event).toMatchObject({ name: '제6회 스마트시티 서울 포럼', place: '서울 영등포구 콘래드호텔' });
    expect(text.slice(event?.start, event?.end)).toBe(event?.name);
  });

  it.each([
    ['시는 ‘대국민 토론회’와 ‘스마트시티 해커톤’을 연다.', ['대국민 토론회', '스마트시티 해커톤']],
    ['‘제2회 도시 위크(City Week 2018)’가 끝났다.', ['제2회 도시 위크(City Week 2018)']],
    ['최근 열린 한국미래포럼에서 말했다.', ['한국미래포럼']],
    ['기업들은 WSCE 2023에 참가했다.', ['WSCE 2023']],
    ['They met at the Smart City Expo World Congress 2024 in Spain.', ['Smart City Expo World Congress 2024']],
  ])('is found by its name: %s', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it.each([
    '이번 행사에는 많은 이가 왔다.',
    '두 차례 회의를 열었다.',
    '각종 세미나가 열렸다.',
    '박람회장에서 만났다.',
    '‘스마트 행정’을 넓힌다.',
  ])('is not any meeting: %s', (text) => {
    expect(namesIn(text)).toEqual([]);
  });

  it('is named once, also by a shorter name', () => {
    expect(namesIn('‘2024 월드 스마트시티 엑스포’가 열렸다. 월드 스마트시티 엑스포는 커졌다.')).toEqual([
      '2024 월드 스마트시티 엑스포',
    ]);
  });

  it.each(['‘', '제1회 ', '‘스마트시티 포럼 ', '스마트시티 ', 'Aa Bb ', '에서 ', '가'])(
    'is looked for in linear time when %j repeats',
    (unit) => {
      const startedAt = performance.now();
      findEvents(unit.repeat(100_000 / unit.length), undefined);
      expect(performance.now() - startedAt).toBeLessThan(ENDS_MS);
    },
  );
});
