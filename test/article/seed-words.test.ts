import { describe, expect, it } from 'vitest';
import lexicon from '#seeds/lexicon.json' with { type: 'json' };
import topics from '#seeds/topics.json' with { type: 'json' };
import { lexiconSchema, SIGNALS, termsOfSignal } from '#src/article/relevance/lexicon.ts';
import { readWords } from '#src/article/relevance/seed-words.ts';
import { topicsSchema } from '#src/article/topics.ts';

const FORMAT = ['What the words mean.'];

function faultsOf(signal: unknown): string {
  try {
    readWords('seeds/lexicon.json', lexiconSchema, { format: FORMAT, signals: [signal] });
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

describe('the word lists that owners edit', () => {
  it('explain themselves at their top', () => {
    const explained = lexicon.format.join('\n');
    for (const field of Object.keys(lexiconSchema.shape.signals.element.shape)) expect(explained).toContain(field);
    for (const mark of ['^', '$', 'space', 'Points']) expect(explained).toContain(mark);
    const topicsExplained = topics.format.join('\n');
    for (const field of Object.keys(topicsSchema.shape.topics.element.shape)) expect(topicsExplained).toContain(field);
  });

  it('explain every kind of signal', () => {
    for (const kind of new Set(SIGNALS.map((signal) => signal.kind)))
      expect(lexicon.format.join('\n')).toContain(`kind ${kind}`);
  });

  it('name only signals that exist as words of a topic', () => {
    for (const { matters = [] } of topics.topics) for (const id of matters) expect(termsOfSignal(id)).toBeDefined();
  });
});

describe('a wrong word list', () => {
  const good = { id: 'bus', kind: 'matter', weight: 1, terms: ['버스'] };

  it('is accepted once it is right', () => {
    expect(faultsOf(good)).toBe('');
  });

  it.each([
    [{ ...good, kind: 'thing' }, /seeds\/lexicon\.json is wrong[\s\S]*signals\[0\]\.kind/],
    [{ ...good, weight: 0 }, /signals\[0\]\.weight/],
    [{ ...good, terms: [] }, /signals\[0\]\.terms/],
    [{ ...good, trems: ['버스'] }, /trems/],
    [{ ...good, terms: ['버스', '전철', '버스'] }, /"버스" stands twice[\s\S]*terms\[2\]/],
    [{ ...good, terms: ['버스 '] }, /"버스 " has a blank too many[\s\S]*terms\[0\]/],
    [{ ...good, terms: ['^$'] }, /holds no word/],
    [{ ...good, terms: ['버^스'] }, /\^ stands only in front/],
    [{ ...good, terms: ['버'.repeat(51)] }, /longer than 50/],
    [{ ...good, terms: ['버스'.normalize('NFD')] }, /decomposed/],
    [{ ...good, id: 'Bus Line' }, /signals\[0\]\.id/],
  ])('says what is wrong and where: %j', (signal, message) => {
    expect(faultsOf(signal)).toMatch(message);
  });

  it('says which id stands twice', () => {
    const twice = { format: FORMAT, signals: [good, good] };
    expect(() => readWords('seeds/lexicon.json', lexiconSchema, twice)).toThrow(/the id "bus" stands twice/);
  });
});
