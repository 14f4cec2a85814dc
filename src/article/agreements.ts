// Which agreements a text tells: parties, subject, signed or planned, date. One agreement a sentence at most.
// It must never call signed what is to be signed (체결할 예정) nor make a party of a common noun.
import { findDates } from '#src/language/dates.ts';
import type { Agreement, Language } from '#src/model.ts';
import { englishAgreement } from './english-agreements.ts';
import { hasFinalConsonant } from '#src/language/particles.ts';
import { isOrganisation } from './organisations.ts';
import { partiesBefore, QUOTED, QUOTED_AGREEMENT } from './parties.ts';

export type AgreementRequest = {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly publishedAt: number | undefined;
  readonly language: Language;
};

/** Agreements in order; two sentences about the same parties are one. The headline speaks when no sentence does. */
export function findAgreements({ title, sentences, publishedAt, language }: AgreementRequest): readonly Agreement[] {
  const read = language === 'ko' ? koreanAgreement : englishAgreement;
  const found: Agreement[] = [];
  for (const sentence of sentences) {
    const agreement = sentence.length > LONGEST ? undefined : read(sentence, publishedAt);
    if (agreement !== undefined) merge(found, agreement);
  }
  if (found.length > 0) return found;
  const headline = language === 'ko' ? headlineAgreement(title) : undefined;
  return headline === undefined ? [] : [headline];
}

/** Longer "sentences" are tables or lists without stops. */
const LONGEST = 800;
const MOST_AGREEMENTS = 12;

function merge(found: Agreement[], agreement: Agreement): void {
  const same = found.findIndex((known) => isSame(known, agreement));
  const known = found[same];
  if (known === undefined) {
    if (found.length < MOST_AGREEMENTS) found.push(agreement);
    return;
  }
  const fuller = agreement.parties.length > known.parties.length ? agreement : known;
  const status = known.status === 'signed' || agreement.status === 'signed' ? 'signed' : 'planned';
  found[same] = { ...fuller, date: known.date ?? agreement.date, status };
}

/** One names all parties of the other; a sentence without parties (`본 협약을 체결했다`) repeats the one before. */
function isSame(known: Agreement, agreement: Agreement): boolean {
  const [small, large] =
    known.parties.length <= agreement.parties.length
      ? [known.parties, agreement.parties]
      : [agreement.parties, known.parties];
  if (small.length === 0) return known.subject === agreement.subject;
  return small.every((party) => large.some((other) => other === party || other.endsWith(` ${party}`)));
}

function koreanAgreement(sentence: string, publishedAt: number | undefined): Agreement | undefined {
  const { text, quotations } = withoutQuotations(sentence);
  const trigger = TRIGGER.exec(text);
  if (trigger === null) return undefined;
  const before = text.slice(0, trigger.index);
  const noun = trigger.groups?.['noun'] ?? '';
  const parties = partiesBefore(before);
  const isWeak = WEAK_NOUN.test(noun);
  const isTold = isWeak ? parties.length >= 2 || AMOUNT.test(before) : parties.length > 0;
  if (!isTold || DEMONSTRATIVE.test(before)) return undefined;
  const quoted = quotationBefore(noun === '' ? before + QUOTED_AGREEMENT : before, quotations);
  return {
    parties,
    subject: subjectOf({ before, quoted, noun, parties }),
    status: PLANNED.test((trigger.groups?.['verb'] ?? '') + text.slice(trigger.index + trigger[0].length))
      ? 'planned'
      : 'signed',
    date: dayIn(sentence, publishedAt),
  };
}

