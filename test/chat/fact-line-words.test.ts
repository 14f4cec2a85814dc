import { describe, expect, it } from 'vitest';
import { daysWords } from '#src/chat/days-words.ts';
import { factLineWords } from '#src/chat/fact-line-words.ts';
import type { Facts } from '#src/model-facts.ts';
import type { Language } from '#src/model.ts';

const FACTS: Facts = {
  places: [{ id: 'kr-sejong', name: '세종', start: 0, end: 2 }],
  money: [
    {
      text: '12억원',
      value: 1.2e9,
      currency: 'KRW',
      start: 9,
      end: 13,
      role: 'contract',
      sentence: { start: 0, end: 20 },
    },
  ],
  quantities: [],
  agreements: [
    {
      parties: ['세종시', '가람공사', '나래전자', '다온은행', '라온대'],
      subject: '',
      status: 'planned',
      date: '2027-01-03',
    },
  ],
  events: [],
};

const line = (facts: Facts, locale: Language) =>
  factLineWords({ facts, publishedAt: Date.UTC(2026, 10, 20) }, locale).map(({ label, words }) => `${label} ${words}`);

describe('the fact line', () => {
  it('says where, who, how much and when, in the language of the reader', () => {
    expect(line(FACTS, 'ko')).toEqual([
      '곳 세종',
      '누가 세종시, 가람공사, 나래전자 외 2곳 (협약 예정)',
      '얼마 12억원 (계약)',
      '언제 2027년 1월 3일',
    ]);
    expect(line(FACTS, 'en')).toEqual([
      'Where Sejong',
      'Who 세종시, 가람공사, 나래전자 and 2 more (agreement planned)',
      'How much 12억원 (contract)',
      'When 3 January 2027',
    ]);
  });

  it('names the country of a foreign city', () => {
    const places = [{ id: 'vn-da-lat', name: '달랏', start: 0, end: 2 }];
    expect(line({ ...FACTS, places }, 'ko')[0]).toBe('곳 베트남 달랏');
    expect(line({ ...FACTS, places }, 'en')[0]).toBe('Where Da Lat (Vietnam)');
  });

  it('leaves out what the article does not say', () => {
    expect(line({ ...FACTS, agreements: [], money: [] }, 'ko')).toEqual(['곳 세종']);
  });
});

describe('days', () => {
  it.each([
    [{ from: '2026-05-24', to: undefined }, '5월 24일', '24 May'],
    [{ from: '2026-05-24', to: '2026-05-26' }, '5월 24일~26일', '24 – 26 May'],
    [{ from: '2026-09-30', to: '2026-10-02' }, '9월 30일~10월 2일', '30 September – 2 October'],
    [{ from: '2027-03', to: undefined }, '2027년 3월', 'March 2027'],
    [{ from: '2026-03', to: undefined }, '3월', 'March'],
    [{ from: '2026-12-30', to: '2027-01' }, '2026년 12월~2027년 1월', 'December 2026 – January 2027'],
    [{ from: '2028', to: undefined }, '2028년', '2028'],
  ] as const)('%o', (days, ko, en) => {
    expect(daysWords(days, 2026, 'ko')).toBe(ko);
    expect(daysWords(days, 2026, 'en')).toBe(en);
  });
});
