// How an English sentence tells of an agreement: who signs (active), what is signed (passive, relative), and whether it was, will be, or was not.
// It must never take may, hopes to or refused to for a signature, nor an agreement that was ended for one that stands.

export type Shape = {
  readonly status: 'signed' | 'planned' | 'none';
  /** The group of the verb, and the noun. */
  readonly verbStart: number;
  readonly verbEnd: number;
  readonly nounStart: number;
  readonly nounEnd: number;
  readonly isPassive: boolean;
  /** Where the telling ends and its source begins: `, the county said`. */
  readonly end: number;
};

const NOUNS =
  '(?:[Mm]emorand(?:um|ums|a) [Oo]f (?:[Uu]nderstanding|[Aa]greement|[Cc]ooperation)|MOUs?|MoUs?|MOA|[Ll]etters? of (?:[Ii]ntent|[Uu]nderstanding)|LOI|(?:[Jj]oint )?[Dd]eclaration|[Aa]greements?|[Cc]ontracts?|deals?|pacts?|accords?|[Pp]artnership|framework|treaty)';

/** `signed a five-year supply contract`: the verb, at most eight words, the noun. */
const ACTIVE = new RegExp(
  `\\b(sign(?:ed|s|ing)?|inked|inks?|penned|concluded|clinched|sealed|struck|reached|entered into|enters? into|finali[sz]ed|executed|exchanged|formali[sz]ed)\\b((?: (?!with\\b|between\\b|by\\b)[\\w$€.,'’%-]{1,24}){0,8}?) (${NOUNS})\\b`,
);
/** `An agreement on … was signed`, `will be signed`. */
const PASSIVE = new RegExp(
  `\\b(${NOUNS})\\b(,?(?: [\\w&'’.-]{1,30},?){0,30}?) ((?:was|were|has been|have been|had been|is being|are being|will be|is to be|are to be|would be|may be|could be|should be|(?:is|are|was|were) (?:set|due|expected|scheduled|likely) to be|was not|were not|has not been|never) ?(?:formally |officially |also |not )?)(signed|inked|concluded|sealed|finali[sz]ed|reached|struck|exchanged)\\b`,
);
/** `an agreement that A and B signed`, `the MOU A signed with B`. */
const RELATIVE = new RegExp(
  `\\b(${NOUNS})\\b,? ?((?:that|which)? ?(?:the )?[A-Z][^.;]{1,120}?) ((?:had |have |has |will |plan to |are to )?)(signed|sign|inked|concluded|reached|struck)\\b`,
);
/** `an MOU signed by A and B`, `the contract signed with B`. */
const PARTICIPLE = new RegExp(
  `\\b(${NOUNS})\\b,?((?: [\\w&'’.-]{1,30}){0,12}?) (signed|inked|concluded|reached|struck) (?=by |between |with |on |in |last |\\d)`,
);

export function shapeOf(text: string): Shape | undefined {
  const shape = passive(text) ?? active(text) ?? relative(text) ?? participle(text);
  if (shape === undefined) return undefined;
  return isOther(text, shape) || isEnded(text, shape) || text.endsWith('?') ? { ...shape, status: 'none' } : shape;
}

function active(text: string): Shape | undefined {
  const match = ACTIVE.exec(text);
  if (match === null) return undefined;
  const before = text.slice(0, match.index);
  const nounEnd = match.index + match[0].length;
  return {
    status: activeStatus(before, match[1] ?? ''),
    verbStart: match.index - (AUXILIARY.exec(before)?.[0].length ?? 0),
    verbEnd: match.index + (match[1] ?? '').length,
    nounStart: nounEnd - (match[3] ?? '').length,
    nounEnd,
    isPassive: false,
    end: endOfTelling(text, nounEnd),
  };
}

/** Helping words right before the verb. */
const AUXILIARY =
  /(?:\b(?:has|have|had|will|would|shall|reportedly|soon|now|jointly|first|then|is|are|was|were|to|been|also|recently|formally|officially|jointly|agreed|plans?|planned|planning|set|due|expected|expects?|scheduled|intends?|aims?|ready|poised|about|not|never|yet|may|might|could|can|should|must|did|does|do|refused|declined|failed|hopes?|hoped|wants?|wanted|seeks?|seeking|considering|on|earlier|last|this|next|week|month|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday|today) ){1,7}$/;

