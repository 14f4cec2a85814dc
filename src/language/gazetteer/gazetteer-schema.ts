// The shape of seeds/places.json, which explains itself in its `format`. What does not fit stops the program at its start.
import { z } from 'zod';
import { foldName } from '#src/language/fold.ts';

const words = z.array(z.string().min(1));
const names = z.array(z.string().min(2));
/** Looked for in folded text. */
const cues = words.transform((list) => list.map(foldName));
const code = z.string().regex(/^\d{2}(?:\d{3})?$/);

const placeSchema = z.strictObject({
  id: z.string().regex(/^[a-z]{2}(-[a-z0-9]+)*$/),
  kind: z.enum(['country', 'union', 'province', 'city', 'county', 'district', 'site']),
  name: z.object({ ko: z.string().min(1), en: z.string().min(1) }),
  parent: z.string().optional(),
  /** 행정구역 코드: two digits for 시·도, five for 시·군·구. */
  code: code.optional(),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  was: z
    .array(
      z.strictObject({
        code: code.optional(),
        name: z.string().min(2).optional(),
        parent: z.string().optional(),
        until: z.iso.date(),
      }),
    )
    .optional(),
  ko: names,
  en: names,
  native: names.optional(),
  /** Names that are everyday words as well (예산, 화성, 후에): they count only beside something that speaks for them. */
  weak: names.optional(),
  /** Country and name of a place too short or common to be looked for otherwise: 오스트리아 빈. */
  behindCountry: z.array(z.string().regex(/^\S{2,} \S+$/)).optional(),
  /** Particles that make a place of a weak name: 진주에서, but not 예산에서; 이란의. */
  particles: words.optional(),
  /** Words that speak for the weak names of their sentence. */
  when: cues.optional(),
  /** Words that speak against the names of their sentence: 생선 against 대구. */
  unless: cues.optional(),
  /** One Chinese character, used in headlines only: 美. */
  headline: z.array(z.string().length(1)).optional(),
  /** Shared names that mean this place when nothing speaks for another: 광주. */
  defaultFor: z.array(z.string()).optional(),
});

export const gazetteerSchema = z.strictObject({
  /** Sentences for whoever edits the file. */
  format: z.array(z.string().min(20)).min(1),
  places: z.array(placeSchema),
  /** Words and phrases that begin like a place and are none: 세종대왕, 고양이, 전주 대비. */
  denied: words,
  /** Phrases whose last word is no place: 세계 대전. */
  deniedPhrases: words,
  /** What may follow a place inside its word: 시내, 국가산단. */
  tails: words,
  /** What may follow 시, 군, 구, 도: 청, 의회, 장. */
  adminTails: words,
  countryTails: words,
  /** Ends of bodies named after a place: 항만공사, 테크노파크. */
  organisationEnds: words,
  /** What may stand before a country inside a word: 주한. */
  countryPrefixes: words,
  /** What makes a place of a weak name before it: 시내. */
  localWords: words,
  /** States, provinces and peoples abroad, by country: Alabama, 온타리오, Venezuelan. */
  regions: z.record(z.string().length(2), words),
  /** Spellings that are people's names as well, folded. */
  personNames: words,
  /** English words that end the name of a company, and those that may follow a city: Jeju Air, Austin City Council. */
  companyWords: words,
  civicWords: words,
});

export type Place = z.infer<typeof placeSchema>;