/** The agreement and, within a few words, its signing: `업무협약을 체결했다`, `협약을 맺고`, `‘… 협약식’을 개최하고`, `계약을 현장에서 체결`. */
const TRIGGER = new RegExp(
  String.raw`(?:(?<noun>(?:업무|실시|투자|시행|위수탁|공동|상호|기본|협력|이행|연구)?\s?협약(?:식|서)?|양해각서|합의각서|협정서?|합의서|의향서|MOU|MOA|LOI|계약)|${QUOTED_AGREEMENT})` +
    String.raw`(?:을|를|이|가|식을|서에|에)?\s?(?:[가-힣A-Z]{1,10}\s){0,2}(?<verb>체결|맺|서명|조인|교환|가졌|진행했|열었|개최|접수)`,
);

const AGREEMENT_NOUN = /협약|양해각서|MOU|MOA|협정/;

/** `본 협약을 체결하게 되었다` speaks of one told before. */
const DEMONSTRATIVE = /(?:^|\s)(?:본|이번|이|동|해당|그)\s?$/;

/** Contracts and letters of intent are told of when their parties or a sum are named. */
const WEAK_NOUN = /계약|의향서|LOI/;
const AMOUNT = /\d[\d,.]*\s?(?:만|억|조)/;

/** Right after the verb: `체결할 예정`, `체결한다`, `맺기로`, `체결을 추진`. */
const PLANNED =
  /^(?:체결|서명|조인|교환|개최)(?:할|한다|하기로|될|된다|\s?예정|을?\s?(?:추진|앞두|검토|준비)|하는 방안)|^맺(?:을|는다|기로|는 방안)/;

type Quotations = { readonly text: string; readonly quotations: readonly string[] };

/** Brackets go; what stands in quotation marks is put aside, so that its particles do not speak. */
function withoutQuotations(sentence: string): Quotations {
  const quotations: string[] = [];
  const plain = sentence.replaceAll(MARKS, ' ').replaceAll(COMPANY_BRACKET, '㈜').replaceAll(BRACKETS, '');
  const text = plain.replaceAll(QUOTATION, (_, content: string) => {
    quotations.push(content.trim());
    return AGREEMENT_NOUN.test(content) ? QUOTED_AGREEMENT : QUOTED;
  });
  return { text: text.replaceAll(GLUED_QUOTE, '$1 $2'), quotations };
}

/** The marks that will stand for quotations must not be there before. */
const MARKS = /[□■]/g;

const COMPANY_BRACKET = /\(주\)|주식회사 /g;
const BRACKETS = /\([^()]{0,120}\)|\[[^[\]]{0,60}\]/g;
const QUOTATION = /[‘“「『"']([^‘’“”「」『』"']{1,200})[’”」』"']/g;
/** `달랏시는□`: a missing space before a quotation mark. */
const GLUED_QUOTE = /([가-힣])([□■])/g;

/** The quotation nearest before the word 협약, when it names the agreement: `‘… 구축을 위한’ 업무협약`. */
function quotationBefore(before: string, quotations: readonly string[]): string | undefined {
  const count = [...before.matchAll(MARKS)].length;
  const last = Math.max(before.lastIndexOf(QUOTED), before.lastIndexOf(QUOTED_AGREEMENT));
  return count > 0 && before.length - last <= QUOTE_REACH ? quotations[count - 1] : undefined;
}

const QUOTE_REACH = 20;

type SubjectRequest = {
  readonly before: string;
  readonly quoted: string | undefined;
  readonly noun: string;
  readonly parties: readonly string[];
};

/** What the agreement is for: its quoted name, or the words between the last party or clause and 협약. */
function subjectOf({ before, quoted, noun, parties }: SubjectRequest): string {
  if (quoted !== undefined) return quoted.replace(SUBJECT_END, '').trim();
  const ends = parties
    .map((party) => party.split(' ').at(-1) ?? party)
    .map((word) => before.lastIndexOf(word) + word.length);
  const rest = before.slice(Math.max(0, ...ends)).replace(PARTICLE_REST, '');
  const clause = (rest.split(CLAUSE).at(-1) ?? '').replace(SUBJECT_END, '').trim();
  const phrase =
    clause.length > MOST_SUBJECT ? clause.slice(clause.indexOf(' ', clause.length - MOST_SUBJECT) + 1) : clause;
  return WEAK_NOUN.test(noun) || phrase === '' ? `${phrase} ${noun}`.trim() : phrase;
}

