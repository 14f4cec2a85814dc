// English agreements whose verb is not signing: contracts awarded, forces joined under an agreement, agreements two act under or have between them.
// It must never take plain cooperation for an agreement: the noun must be named.
import { activeStatus, AUXILIARY, endOfTelling, NOUNS, type Shape } from './english-shapes.ts';

/** `was awarded a contract by B`, `awarded B a contract`, `awarded a contract to B`. */
export function awarded(text: string): Shape | undefined {
  const match = AWARDED.exec(text);
  if (match === null) return undefined;
  const [whole, verb = '', between = '', noun = ''] = match;
  const before = text.slice(0, match.index);
  const nounEnd = match.index + whole.length;
  const lead = AUXILIARY.exec(before)?.[0] ?? '';
  const behind = (lead === '' || !BE.test(lead) ? TO : BY).exec(text.slice(nounEnd, nounEnd + 80));
  const recipient = /^ (?=(?:the |local |[a-z-]+ ){0,3}[A-Z])/.test(between) ? [match.index + verb.length + 1] : [];
  return {
    status: activeStatus(before, verb),
    verbStart: match.index - lead.length,
    verbEnd: match.index + verb.length,
    nounStart: nounEnd - noun.length,
    nounEnd: nounEnd + (behind?.[0].length ?? 0),
    isPassive: false,
    partnersAt: [...recipient, ...(behind === null ? [] : [nounEnd + behind[0].length])],
    end: endOfTelling(text, nounEnd),
  };
}

const AWARDED = new RegExp(
  `\\b(award(?:ed|s)?|handed|granted|given)\\b((?: [\\w$€.,'’&%-]{1,24}){0,10}?) (?:an?|the|its|another|[$€£\\d][\\w.,-]*)(?: [\\w$€.,'’%-]{1,24}){0,6}? (${NOUNS})\\b`,
);
const BE = /\b(?:was|were|been|be|is|are)\b/;
export const TO = /^[^.;,]{0,50}? to (?=(?:the |[a-z-]+ ){0,4}[A-Z])/;
const BY = /^[^.;]{0,60}? (?:by|from) (?=(?:the |[a-z-]+ ){0,4}[A-Z])/;

/** `A and B joined forces under an agreement`, `A teamed up with B in a deal`. */
export function allied(text: string): Shape | undefined {
  const match = ALLIED.exec(text);
  if (match === null) return undefined;
  const [whole, verb = '', , means = '', noun = ''] = match;
  const before = text.slice(0, match.index);
  const nounEnd = match.index + whole.length;
  return {
    status: alliedStatus(before, verb, means),
    verbStart: match.index - (AUXILIARY.exec(before)?.[0].length ?? 0),
    verbEnd: match.index + verb.length,
    nounStart: nounEnd - noun.length,
    nounEnd,
    isPassive: false,
    end: endOfTelling(text, nounEnd),
  };
}

/** `will work together under the agreement`: the agreement stands; `worked with B on a deal` tells of none. */
function alliedStatus(before: string, verb: string, means: string): Shape['status'] {
  const status = activeStatus(before, verb);
  if (!WORK.test(verb)) return status;
  return status !== 'none' && /^(?:under|through|via|as)/.test(means) ? 'signed' : 'none';
}

const WORK = /^(?:work|cooperat|collaborat)/;
const ALLIED = new RegExp(
  `\\b(join(?:ed|s)? (?:forces|hands)|(?:tied|ties|linked|links|paired|pairs) up|team(?:ed|s)? up|partner(?:ed|s)?|allied|contracted|collaborat(?:ed?|es)|work(?:ed|s)?|cooperat(?:ed?|es))\\b([^.;]{0,140}?) (under|through|via|by signing|by way of|as part of|in|with)(?: (?:an?|the|its|their))?(?: (?!(?:under|through|via|with|in|between|and)\\b)[\\w$€.,'’%-]{1,24}){0,5}? (${NOUNS})\\b`,
);

/** `Under the agreement, A and B will …`: both act under it. */
export function under(text: string): Shape | undefined {
  const match = UNDER.exec(text);
  if (match === null) return undefined;
  const [whole, , noun = ''] = match;
  const verb = WILL.exec(text.slice(whole.length, whole.length + 160));
  if (verb === null) return undefined;
  const verbStart = whole.length + verb.index;
  return {
    status: 'signed',
    verbStart,
    verbEnd: verbStart + verb[0].length,
    nounStart: whole.length - noun.length,
    nounEnd: whole.length,
    isPassive: false,
    end: text.length,
  };
}

const UNDER = new RegExp(
  `^(Under|In|By|As part of|Based on|According to|In line with|Through|Thanks to) (?:an?|the|this|that|their|its)(?: [\\w$€.’'%-]{1,24}){0,4}? (${NOUNS})\\b`,
);
const WILL = /\b(?:will|would|are to|agreed|plan to|have agreed)\b/;

/** `Bristol and Nokia in smart-city pact`: a headline without a verb. */
export function titled(text: string): Shape | undefined {
  const match = TITLED.exec(text);
  if (match === null || UNSURE.test(text)) return undefined;
  const [whole, names = '', noun = ''] = match;
  return {
    status: 'signed',
    verbStart: names.length + 1,
    verbEnd: names.length + ' in'.length,
    nounStart: whole.length - noun.length,
    nounEnd: whole.length,
    isPassive: false,
    end: text.length,
  };
}

const TITLED = new RegExp(
  `^([A-Z][\\w.&’' -]{1,40}(?:,| and| &) [A-Z][\\w.&’' -]{1,40}) in (?:[a-z$€£\\d][\\w$€£.-]{0,20} ){0,4}(${NOUNS})\\b`,
);

/** `the agreement between A and B takes effect`: it stands. */
export function standing(text: string): Shape | undefined {
  const match = STANDING.exec(text) ?? BINDING.exec(text);
  if (match === null || UNSURE.test(text)) return undefined;
  const [whole, noun = ''] = match;
  const nounEnd = match.index + whole.length;
  return {
    status: 'signed',
    verbStart: nounEnd,
    verbEnd: nounEnd,
    nounStart: nounEnd - noun.length,
    nounEnd,
    isPassive: true,
    partnersAt: match[2] === undefined ? [] : [nounEnd + 1],
    end: endOfTelling(text, nounEnd),
  };
}

const STANDING = new RegExp(
  `\\b(?:[Tt]he|[Tt]heir|[Aa]n existing|[Tt]his)(?: [\\w$€.,'’%-]{1,24}){0,5}? (${NOUNS})(?= between (?:the )?[A-Z])`,
);
/** `the memorandum commits A and B to`. */
const BINDING = new RegExp(
  `\\b(?:[Tt]he|[Tt]his)(?: [\\w-]{1,24}){0,3}? (${NOUNS}) (commits|binds|obliges|brings together|links|unites|pairs|sees)(?= (?:the )?[A-Z])`,
);
const UNSURE =
  /\b(?:[Tt]alks|[Nn]egotiat\w{2,5}|[Pp]ropos\w{1,4}|possible|potential|draft|would|could|may|might|if|whether|dispute|lawsuit|sued|reject\w{0,3}|criticis\w{1,4}|criticiz\w{1,4}|not|no|never|plan(?:s|ned)?|hope[sd]?|before|until|lack)\b/;
