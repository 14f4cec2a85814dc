// Agreements told in an English sentence: who signed what with whom.
// Capitalised names only; it must never take the words of a quotation for a signature.
import { findDates } from '#src/language/dates.ts';
import type { Agreement } from '#src/model.ts';

/** @returns undefined when the sentence tells of no agreement between named parties */
export function englishAgreement(sentence: string, publishedAt: number | undefined): Agreement | undefined {
  const match = SIGNING.exec(sentence);
  if (match === null) return undefined;
  const rest = sentence.slice(match.index + match[0].length);
  const partners = namesIn(WITH.exec(rest)?.[1] ?? '');
  const signers = namesIn(sentence.slice(0, match.index));
  const parties = [...new Set([...signers.slice(-MOST_SIGNERS), ...partners])];
  if (parties.length < 2) return undefined;
  const date = findDates(sentence, publishedAt).findLast(
    (mention) => mention.date.length === '2018-05-25'.length,
  )?.date;
  return {
    parties,
    subject: PURPOSE.exec(rest)?.[1]?.trim() ?? match[2] ?? '',
    status: PLANNED.test(match[1] ?? '') ? 'planned' : 'signed',
    date,
  };
}

/** `signed a memorandum of understanding`, `will sign an MOU`, `inked a deal`. */
const SIGNING =
  /\b((?:has |have |will |to |plans? to |agreed to )?(?:signed|sign|signs|inked|concluded))\b(?:\s[a-z-]{1,12}){0,4}?\s(memorandum of understanding|MOU|MoU|letter of intent|agreement|contract|deal|partnership)\b/;

const PLANNED = /^(?:will|to|plans?|agreed)/;
const MOST_SIGNERS = 3;

/** `with the city of Da Lat and LH`, up to what it is for. */
const WITH = /\bwith ((?:[A-Z][\w&.'’-]{0,30}|the|of|and|city|for|,| ){1,40})/;

/** What follows: `to build a data platform`, `on smart city projects`. */
const PURPOSE = /\b(?:to|on|for|aimed at) ([a-z][^.;]{3,120})/;

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(NAME)].map(([name]) => name.replace(TRAILING, '')).filter((name) => !STARTERS.has(name));
}

/** Capitalised words in a row, joined by of and &: `Korea Land & Housing Corp`, `City of Busan`. At most six. */
const NAME = /[A-Z][\w&.’-]*(?:\s(?:of\s|&\s)?[A-Z][\w&.’-]*){0,5}/g;
const TRAILING = /[.,’]+$/;
const STARTERS: ReadonlySet<string> = new Set(
  'The A An In On At It Its This That Both He She They We MOU MoU Under Last As After'.split(' '),
);
