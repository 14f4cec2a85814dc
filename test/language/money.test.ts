import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import { findMoney } from '#src/language/money.ts';
import { ENDS_MS } from '../ends.ts';

const { assert, integer, property } = fc;

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
    ['천억원을 들여', '천억원=100000000000 KRW'],
    ['도비 백억 원', '백억 원=10000000000 KRW'],
    ['41억 2,594만 2,818원', '41억 2,594만 2,818원=4125942818 KRW'],
    ['9억 1천 7백만 원', '9억 1천 7백만 원=917000000 KRW'],
    ['국비50억원', '50억원=5000000000 KRW'],
    ['640만 달러였으나', '640만 달러=6400000 USD'],
    ['500억 리얄', '500억 리얄=50000000000 SAR'],
    ['8억 대만달러', '8억 대만달러=800000000 TWD'],
    ['780억 동어치', '780억 동=78000000000 VND'],
    ['250억 텡게', '250억 텡게=25000000000 KZT'],
    ['a 90-billion-won project', '90-billion-won=90000000000 KRW'],
    ['₹450 crore', '₹450 crore=4500000000 INR'],
    ['VND1.2 trillion', 'VND1.2 trillion=1200000000000 VND'],
    ['3 million Saudi riyals', '3 million Saudi riyals=3000000 SAR'],
    ['카타르는 30억 리얄을 쓴다', '30억 리얄=3000000000 QAR'],
    ['in Denmark, 85 million kroner', '85 million kroner=85000000 DKK'],
    ['천 689억 원', '천 689억 원=168900000000 KRW'],
    ['2천 689억 원', '2천 689억 원=268900000000 KRW'],
    ['Rs 1,35,000 crore', 'Rs 1,35,000 crore=1350000000000 INR'],
    ['half a billion dollars', 'half a billion dollars=500000000 USD'],
    ['RM85 million', 'RM85 million=85000000 MYR'],
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
    expect(sumsIn('3천만∼5천만원')).toEqual(['3천만=30000000 KRW', '5천만원=50000000 KRW']);
    expect(sumsIn('$30-50 million')).toEqual(['$30=30000000 USD', '50 million=50000000 USD']);
    expect(sumsIn('between $5 and $7 billion')).toEqual(['$5=5000000000 USD', '$7 billion=7000000000 USD']);
  });

  it('lends its scale to the shares in the brackets behind it', () => {
    expect(sumsIn('240억원(국비 120, 도비 36, 시비 84)')).toEqual([
      '240억원=24000000000 KRW',
      '120=12000000000 KRW',
      '36=3600000000 KRW',
      '84=8400000000 KRW',
    ]);
    expect(sumsIn('60억원(국비 50%, 시비 50%)')).toEqual(['60억원=6000000000 KRW']);
  });

  it('may stand without 원 where the words around speak of money', () => {
    expect(sumsIn('사업비는 총 480억(국비 240억, 도비 240억)이다')).toEqual([
      '480억=48000000000 KRW',
      '240억=24000000000 KRW',
      '240억=24000000000 KRW',
    ]);
    expect(sumsIn('△교체 예산 1억 2천 △설치')).toEqual(['1억 2천=120000000 KRW']);
    expect(sumsIn('매개변수 70억 개, 예산은 적다')).toEqual([]);
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
    '수 천억원대, 수십억 원',
    '출근길 만원 버스',
    '2만 원도심 주민',
    '비닐하우스 3천 동',
    '무게 55파운드',
    'in 2023 won an award',
    '120 Euro 6 buses',
    'a multi-million-dollar bet',
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
