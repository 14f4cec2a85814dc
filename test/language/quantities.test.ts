import { describe, expect, it } from 'vitest';
import { findQuantities } from '#src/language/quantities.ts';
import { ENDS_MS } from '../ends.ts';

function countsIn(text: string): readonly string[] {
  return findQuantities(text).map(({ text, value, unit }) => `${text}=${value} ${unit}`);
}

describe('a count or measure', () => {
  it.each([
    ['총연장 38.8㎞의 노선', ['38.8㎞=38.8 km']],
    ['면적 45만 제곱미터', ['45만 제곱미터=450000 ㎡']],
    ['부지 1만 9785㎡', ['1만 9785㎡=19785 ㎡']],
    ['센서 1만2천 대', ['1만2천 대=12000 대']],
    ['60여 개국 2만여 명', ['60여 개국=60 개국', '2만여 명=20000 명']],
    ['비율은 31.5%에서 40퍼센트로 8.5%포인트', ['31.5%=31.5 %', '40퍼센트=40 %', '8.5%포인트=8.5 %p']],
    ['이산화탄소 3천t', ['3천t=3000 t']],
    ['3일간 하루 6시간씩', ['3일=3 일', '6시간=6 시간']],
    ['기온 15~25℃', ['15=15 ℃', '25℃=25 ℃']],
    ['3∼5년 안에', ['3=3 년', '5년=5 년']],
    ['지하 4층~지상 22층', ['4층=4 층', '22층=22 층']],
    ['12개 동과 3개 기업', ['12개 동=12 동', '3개=3 개']],
    ['국정과제 123개', ['123개=123 개']],
    ['8개 국제기구', ['8개=8 개']],
    ['하루 11번 왕복 4차로를', ['11번=11 번', '4차로=4 차로']],
    ['중소기업140개社', ['140개社=140 개사']],
    ['1,700 spaces on 6 floors', ['1,700 spaces=1700 spaces', '6 floors=6 floors']],
    ['cut by 18 per cent over 12 kilometres', ['18 per cent=18 %', '12 kilometres=12 km']],
    ['1.2 million people and 230 EV chargers', ['1.2 million people=1200000 people', '230 EV chargers=230 chargers']],
  ])('is read from %s', (text, counts) => {
    expect(countsIn(text)).toEqual(counts);
  });

  it.each([
    '2025년 3월 18일 오후 3시 30분',
    '’25년 상반기, 1990년대',
    '제3회 포럼, 2호선 3번 출구',
    '5-1생활권과 3기 신도시',
    '3번 출구, 2차로 뽑힌 곳',
    '11개월차, 2년 차에는',
    '구로 2·4동, 5층 501호',
    '5대 핵심 과제와 4차 산업혁명',
    '60대 주민, 만 65세 어르신',
    '8대 2의 비율, 3분의 1',
    '2인 1조로 3조 2교대',
    '시청 3층 대강당에서',
    '문의 031-123-4567',
    '101동 203호, 상계1동',
    '3억 원과 780억 동',
    '2030 officials, Phase 2 works, Route 12 buses',
    '120 Euro 6 buses',
    '€2.5 million deals and 60,000 won tickets',
    'she is 54 years old',
    'Covid-19 cases',
  ])('is not read from %s', (text) => {
    expect(countsIn(text)).toEqual([]);
  });

  it('has the offsets of its text', () => {
    const text = '정류장 18곳과 충전기 50기를 둔다';
    expect(findQuantities(text).map(({ start, end }) => text.slice(start, end))).toEqual(['18곳', '50기']);
  });

  it.each(['1', '1,', '1~', '1천', '3일', '1명~', '1 people ', '1 a b c '])('ends when %j repeats', (unit) => {
    const startedAt = performance.now();
    findQuantities(unit.repeat(100_000 / unit.length));
    expect(performance.now() - startedAt).toBeLessThan(ENDS_MS);
  });
});
