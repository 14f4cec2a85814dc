import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMoney } from '#src/language/money.ts';
import { ENDS_MS } from '../ends.ts';

function sumsIn(text: string, isTitle = false): readonly string[] {
  return findMoney(text, { isTitle }).map((money) => `${money.text}=${money.value} ${money.currency}`);
}

describe('a sum of money', () => {
  it.each([
    ['1조4000억원을 투입', '1조4000억원=1400000000000 KRW'],
    ['총 171억 5천만 원 규모', '171억 5천만 원=17150000000 KRW'],
    ['4,500만 달러의 계약', '4,500만 달러=45000000 USD'],
    ['3천200만원', '3천200만원=32000000 KRW'],
    ['2억2500만원', '2억2500만원=225000000 KRW'],
    ['1,234억5천600만원', '1,234억5천600만원=123456000000 KRW'],
    ['100여억원', '100여억원=10000000000 KRW'],
    ['30억여 원', '30억여 원=3000000000 KRW'],
    ['1.5조원대', '1.5조원=1500000000000 KRW'],
    ['5천만원씩', '5천만원=50000000 KRW'],
    ['98만8900원이다', '98만8900원=988900 KRW'],
    ['100만 캐나다 달러', '100만 캐나다 달러=1000000 CAD'],
    ['1억 위안', '1억 위안=100000000 CNY'],
    ['$4.5 million deal', '$4.5 million=4500000 USD'],
    ['US$ 30m', 'US$ 30m=30000000 USD'],
    ['10 billion won', '10 billion won=10000000000 KRW'],
    ['€12 million', '€12 million=12000000 EUR'],
    ['₩1.2 trillion', '₩1.2 trillion=1200000000000 KRW'],
  ])('is read from %s', (text, sum) => {
    expect(sumsIn(text)).toEqual([sum]);
  });

  it('has the offsets of its text', () => {
    const text = '국비 24억 원·시비 16억 원';
    expect(findMoney(text).map(({ start, end }) => text.slice(start, end))).toEqual(['24억 원', '16억 원']);
  });

  it('shares currency and scale over a range', () => {
    expect(sumsIn('100억~200억 원')).toEqual(['100억=10000000000 KRW', '200억 원=20000000000 KRW']);
    expect(sumsIn('3~5억 원')).toEqual(['3=300000000 KRW', '5억 원=500000000 KRW']);
  });

  it.each([
    '인구 23만명',
    '1만6천 명',
    '5만개의 센서',
    '해발 1천500m',
    '3만 원어민',
    '100만엔진',
    '2천 원장',
    '300만 불법 복제',
    '예산 100억 2025년',
    'A100 원',
    '5G',
    '제3조 원칙',
  ])('is not read from %s', (text) => {
    expect(sumsIn(text)).toEqual([]);
  });

  it('may stand without 원 in a headline, when it counts nothing', () => {
    expect(sumsIn('775억 계약성과', true)).toEqual(['775억=77500000000 KRW']);
    expect(sumsIn('4,600억 상담·171억 투자', true)).toEqual(['4,600억=460000000000 KRW', '171억=17100000000 KRW']);
    for (const text of ['3억 명', '4조 3교대', '제3조 개정', '5억뷰']) expect(sumsIn(text, true)).toEqual([]);
    expect(sumsIn('775억 계약성과')).toEqual([]);
  });

  it('of every whole amount below ten 조 is read back from the way it is written', () => {
    assert(
      property(
        integer({ min: 1, max: 9_999 }),
        integer({ min: 0, max: 9_999 }),
        integer({ min: 0, max: 9_999 }),
        (billions, tens, ones) => {
          const text = `${billions}억${tens === 0 ? '' : `${tens}만`}${ones === 0 ? '' : ones}원`;
          expect(findMoney(text)[0]?.value).toBe(billions * 1e8 + tens * 1e4 + ones);
        },
      ),
    );
  });

  it.each(['1', '1,', '1억 ', '9억', '1~', '$1 ', '1천'])('is looked for in linear time when %j repeats', (unit) => {
    const startedAt = performance.now();
    findMoney(unit.repeat(100_000 / unit.length), { isTitle: true });
    expect(performance.now() - startedAt).toBeLessThan(ENDS_MS);
  });
});
