// How an English sentence tells of an agreement: who signs (active), what is signed (passive, relative), and whether it was, will be, or was not.
// It must never take may, hopes to or refused to for a signature, nor an agreement that was ended for one that stands.

import { allied, awarded, standing, titled, TO, under } from './english-alliances.ts';
import { activeStatus, AUXILIARY, endOfTelling, NOUNS, type Shape } from './english-shapes.ts';

export type { Shape };

/** `signed a five-year supply contract`: the verb, at most eight words, the noun. */
const ACTIVE = new RegExp(
  `\\b(sign(?:ed|s|ing)?|inked|inks?|penned|concluded|clinched|sealed|struck|reach(?:es|ed)?|entered(?: into)?|enters?(?: into)?|extend(?:s|ed)|renew(?:s|ed)|expand(?:s|ed)|h[eo]ld(?:s|ing)? (?:a|an|the|its|their)(?: joint| online| official)? signing(?: ceremony)?(?: with (?:the )?[A-Z][^.;]{1,60}?)?(?: for| of)?|finali[sz]ed|executed|exchanged|formali[sz]ed|sealing|seals?|strikes?|lands?|landed|secures?|secured|wins?|won|clinch(?:es)?|cemented|(?:announc|unveil)(?:es|s|ed)(?= an? | the )|agreed(?: on| to)?(?= an? | the | terms )|put(?:s|ting)? (?:pen to paper|(?:its|their) (?:names?|signatures?)) (?:on|to))\\b((?:, (?:on|in) [A-Z][^,.;]{1,20},)?(?: (?!with\\b|between\\b|by\\b)[\\w$€.,'’%-]{1,24}){0,8}?) (${NOUNS})\\b`,
);
/** `An agreement on … was signed`, `will be signed`. */
const PASSIVE = new RegExp(
  `\\b(${NOUNS})\\b(,?(?: [\\w&'’.-]{1,30},?){0,30}?) ((?:was|were|has been|have been|had been|is being|are being|will be|is to be|are to be|would be|may be|could be|should be|(?:is|are|was|were) (?:set|due|expected|scheduled|likely) to be|was not|were not|has not been|never) ?(?:formally |officially |also |not )?)(signed|inked|concluded|sealed|finali[sz]ed|reached|struck|exchanged|awarded|agreed|renewed|extended)\\b`,
);
/** `an agreement that A and B signed`, `the MOU A signed with B`. */
const RELATIVE = new RegExp(
  `\\b(${NOUNS})\\b,? ?((?:that|which)? ?(?:the )?[A-Z][^.;]{1,120}?) ((?:had |have |has |will |plan to |are to )?)(signed|sign|inked|concluded|reached|struck)\\b`,
);
/** `an MOU signed by A and B`, `the contract signed with B`. */
const PARTICIPLE = new RegExp(
  `\\b(${NOUNS})\\b,?((?: [\\w&'’.-]{1,30}){0,12}?),? (signed|inked|concluded|sealed|reached|struck|executed) (?=by |between |with |on |in |at |last |this |earlier |yesterday|today|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\\d)`,
);

export function shapeOf(text: string): Shape | undefined {
  const shape =
    passive(text) ??
    active(text) ??
    allied(text) ??
    relative(text) ??
    awarded(text) ??
    under(text) ??
    participle(text) ??
    standing(text) ??
    titled(text);
  if (shape === undefined) return undefined;
  return isOther(text, shape) || isEnded(text, shape) || text.endsWith('?') ? { ...shape, status: 'none' } : shape;
}

function active(text: string): Shape | undefined {
  const match = ACTIVE.exec(text);
  if (match === null) return undefined;
  const before = text.slice(0, match.index);
  const nounEnd = match.index + match[0].length;
  return {
    status: UNDONE.test(match[2] ?? '') ? 'none' : activeStatus(before, match[1] ?? ''),
    verbStart: match.index - (AUXILIARY.exec(before)?.[0].length ?? 0),
    verbEnd: match.index + (match[1] ?? '').length,
    nounStart: nounEnd - (match[3] ?? '').length,
    nounEnd,
    isPassive: false,
    partnersAt: [...choosers(before), ...givers(text, nounEnd)],
    end: endOfTelling(text, nounEnd),
  };
}

/** `entered into talks over a contract`, `announced plans for a deal`. */
const UNDONE =
  /\b(?:talks|negotiations?|discussions|plans?|proposals?|proposed|bid|draft|possible|potential|dispute|race|tender|search)\b/;

/** `won a contract from the city`: right behind the noun, or a few words on. */
function givers(text: string, nounEnd: number): readonly number[] {
  const match = FROM.exec(text.slice(nounEnd, nounEnd + 80));
  return match === null ? [] : [nounEnd + match[0].length];
}

const FROM = /^[^.;,]{0,60}? from (?=the [A-Z]|[A-Z])/;

/** `has been selected by B and signed`: B is the other side. */
function choosers(before: string): readonly number[] {
  const match = CHOSEN_BY.exec(before);
  return match === null ? [] : [match.index + match[0].length];
}

