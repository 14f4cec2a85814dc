// Decides by which keys stored articles are found that may be the same text or the same event: one table (version, key, article).
// Only finds; what a found article is, dedupe.ts decides. Three kinds of keys: bands (copies, also edited), the opening (copies that were
// cut: a text cut to 15 % shares too few shingles for any band), and the rarest words and
// figures of title and lead in a week (rewrites).
import type { Fingerprint } from '#src/model.ts';
import { DAY_MS } from '#src/time.ts';
import { figuresOf, quantitiesOf } from './event-keys.ts';
import { bandKeys, comparedText } from '#src/article/fingerprint.ts';
import { gramSize, mix, shingleHashes, sortedSet } from './shingles.ts';
import { tellingWords } from './telling-words.ts';

export type Keyed = {
  readonly fingerprint: Fingerprint;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly publishedAt: number;
};

/**
 * At most 76 unsigned 32-bit keys of an article; two articles that share any are candidates for each other, the more the likelier.
 * Kept under FINGERPRINT_VERSION: keys of two versions are never compared.
 */
export function candidateKeys(article: Keyed): readonly number[] {
  return [...new Set([...bandKeys(article.fingerprint), ...openingKeys(comparedText(article)), ...eventKeys(article)])];
}

/** Long enough to be rare, short enough to survive an edit nearby. */
const OPENING_SHINGLE = 8;
/** Two windows, so that a text of two lines still shares keys with the long one. */
const OPENINGS = [
  { length: 64, count: 4 },
  { length: 180, count: 8 },
] as const;
const OPENING_SALT = 0x6f_70_65_6e;

function openingKeys(text: string): readonly number[] {
  const size = gramSize(text, OPENING_SHINGLE);
  const scale = size / OPENING_SHINGLE;
  return OPENINGS.flatMap(({ length, count }) => {
    const hashes = sortedSet(shingleHashes(text.slice(0, length * scale), size));
    return Array.from(hashes.subarray(0, count), (hash) => mix(hash ^ OPENING_SALT));
  });
}

/** Each in two overlapping weeks: articles within 3½ days of each other always share one of the two. */
const EVENT_WORDS = 7;
const EVENT_FIGURES = 4;
const WEEK_MS = 7 * DAY_MS;
/** Title and lead are where an event is named. */
const LEAD_LENGTH = 400;

function eventKeys({ title, paragraphs, publishedAt }: Keyed): readonly number[] {
  const week = Math.floor(publishedAt / WEEK_MS);
  const shifted = Math.floor((publishedAt + WEEK_MS / 2) / WEEK_MS);
  const lead = `${title} ${paragraphs.join(' ').slice(0, LEAD_LENGTH)}`;
  return [...rarestWords(lead), ...longestFigures(lead)].flatMap((word) => {
    const hash = wordHash(word);
    return [mix(hash ^ mix(week * 2)), mix(hash ^ mix(shifted * 2 + 1))];
  });
}

/** `17.4%` and `2,659억` say more than `10곳`: the more digits that are not zero at the end, the rarer. */
function longestFigures(text: string): readonly string[] {
  return [...quantitiesOf(figuresOf(text))]
    .toSorted((one, other) => significantDigits(other) - significantDigits(one) || (one < other ? -1 : 1))
    .slice(0, EVENT_FIGURES);
}

function significantDigits(figure: string): number {
  return figure.replace(UNIT, '').replace(ENDING_ZEROS, '').length;
}

const UNIT = /\D+$/;
const ENDING_ZEROS = /0{1,15}$/;

function rarestWords(text: string): readonly string[] {
  return tellingWords(text)
    .slice(0, EVENT_WORDS)
    .map(({ word }) => word);
}

function wordHash(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at += 1) hash = (Math.imul(hash, 0x01_00_01_93) + word.charCodeAt(at)) | 0;
  return mix(hash);
}
