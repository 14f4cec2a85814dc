// The agreement a Korean headline tells: `천안시-서울디지털재단 스마트도시 업무협약`, `○○시, △△와 협약 체결`, `A·B 맞손`.
// It must never take a headline that asks, doubts or tells of an end for an agreement.
import type { Agreement } from '#src/model-facts.ts';
import { hasFinalConsonant } from '#src/language/particles.ts';
import { isCommonNoun, isNamedThing } from './common-nouns.ts';
import { subjectOf } from './agreement-subject.ts';
import { plainSentence, quotationAt, type PlainSentence } from './agreement-text.ts';
import { isOrganisation } from './organisations.ts';
import { partiesIn } from './parties.ts';
import { bareName } from './party-shape.ts';

export type Headline = {
  readonly parties: readonly string[];
  /** Undefined when it names bodies but tells no agreement. */
  readonly agreement: Agreement | undefined;
  /** It says that there is none: `협약 해지`, `협약 맺나?`. */
  readonly isDenied: boolean;
};

export function readHeadline(title: string): Headline {
  const plain = plainSentence(
    title.replaceAll(QUOTED_TRIGGER, '$1').replace(PARTED_HYPHEN, '-').replace(JOINED_HANDS, '$1·$2,'),
  );
  const { text } = plain;
  const isDenied = NOT_ONE.test(title);
  const trigger = TRIGGER.exec(text);
  const before = text.slice(0, trigger?.index ?? text.length).trim();
  const parties = partiesOf(before, text.slice((trigger?.index ?? text.length) + (trigger?.[0].length ?? 0)));
  if (trigger === null || parties.length < 2 || isDenied) return { parties, agreement: undefined, isDenied };
  return {
    parties,
    agreement: {
      parties,
      subject: subjectIn(plain, before, parties),
      status: PLANNED.test(title) ? 'planned' : 'signed',
      date: undefined,
    },
    isDenied,
  };
}

/** `KT와 손잡은 부산시, …`: both stand before the comma. */
const JOINED_HANDS = /(?<=^|\s)([가-힣A-Za-z]{2,15})[와과] 손잡은 ([가-힣A-Za-z]{2,15}),/;
/** `문경시 - 대성하이텍`. */
const PARTED_HYPHEN = /(?<=^[^\s]{2,20}) [-–—↔] (?=[가-힣A-Z])/;
/** `‘맞손’` in quotation marks is no name. */
const QUOTED_TRIGGER = /[‘'“"](맞손|맞손잡|업무협약|협약|MOU|손잡다|손잡고|동맹)[’'”"]/g;
const TRIGGER =
  /(?:[가-힣·]{0,4})?협약|양해각서|합의각서|MOU|MOA|합의서|의향서|협정(?!가|요금)|공동선언|파트너십|약정|제휴|맞손|손\s?잡|손\s?맞잡|(?<!재|전속|근로|FA\s?)계약(?=$|[…\s.·,]|을|체결)|자매결연/;
const PLANNED = /추진|예정|앞두|오는\s|내달|다음\s?달|체결한다|맺는다|맺기로|체결키로|내일|임박|체결할/;
const NOT_ONE =
  /아직|없던\s?일|무산|해지|파기|결렬|불발|취소|철회|\?|검토|논란|부인|촉구|요구|제안|불투명|난항|중단|백지화|거부|반발|위반|종료|의혹|단체협약|노사|임단협|람사르|FTA|파리협정|KTX|SRT|노선|항로/;

function partiesOf(before: string, behind: string): readonly string[] {
  const joined = joinedParties(before) ?? joinedParties(behind);
  if (joined !== undefined) {
    const rest = withoutJoined(before).replace(QUOTE_AHEAD, '').replace(SUBJECT, withTopicParticle);
    const others = partiesIn({ before: rest, known: new Set(joined), meantBy: () => [] });
    return [...new Set([...others.subjects, ...joined, ...others.partners])];
  }
  const clause = before.split(ELLIPSIS).at(-1) ?? before;
  const words = clause.trim() === '' ? before : clause;
  return partiesIn({
    before: `${words.trim().replace(QUOTE_AHEAD, '').replace(SUBJECT, withTopicParticle)} ${behind.replace(SIGNING, '')}`,
    known: new Set(),
    meantBy: () => [],
  }).names;
}

/** `“…” 이천시, …`. */
const QUOTE_AHEAD = /^[□■][\s,]{0,2}/;
const ELLIPSIS = /…|\.{2,3}|[|]/;
const SIGNING = /^\s?(?:체결|식|맺|및|으로|로|을|를)\S*/;

function withoutJoined(before: string): string {
  return before
    .split(/\s/)
    .filter((word) => !LINK.test(word))
    .join(' ');
}

/** A headline leaves out the particle of its subject: `부산시, 네이버와 …`. */
const SUBJECT = /^((?:[가-힣]{2,4} (?=[가-힣]{1,3}구,))?[^\s,]{2,20}),\s?/;

function withTopicParticle(whole: string, name: string): string {
  if (/[와과]$/.test(name) && !isOrganisation(name)) return whole;
  return `${name}${hasFinalConsonant(name.at(-1) ?? '') ? '은' : '는'} `;
}

/** Names joined by a hyphen or middle dot: `KIND-국토부, …`, `…서울시·국토부 협약`. One of them must be plainly a body. */
function joinedParties(text: string): readonly string[] | undefined {
  for (const word of text.split(BREAK)) {
    const names = word
      .replace(NAME_END, '')
      .split(LINK)
      .filter((name) => name !== '');
    const bodies = names.filter(isOrganisation).length;
    const isList =
      names.length >= 2 &&
      bodies >= 1 &&
      names.every((name) => name.length >= 2 && (isOrganisation(name) || !isCommonNoun(name) || isNamedThing(name)));
    if (isList && bodies >= names.length - 1) return names.map(bareName);
    if (isFirstPair(text, word, names)) return names.map(bareName);
  }
  return undefined;
}

/** `강릉도매시장-미스터아빠, …`: at the head, joined by a hyphen and closed by a comma, two plain names are a pair. */
function isFirstPair(text: string, word: string, names: readonly string[]): boolean {
  return (
    names.length === 2 &&
    text.startsWith(`${word},`) &&
    HYPHEN.test(word) &&
    names.every((name) => PLAIN.test(name) && (name.length >= 5 || !isCommonNoun(name)))
  );
}

const HYPHEN = /[-–—↔]/;
const PLAIN = /^[가-힣A-Z][가-힣A-Za-z0-9&]{2,14}$/;
const BREAK = /[\s,…]/;
const LINK = /[-·ㆍ–—↔×∙]/;
/** `A·B가`, `A-B와`. */
const NAME_END = /(?<=[가-힣A-Z]{2})(?:와|과|은|는)$/;

function subjectIn(plain: PlainSentence, before: string, parties: readonly string[]): string {
  const last = Math.max(0, ...parties.map((party) => before.lastIndexOf(party) + party.length));
  const behind = before.slice(last).replace(EDGE, ' ');
  const clause = behind.split(ELLIPSIS).at(-1) ?? '';
  return subjectOf({
    behindParties: ` ${clause.trim()} `,
    before,
    noun: '협약',
    isWeak: false,
    lastQuotation: (upTo) => {
      const at = Math.max(upTo.lastIndexOf('□'), upTo.lastIndexOf('■'));
      return at < 0 ? undefined : quotationAt(plain, at);
    },
  });
}

const EDGE = /^(?:와의|과의|와|과|은|는|이|가)?[\s,·]*(?:등\s?\S{0,8}(?:과|와)\s)?(?:손잡고\s)?/;
