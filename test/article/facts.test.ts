import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findFacts } from '#src/article/facts.ts';
import { regionOfOutlet } from '#src/page/fields/outlets.ts';
import { facts as factsKind } from '../eval/kinds/facts.ts';
import { relevance } from '../eval/kinds/relevance.ts';
import { summary } from '../eval/kinds/summary.ts';

const PARAGRAPHS = [
  '세종시는 8일 네이버와 ‘도시 자료 활용’ 업무협약을 체결했다.',
  '두 곳은 1조2000억원을 들여 ‘세종 도시 포럼’도 연다.',
] as const;

function setPath(name: string): string {
  return fileURLToPath(new URL(`../eval/sets/${name}.jsonl`, import.meta.url));
}

describe('the facts of an article', () => {
  const found = findFacts({ title: '', paragraphs: PARAGRAPHS, publishedAt: Date.parse('2024-05-10T09:00:00+09:00') });

  it('have offsets into the paragraphs joined by a newline', () => {
    const text = PARAGRAPHS.join('\n');
    for (const { start, end, text: sum } of found.money) expect(text.slice(start, end)).toBe(sum);
    for (const { start, end, name } of found.events) expect(text.slice(start, end)).toBe(name);
    expect(found.places.map(({ start, end }) => text.slice(start, end))).toEqual(['세종시', '세종']);
  });

  it('are places, sums, agreements and events', () => {
    expect(found.money).toMatchObject([{ value: 1.2e12, currency: 'KRW' }]);
    expect(found.agreements).toEqual([
      { parties: ['세종시', '네이버'], subject: '도시 자료 활용', status: 'signed', date: '2024-05-08' },
    ]);
    expect(found.events.map(({ name }) => name)).toEqual(['세종 도시 포럼']);
  });

  it('are none for an empty article', () => {
    expect(findFacts({ title: '', paragraphs: [], publishedAt: undefined })).toEqual({
      places: [],
      money: [],
      quantities: [],
      agreements: [],
      events: [],
    });
  });

  it('read the dateline for what it decides', () => {
    const local = findFacts({ title: '', paragraphs: ['(춘천=뉴스) 고성군은 주차장을 연다.'], publishedAt: 0 });
    expect(local.places.map(({ id }) => id)).toContain('kr-gangwon-goseong');
  });

  it('go by the dateline that was cut off the text, and by the region of the outlet', () => {
    const report = { title: '', paragraphs: ['고성군은 주차장을 연다.'], publishedAt: 0 };
    const idsOf = (given: { readonly dateline?: string; readonly region?: string | undefined }) =>
      findFacts({ ...report, ...given }).places.map(({ id }) => id);
    expect(idsOf({})).toEqual([]);
    expect(idsOf({ dateline: '춘천' })).toEqual(['kr-gangwon-goseong']);
    const region = regionOfOutlet({ url: 'https://www.idomin.com/news/1', outlet: '경남도민일보' });
    expect(idsOf({ region })).toEqual(['kr-gyeongnam-goseong']);
    expect(regionOfOutlet({ url: 'https://n.news.naver.com/1', outlet: '강원일보' })).toBe('강원');
    expect(regionOfOutlet({ url: 'https://elsewhere.example/1', outlet: '모르는신문' })).toBeUndefined();
  });
});

describe('the sets of the project', () => {
  it('are judged as their labels say', async () => {
    const { figures } = await relevance.evaluate(setPath('relevance'));
    expect(figures['relevantP']).toBeGreaterThanOrEqual(0.95);
    expect(figures['relevantR']).toBeGreaterThanOrEqual(0.95);
    expect(figures['topicP']).toBeGreaterThanOrEqual(0.85);
  });

  it('give summaries within their budget', async () => {
    const { figures, lines } = await summary.evaluate(setPath('summary'));
    expect(figures).toMatchObject({ cases: lines.length, violations: 0 });
    expect(figures['rouge2']).toBeGreaterThanOrEqual(0.7);
  });

  it('give the facts they expect', async () => {
    const { figures } = await factsKind.evaluate(setPath('facts'));
    for (const name of ['placeP', 'placeR', 'moneyP', 'moneyR', 'partyP', 'partyR'])
      expect(figures[name]).toBeGreaterThanOrEqual(0.95);
  });

  it('and those of others hold what was reached', async () => {
    const least: Readonly<Record<string, Readonly<Record<string, number>>>> = {
      'facts-money': { moneyP: 0.98, moneyR: 0.97, role: 0.96, quantityP: 0.97, quantityR: 0.97 },
      'facts-agreements': { agreementP: 0.96, agreementR: 0.92, partyP: 0.97, agreementDate: 0.88, subject: 0.9 },
      'facts-events': { eventP: 0.97, eventR: 0.93, venue: 0.88, from: 0.91, to: 0.9 },
      'facts-places': { placeP: 0.95, placeR: 0.97, absent: 0.95 },
    };
    for (const [name, floors] of Object.entries(least)) {
      const { figures } = await factsKind.evaluate(setPath(name));
      for (const [figure, floor] of Object.entries(floors))
        expect.soft(figures[figure], `${name} ${figure}`).toBeGreaterThanOrEqual(floor);
    }
    const { figures } = await relevance.evaluate(setPath('relevance-open'));
    const floors = { relevantP: 0.97, relevantR: 0.96, coreP: 0.96, coreR: 0.96, topicP: 0.83, topicR: 0.77 };
    for (const [figure, floor] of Object.entries(floors))
      expect.soft(figures[figure], figure).toBeGreaterThanOrEqual(floor);
  });
});