const CHOSEN_BY =
  /\b(?:selected|chosen|picked|tapped|appointed|hired) by (?=(?:the )?[A-Z][^.;]{1,60} and (?:has |have |then |also )?$)/;

function passive(text: string): Shape | undefined {
  const match = PASSIVE.exec(text);
  if (match === null) return undefined;
  const help = match[3] ?? '';
  const verbEnd = match.index + match[0].length;
  return {
    status: passiveStatus(help, text.slice(0, match.index)),
    verbStart: verbEnd - (match[4] ?? '').length - help.length,
    verbEnd,
    nounStart: match.index,
    nounEnd: match.index + (match[1] ?? '').length,
    isPassive: true,
    partnersAt: match[4] === 'awarded' ? receivers(text, verbEnd) : [],
    end: endOfTelling(text, verbEnd),
  };
}

/** `was awarded to A by B`. */
function receivers(text: string, verbEnd: number): readonly number[] {
  const match = TO.exec(text.slice(verbEnd, verbEnd + 60));
  return match === null ? [] : [verbEnd + match[0].length];
}

function passiveStatus(help: string, before: string): Shape['status'] {
  if (
    /\b(?:not|never|may|could|should)\b/.test(help) ||
    /\b(?:no|without|any|if|whether) (?:\w{1,14} ){0,2}$/i.test(before)
  )
    return 'none';
  return /\b(?:will|would|to be|being)\b/.test(help) ? 'planned' : 'signed';
}

function relative(text: string): Shape | undefined {
  const match = RELATIVE.exec(text);
  if (match === null) return undefined;
  const help = match[3] ?? '';
  const verbEnd = match.index + match[0].length;
  return {
    status: /will|plan|are to/.test(help) ? 'planned' : 'signed',
    verbStart: verbEnd - (match[4] ?? '').length - help.length,
    verbEnd,
    nounStart: match.index,
    nounEnd: match.index + (match[1] ?? '').length,
    isPassive: false,
    end: endOfTelling(text, verbEnd),
  };
}

function participle(text: string): Shape | undefined {
  const match = PARTICIPLE.exec(text);
  if (match === null) return undefined;
  const verbEnd = match.index + match[0].length - 1;
  return {
    status: /\b(?:no|without|any) (?:\w{1,14} ){0,2}$/i.test(text.slice(0, match.index)) ? 'none' : 'signed',
    verbStart: verbEnd - (match[3] ?? '').length,
    verbEnd,
    nounStart: match.index,
    nounEnd: match.index + (match[1] ?? '').length,
    isPassive: true,
    end: endOfTelling(text, verbEnd),
  };
}

/** Agreements of other kinds: `user agreement`, `general agreement`, `labor contract`, `peace deal`. */
function isOther(text: string, { nounStart }: Shape): boolean {
  return OTHER_KIND.test(text.slice(Math.max(0, nounStart - 40), nounStart));
}

const OTHER_KIND =
  /\b(?:[Uu]ser|general|broad|tacit|labou?r|employment|rental|lease|tenancy|collective|plea|peace|ceasefire|non-disclosure|confidentiality|service-level|licen[cs]e|Paris|(?:Paris|global|international|UN) climate|prenuptial|wage|record|two-year player|player)[ -]$/;
/** What was ended before or behind: `terminated the contract it had signed`, `the MOU signed by … expired`, `signed … but later scrapped it`. */
function isEnded(text: string, shape: Shape): boolean {
  // `Having terminated its contract with A, B signed`: the end of another one.
  const before = text.slice(0, shape.verbStart).replace(HAVING_ENDED, '');
  const behind = text.slice(Math.max(shape.nounEnd, shape.verbEnd));
  if (ENDED.test(before) || PUT_OFF.test(text.slice(0, shape.verbEnd))) return true;
  return shape.nounStart < shape.verbStart ? ENDED.test(behind) : BUT_ENDED.test(behind);
}

const HAVING_ENDED = /^(?:Having|After having|After) (?:[a-z]+ ){0,2}[a-z]+(?:ed|ing)\b[^,]{0,100}, /;
/** `had planned to`, `postponed`. */
const PUT_OFF =
  /\b(?:had (?:planned|hoped|intended|been (?:set|due|expected|scheduled)) to|postpon(?:ed|es)|shelv(?:ed|es)|delay(?:ed|s)|dropped|put off)\b/;
const BUT_ENDED =
  /\bbut\b[^.]{0,60}\b(?:terminat|cancel|scrap|withdr|pulled out|rescind|revok|annul|void|dropped|collaps|expired|fell through|backed out)/;
const ENDED =
  /\b(?:terminat(?:ed|es|ing)|cancel+(?:ed|s|ing)|scrapp(?:ed|ing)|scraps|withdr(?:ew|awn|aws)|pull(?:ed|s|ing) out|tore up|torn up|rescind(?:ed|s)|revok(?:ed|es)|annul+(?:ed|s)|void(?:ed|s)|axed|walked away|backed out|fell through|collapsed|expired|lapsed)\b/;
