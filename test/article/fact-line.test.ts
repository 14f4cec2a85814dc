import { expect, it } from 'vitest';
import { factLine } from '#src/article/fact-line.ts';
import type { Facts, MoneyRole, Sum } from '#src/model-facts.ts';

const NOTHING: Facts = { places: [], money: [], quantities: [], agreements: [], events: [] };

function place(id: string, start: number) {
  return { id, name: id, start, end: start + 2 };
}

function sum(text: string, value: number, parts: Partial<Sum> & { readonly role: MoneyRole }): Sum {
  return { text, value, currency: 'KRW', start: 0, end: 5, sentence: { start: 0, end: 50 }, ...parts };
}

it('says nothing of an article without facts', () => {
  expect(factLine(NOTHING)).toEqual({ where: [], who: undefined, howMuch: [], when: undefined });
});

it('names the places that are spoken of most, and no home country beside its cities', () => {
  const places = [place('kr', 0), place('kr-busan', 9), place('vn', 20), place('vn', 40)];
  expect(factLine({ ...NOTHING, places }).where.map(({ id }) => id)).toEqual(['vn', 'kr-busan']);
  const deep = [place('vn', 0), place('vn-da-lat', 9), place('kr-daejeon', 20), place('kr-daejeon-yuseong', 30)];
  const kept = factLine({ ...NOTHING, places: deep }).where.map(({ id }) => id);
  expect(kept).toEqual(['vn-da-lat', 'kr-daejeon', 'kr-daejeon-yuseong']);
  expect(factLine({ ...NOTHING, places: [place('kr', 0)] }).where.map(({ id }) => id)).toEqual(['kr']);
});

it('puts signed contracts before talks and leaves out what has no role', () => {
  const money = [
    sum('4,600억원', 4.6e11, { role: 'consultation', start: 10 }),
    sum('3,000원', 3e3, { role: 'other', start: 90, sentence: { start: 80, end: 120 } }),
    sum('775억원', 7.75e10, { role: 'contract', start: 30, sentence: { start: 25, end: 70 } }),
  ];
  expect(factLine({ ...NOTHING, money }).howMuch.map(({ text }) => text)).toEqual(['775억원', '4,600억원']);
});

it('shows the whole of a sum, not its parts', () => {
  const money = [
    sum('20억원', 2e9, { role: 'budget', start: 3 }),
    sum('50억원', 5e9, { role: 'budget', start: 20 }),
    sum('50억원', 5e9, { role: 'budget', start: 120, sentence: { start: 100, end: 140 } }),
  ];
  expect(factLine({ ...NOTHING, money }).howMuch.map(({ text }) => text)).toEqual(['50억원']);
});

it('shows sums without a role where there are no others', () => {
  expect(factLine({ ...NOTHING, money: [sum('3만원', 3e4, { role: 'other' })] }).howMuch).toHaveLength(1);
});

it('takes the day of the agreement before those of an event', () => {
  const event = {
    name: '제2회 물 관리 포럼',
    place: undefined,
    start: 0,
    end: 5,
    from: '2026-05-24',
    to: '2026-05-25',
  };
  const agreement = { parties: ['가람시', '나래공사'], subject: '', status: 'signed' as const, date: '2026-05-25' };
  const both = { ...NOTHING, events: [event], agreements: [agreement] };
  expect(factLine(both).when).toEqual({ from: '2026-05-25', to: undefined });
  expect(factLine({ ...NOTHING, events: [event] }).when).toEqual({ from: '2026-05-24', to: '2026-05-25' });
  expect(factLine({ ...NOTHING, events: [{ ...event, to: '2026-05-24' }] }).when?.to).toBeUndefined();
});
