// Who signs when the sentence names only a partner, or nobody: the clause before, the sentence before, or the noun behind the verb.
// It must never lend a body to a sentence whose own subject was not understood.
import type { Memory } from './agreement-memory.ts';
import type { Sign } from './agreement-signs.ts';
import { partiesIn, type Parties } from './parties.ts';

/** One mention of an agreement and what surrounds it. */
export type Mention = {
  readonly memory: Memory;
  readonly sign: Sign;
  /** The text before the word 협약 from the mention before on, and the text behind the verb up to the next mention. */
  readonly segment: string;
  readonly rest: string;
  /** Whom the mention before named. */
  readonly carried: Parties;
  /** `전북도에 따르면`: the source is the missing subject. */
  readonly hasSource: boolean;
};

/** The subject of the sentence before, or of the clause before, when this one names only a partner. */
export function completed(mention: Mention, own: Parties): Parties {
  const { memory, sign, segment, carried, hasSource } = mention;
  const behind = sign.isRelative ? followers(mention) : [];
  const missing = behind.filter((name) => !own.names.includes(name));
  if (missing.length > 0 && own.subjects.length === 0)
    return { ...own, names: [...own.names, ...missing], subjects: missing };
  if (missing.length > 0 && own.names.length < 2) return { ...own, names: [...own.names, ...missing] };
  if (own.subjects.length > 0 || DEMONSTRATIVE.test(segment)) return own;
  if (own.partners.length > 0) {
    // `A와 B 간`, and a line of a list that names both: nobody is missing.
    const isWhole = own.isMutual || (own.names.length >= 2 && !sign.isPast && sign.status !== 'planned');
    if (isWhole && !hasSource) return own;
    const lent = carried.subjects.length > 0 ? carried.subjects : topicOf(memory, segment);
    const lenders = lent.filter((name) => !own.names.includes(name));
    return { ...own, names: [...lenders, ...own.names], subjects: lenders };
  }
  return carried.names.length >= 2 ? { ...carried, end: own.end } : own;
}

function topicOf(memory: Memory, segment: string): readonly string[] {
  return memory.topic === undefined || OTHER_TOPIC.test(segment) ? [] : [memory.topic];
}

/** A topic that was not understood: then nothing is lent. `이날은`, `협약은` say nothing. */
const OTHER_TOPIC = /(?<![가-힣])(?!이번|이날|이어|지난|오는|협약|사업)[가-힣A-Z][가-힣A-Za-z]{1,14}[은는](?=\s)/;

/** `업무협약을 맺은 부산시는`: who follows. */
function followers({ memory, rest }: Mention): readonly string[] {
  const listed = LISTED.exec(rest.slice(0, LIST_REACH));
  if (listed !== null)
    return partiesIn({ before: `${listed[1] ?? ''}와`, known: memory.known, meantBy: () => [] }).names;
  const words = rest.slice(0, FOLLOW_REACH).trim().replace(THEN, '').split(/\s+/);
  const topic = words.findIndex((word) => FOLLOWING.test(word));
  const end = topic >= 0 && topic <= MOST_FOLLOWING ? topic : words.findIndex((word) => COMPANION.test(word));
  if (end < 0 || end > MOST_FOLLOWING) return [];
  const { names } = partiesIn({
    before: words.slice(0, end + 1).join(' '),
    known: memory.known,
    meantBy: () => [],
  });
  return names;
}

/** `협약을 맺은 곳은 A와 B, C다`. */
const LISTED =
  /^\s?(?:곳|기관|기업|회사|업체|대학|주인공|당사자|주체)(?:은|는)\s([^.]{2,100}?)(?:\s등)?(?:이다|다)(?:\.|$)/;
const LIST_REACH = 130;
/** `체결한 데 이어, `. */
const THEN = /^(?:데\s이어|뒤|후|바\s있는),?\s/;
const FOLLOW_REACH = 80;
const MOST_FOLLOWING = 6;
const FOLLOWING = /[가-힣A-Z](?:은|는|이|가)$/;
const COMPANION = /[가-힣A-Z](?:와|과)$/;

/** `본 협약`, `이번 업무협약` speak of one told before. */
const DEMONSTRATIVE = /(?:^|\s)(?:본|이번|이|동|해당|그|이같은|이 같은|당시|관련|각)\s?(?:업무|투자|실시)?\s?$/;
