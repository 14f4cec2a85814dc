import { readFileSync } from 'node:fs';
import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import { summarize } from '#src/article/summarize.ts';
import { extractDump } from '#src/page/extract.ts';
import { ENDS_MS } from '../ends.ts';

const { array, assert, constantFrom, integer, property } = fc;

const SHUTTLE = {
  title: '전주시, 한옥마을에 자율주행 셔틀 운행…국비 45억 확보',
  paragraphs: [
    '전주시는 내년 3월부터 한옥마을 일대에서 자율주행 셔틀 6대를 운행한다고 밝혔다. 이번 사업에는 국비 45억원을 포함한 총 90억원이 투입된다.',
    '한옥마을은 해마다 관광객이 찾는다. 상인들은 걷기 좋은 길을 바랐다.',
    '시 관계자는 “처음에는 안전요원이 함께 타며 시민이 믿고 탈 수 있을 때까지 서두르지 않겠다”고 말했다.',
    '한편 시는 작년에도 전기버스를 시범 운행했다.',
  ],
  language: 'ko',
} as const;

describe('a summary', () => {
  it('tells who does what and how much, and leaves the quotation', () => {
    const summary = summarize(SHUTTLE);
    expect(summary.slice(0, 2)).toEqual([
      '전주시는 내년 3월부터 한옥마을 일대에서 자율주행 셔틀 6대를 운행한다고 밝혔다.',
      '이번 사업에는 국비 45억원을 포함한 총 90억원이 투입된다.',
    ]);
    expect(summary.join(' ')).not.toContain('서두르지');
  });

  it('has two or three sentences when the text does', () => {
    expect(summarize(SHUTTLE).length).toBeGreaterThanOrEqual(2);
    expect(summarize(SHUTTLE).length).toBeLessThanOrEqual(3);
  });

  it('leaves out what officials wish before what they explain', () => {
    const wish = '김아무 시장은 “앞으로도 시민 모두가 편리하게 누리는 미래 도시가 되도록 최선을 다하겠다”고 강조했다.';
    const told = '전주시는 내년 3월부터 한옥마을 일대에서 자율주행 셔틀 6대를 운행한다고 밝혔다.';
    const explained = '연구진은 “정류장 감지기가 앞차와의 거리를 재어 셔틀이 서로 몰리지 않게 한다”고 설명했다.';
    const title = '전주시, 한옥마을에 자율주행 셔틀';
    expect(summarize({ title, paragraphs: [told, wish, explained], language: 'ko' }, 140)).toEqual([told, explained]);
  });

  it('holds the sum of the headline, and the sentence that says what it is for', () => {
    const file = '002_1bfdd586e3ccf75c.txt';
    const text = readFileSync(new URL(`../../seeds/${file}`, import.meta.url), 'utf8');
    const read = extractDump({ text, url: `seed:${file}` });
    if (read.kind !== 'draft') throw new Error('the seed is an article');
    const { title, paragraphs, language } = read.draft;
    const summary = summarize({ title, paragraphs, language });
    expect(summary.filter((sentence) => sentence.includes('775억'))).toHaveLength(1);
    expect(summary.join(' ').length).toBeLessThanOrEqual(300);
  });

  it('is made of whole sentences where there are some, not of headings or marked lines', () => {
    const paragraphs = [
      '전주 한옥마을 셔틀 6대 운행에 국비 45억원 확보',
      '▲ 전주시는 10일 한옥마을에서 자율주행 셔틀을 시민에게 처음으로 선보였다.',
      ...SHUTTLE.paragraphs,
    ];
    expect(summarize({ ...SHUTTLE, paragraphs })).toEqual(summarize(SHUTTLE));
    expect(summarize({ ...SHUTTLE, paragraphs: ['셔틀 6대 운행에 국비 45억원 확보'] })).toHaveLength(1);
  });

  it('does not say the same twice', () => {
    const told = '세종시는 자율주행 버스 10대를 내년 5월에 도입한다고 밝혔다.';
    const again = '세종시는 자율주행 버스 10대를 내년 5월에 도입한다고 다시 밝혔다.';
    expect(
      summarize({
        title: '세종시 자율주행 버스',
        paragraphs: [told, again, '예산 30억원은 시와 국토부가 나눠 낸다.'],
        language: 'ko',
      }),
    ).toEqual([told, '예산 30억원은 시와 국토부가 나눠 낸다.']);
  });

  it('leaves out dateline, sign-off and captions', () => {
    const paragraphs = [
      '(부산=뉴스) 김아무 기자 = 부산시는 지갑 이용자가 30만명을 넘었다고 밝혔다. 김아무 기자 a@b.kr',
      '▲ 시연회 모습 (사진=부산시)',
    ];
    expect(summarize({ title: '부산 지갑', paragraphs, language: 'ko' })).toEqual([
      '부산시는 지갑 이용자가 30만명을 넘었다고 밝혔다.',
    ]);
  });

  it('cuts only a text that is one over-long sentence, at a clause, and says so', () => {
    const sentence = `시는 ${'교통과 안전을 묶는 계획을 세우고, '.repeat(30)}시작했다.`;
    const [only = '', ...others] = summarize({ title: '', paragraphs: [sentence], language: 'ko' }, 120);
    expect(others).toEqual([]);
    expect(only).toMatch(/세우고…$/);
    expect(only.length).toBeLessThanOrEqual(120);
  });

  it('is empty only for an empty text', () => {
    expect(summarize({ title: '제목', paragraphs: [], language: 'ko' })).toEqual([]);
    expect(summarize({ title: '제목', paragraphs: [' ', ''], language: 'ko' })).toEqual([]);
    expect(summarize({ title: '', paragraphs: ['짧다'], language: 'ko' })).toEqual(['짧다']);
  });

  it('of English text keeps its sentences whole', () => {
    const paragraphs = [
      'Sejong opened a data hub on Tuesday that shows buses and parking. The city invested 4.2 billion won.',
      'Weather was mild.',
    ];
    expect(summarize({ title: 'Sejong opens data hub', paragraphs, language: 'en' })[0]).toBe(
      'Sejong opened a data hub on Tuesday that shows buses and parking.',
    );
  });

  it('of any text fits its budget and is made of its own words, in their order', () => {
    const sentence = constantFrom(
      '시는 밝혔다.',
      '예산은 30억원이다. ',
      '“좋다. 크다”고 했다.',
      '또한 한다. ',
      'The city opened a hub. ',
      '가'.repeat(50),
      ', ',
      '😀',
      '교통과 안전을 묶는 계획을 세우고 ',
    );
    assert(
      property(
        array(array(sentence, { maxLength: 12 }), { maxLength: 8 }),
        integer({ min: 40, max: 400 }),
        (parts, budget) => {
          const paragraphs = parts.map((pieces) => pieces.join(''));
          const summary = summarize({ title: '시는 예산을 밝혔다', paragraphs, language: 'ko' }, budget);
          expect(summary.join(' ').length).toBeLessThanOrEqual(budget);
          expect(summary.length > 0).toBe(paragraphs.some((paragraph) => paragraph.trim() !== ''));
          for (const told of summary) {
            expect(told.isWellFormed()).toBe(true);
            expect(
              paragraphs.some((paragraph) => paragraph.includes(told.endsWith('…') ? told.slice(0, -1) : told)),
            ).toBe(true);
          }
        },
      ),
    );
  });

  it.each(['(', ' ', '가 ', '"', '. a', '@', '다. '])('takes linear time when the text repeats %j', (unit) => {
    const startedAt = performance.now();
    summarize({ title: unit.repeat(100), paragraphs: [unit.repeat(100_000 / unit.length)], language: 'ko' });
    expect(performance.now() - startedAt).toBeLessThan(ENDS_MS);
  });
});
