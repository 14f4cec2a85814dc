// Texts made to keep a grammar busy: what an article says is read in a time that grows no faster than its length.
import { describe, expect, it } from 'vitest';
import { classify } from '#src/article/classify.ts';
import { findFacts } from '#src/article/facts.ts';
import { summarize } from '#src/article/summarize.ts';
import { languageOf } from '#src/language/normalize.ts';
import { splitSentences } from '#src/language/sentences.ts';
import { ENDS_MS } from '../ends.ts';

/** As long as the longest body that is stored. */
const LENGTH = 100_000;

const HOSTILE: Readonly<Record<string, string>> = {
  'one word': '가',
  'quotation marks that open': '“',
  'quotation marks that close': '”',
  'straight marks': '"가" ',
  'nested quotations': '“‘「',
  brackets: '(가(나',
  'middle dots': '가·나·',
  'commas and numbers': '1,1,',
  digits: '9',
  'digits and blanks': '1 2 ',
  sums: '1억 ',
  'sums without an end': '1조2천3백4십',
  'sums in a row': '$1 million, ',
  ranges: '1~2~3~',
  dates: '3일 ',
  'ranges of dates': '3일부터 ',
  points: '2024. 1. ',
  'sentence ends': '다. ',
  'sentences without blanks': '했다.그가',
  particles: '와 과 와 과 ',
  parties: '가시와 나시는 ',
  'parties in English': 'Acme and ',
  agreements: '업무협약을 체결했다 ',
  'agreements of nobody': '협약 ',
  'event nouns': '포럼 ',
  editions: '제1회 ',
  'capital words': 'Smart City ',
  'capital words without blanks': 'SmartCity',
  'events in English': 'the Smart City Forum at ',
  places: '서울 중구 ',
  'ambiguous places': '중구 광주 고성 ',
  'places without blanks': '서울부산대구',
  'lexicon words': '스마트시티 ',
  'lexicon words without blanks': '스마트시티디지털트윈',
  'words against': '분양 아파트 ',
  'labelled lines': '■ 일시: 3일\n■ 장소: 가\n',
  'empty lines': '\n',
  abbreviations: 'U.S. Co., Ltd. ',
  'marks of every kind': '…·―—~!?※▲△【】「」『』《》〈〉',
  'halves of surrogate pairs': '\uD800',
  'combining marks': 'a\u0301\u0302',
};

describe('a text that is hostile', () => {
  it.each(Object.entries(HOSTILE))('%s: ends', { timeout: 4 * ENDS_MS }, (_, unit) => {
    const text = unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);
    const publishedAt = Date.UTC(2026, 0, 1);
    const startedAt = performance.now();
    expect(splitSentences(text, languageOf(text)).join('').length).toBeLessThanOrEqual(text.length);
    expect(
      findFacts({ title: text.slice(0, 300), paragraphs: text.split('\n'), publishedAt }).places.length,
    ).toBeGreaterThanOrEqual(0);
    expect(classify({ title: text.slice(0, 300), lead: text.slice(0, 500), body: text }).score).not.toBeNaN();
    expect(
      summarize({ title: '가', paragraphs: [text], language: languageOf(text) }).join(' ').length,
    ).toBeLessThanOrEqual(300);
    expect(performance.now() - startedAt).toBeLessThan(ENDS_MS);
  });
});