function activeStatus(before: string, verb: string): Shape['status'] {
  const lead = AUXILIARY.exec(before)?.[0] ?? '';
  if (NEVER.test(lead) || NEVER_BEFORE.test(before)) return 'none';
  if (PLANNED.test(lead))
    return GATHERED.test(before) && !/will|plan|agreed|set|due|expect|schedul/.test(lead) ? 'signed' : 'planned';
  if (verb === 'sign')
    return /(?:\bto |[a-z]s |[A-Z][\w.]* |\w )$/.test(before) && !/\bto $/.test(before) ? 'signed' : 'planned';
  if (verb === 'signing' && /\bthe $/.test(before)) return SIGNING_AHEAD.test(before) ? 'planned' : 'signed';
  if (verb === 'signing') return /\b(?:after|following|by|since|of|for) $/.test(before) ? 'signed' : 'planned';
  return 'signed';
}

/** `ahead of the signing`, `plans for the signing`. */
const SIGNING_AHEAD = /\b(?:ahead of|for|until|plans?|expects?|awaits?|prepar\w{2,4}) the $/;

const NEVER =
  /\b(?:not|never|yet|may|might|could|can|should|must|refused|declined|failed|hopes?|hoped|wants?|wanted|seeks?|seeking|considering|did|does|do)\b/;
const NEVER_BEFORE =
  /\b(?:without|[Nn]either|refus\w{2,4}|declin\w{2,4}|fail\w{2,4}|den(?:y|ied|ies|ying)|consider\w{0,4}|propos\w{2,4}|urg\w{2,4}|call\w{0,3} on|ask\w{0,3}|talks|negotiat\w{2,5}|[Ww]hether|[Ii]f|[Uu]nless|[Bb]efore|instead of|rather than|yet to|n['’]t|not|no plans?|abandon\w{0,3}|oppos\w{2,4}|encourag\w{2,4}|wish\w{0,3}|possib\w{2,4})\b(?: [\w'’-]{1,20}){0,6} $/;
const PLANNED =
  /\b(?:will|would|shall|to|plans?|planned|planning|set|due|expected|expects?|scheduled|intends?|aims?|ready|poised|about)\b/;
/** `met on Monday to sign`: the signing is told of as done. */
const GATHERED = /\b(?:met|gathered|came together|visited|travel+ed)\b[^.]{0,60}$/;

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
    end: endOfTelling(text, verbEnd),
  };
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

/** `, the county announced.`, `, both parties said`. */
function endOfTelling(text: string, from: number): number {
  const source = SOURCE.exec(text.slice(from));
  return source === null ? text.length : from + source.index;
}

const SOURCE =
  /,? (?:the [a-z ]{1,30}|[A-Z][\w .&'-]{1,50}|it|they|he|she|officials|both (?:parties|sides)|a \w{1,14}|according to) ?(?:said|announced|reported|confirmed|told|added|says|according)\b/;

/** Agreements of other kinds: `user agreement`, `general agreement`, `labor contract`, `peace deal`. */
function isOther(text: string, { nounStart }: Shape): boolean {
  return OTHER_KIND.test(text.slice(Math.max(0, nounStart - 40), nounStart));
}

const OTHER_KIND =
  /\b(?:[Uu]ser|general|broad|tacit|labou?r|employment|rental|lease|tenancy|collective|plea|peace|ceasefire|non-disclosure|confidentiality|service-level|licen[cs]e|Paris|climate|prenuptial|wage|record|two-year player|player)[ -]$/;
/** What was ended before or behind: `terminated the contract it had signed`, `the MOU signed by … expired`, `signed … but later scrapped it`. */
function isEnded(text: string, shape: Shape): boolean {
  const before = text.slice(0, shape.verbStart);
  const behind = text.slice(Math.max(shape.nounEnd, shape.verbEnd));
  if (ENDED.test(before) || PUT_OFF.test(text.slice(0, shape.verbEnd))) return true;
  return shape.nounStart < shape.verbStart ? ENDED.test(behind) : BUT_ENDED.test(behind);
}

/** `had planned to`, `postponed`. */
const PUT_OFF =
  /\b(?:had (?:planned|hoped|intended|been (?:set|due|expected|scheduled)) to|postpon(?:ed|es)|shelv(?:ed|es)|delay(?:ed|s)|dropped|put off)\b/;
const BUT_ENDED =
  /\bbut\b[^.]{0,60}\b(?:terminat|cancel|scrap|withdr|pulled out|rescind|revok|annul|void|dropped|collaps|expired|fell through|backed out)/;
const ENDED =
  /\b(?:terminat(?:ed|es|ing)|cancel+(?:ed|s|ing)|scrapp(?:ed|ing)|scraps|withdr(?:ew|awn|aws)|pull(?:ed|s|ing) out|tore up|torn up|rescind(?:ed|s)|revok(?:ed|es)|annul+(?:ed|s)|void(?:ed|s)|axed|walked away|backed out|fell through|collapsed|expired|lapsed)\b/;