/** Where a clause ends before the agreement: `개최되어 `, `방문하고 `, `, `. */
const CLAUSE = /(?:되어|하여|해서|하고|되고|이고|으며|하며|되며|했으며|됐으며|들여|□(?:을|를)?)\s|,\s/;

const MOST_SUBJECT = 60;
/** What is left of the party's own word: `와 `, ` 등과 `, ` 간 `. */
const PARTICLE_REST =
  /^(?:와의|과의|와|과|은|는|이|가|도)?\s?(?:등\s?\d*\s?개?\s?(?:사|곳|기관|기업)?(?:과|와|은|는|이)?\s)?(?:간|간의|함께|손잡고)?\s?(?:지난\s)?(?:\d{1,2}월\s)?(?:\d{1,2}일\s)?/;
const SUBJECT_END =
  /(?:을|를)?\s?(?:위한|관한|관련|대한)?\s?(?:업무\s?|위수탁\s?|시행\s?|실시\s?)?(?:협약식?|양해각서|MOU)?$/;

/** The last full date before the end of the sentence that is no longer than a day. */
function dayIn(sentence: string, publishedAt: number | undefined): string | undefined {
  return findDates(sentence, publishedAt).findLast(({ date }) => date.length === FULL_DATE)?.date;
}

const FULL_DATE = '2018-05-25'.length;

/** `천안시-서울디지털재단 스마트도시 업무협약`, `○○시, △△와 … 협약 체결`, `A·B 맞손`, `…서울시·국토부 협약`. */
function headlineAgreement(title: string): Agreement | undefined {
  const { text } = withoutQuotations(title);
  const trigger = HEADLINE_TRIGGER.exec(text);
  if (trigger === null) return undefined;
  const before = text.slice(0, trigger.index).trim();
  const parties = joinedParties(before) ?? partiesBefore(before.replace(HEADLINE_SUBJECT, withTopicParticle));
  if (parties.length < 2) return undefined;
  const last = parties.at(-1) ?? '';
  const subject = before
    .slice(before.lastIndexOf(last) + last.length)
    .replace(PARTICLE_REST, '')
    .replace(HEADLINE_EDGE, '')
    .replace(SUBJECT_END, '')
    .trim();
  return {
    parties,
    subject: subject === '' ? trigger[0] : subject,
    status: HEADLINE_PLANNED.test(text) ? 'planned' : 'signed',
    date: undefined,
  };
}

const HEADLINE_TRIGGER = /업무\s?협약|위수탁\s?협약|시행\s?협약|협약|양해각서|MOU|맞손|손잡/;
const HEADLINE_PLANNED = /추진|예정|앞두|검토/;
const HEADLINE_EDGE = /^[\s,·]+/;

/** A headline leaves out the particle of its subject: `부산시, 네이버와 …`. */
const HEADLINE_SUBJECT = /^([^\s,]{2,20}),\s?/;

function withTopicParticle(_: string, name: string): string {
  return `${name}${hasFinalConsonant(name.at(-1) ?? '') ? '은' : '는'} `;
}

/** Names joined by a hyphen or middle dot, first or last in the headline: `KIND-국토부, …`, `…서울시·국토부 협약`. */
function joinedParties(before: string): readonly string[] | undefined {
  const words = before.split(HEADLINE_BREAK).filter((word) => word !== '');
  for (const word of [words[0] ?? '', words.at(-1) ?? '']) {
    const names = word.split(HEADLINE_LINK).filter((name) => name !== '');
    if (
      names.length >= 2 &&
      names.filter(isOrganisation).length >= names.length - 1 &&
      names.every((name) => name.length >= 2)
    )
      return names;
  }
  return undefined;
}

const HEADLINE_BREAK = /[\s,…]/;
const HEADLINE_LINK = /[-·ㆍ–↔]/;
