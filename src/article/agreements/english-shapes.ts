// What the patterns of English agreements share: the words for one, and whether the words around the verb make it signed, planned or nothing.
// It must never take may, hopes to or refused to for a signature.

export type Shape = {
  readonly status: 'signed' | 'planned' | 'none';
  /** The group of the verb, and the noun. */
  readonly verbStart: number;
  readonly verbEnd: number;
  readonly nounStart: number;
  readonly nounEnd: number;
  readonly isPassive: boolean;
  /** Further places where a list of partners begins: `awarded |KT a contract`, `a contract from |KT`. */
  readonly partnersAt?: readonly number[];
  /** Where the telling ends and its source begins: `, the county said`. */
  readonly end: number;
};

export const NOUNS =
  '(?:[Mm]emorand(?:um|ums|a)(?: [Oo]f (?:[Uu]nderstanding|[Aa]greement|[Cc]ooperation))?|MOUs?|MoUs?|MOA|[Ll]etters? of (?:[Ii]ntent|[Uu]nderstanding)|LOI|(?:[Jj]oint )?[Dd]eclaration|[Aa]greements?|[Cc]ontracts?|deals?|pacts?|accords?|[Pp]artnership|framework|treaty)';

/** Helping words right before the verb. */
export const AUXILIARY =
  /(?:\b(?:has|have|had|will|would|shall|reportedly|soon|now|jointly|first|then|is|are|was|were|to|been|also|recently|formally|officially|jointly|agreed|plans?|planned|planning|set|due|expected|expects?|scheduled|intends?|aims?|ready|poised|about|not|never|yet|may|might|could|can|should|must|did|does|do|refused|declined|failed|hopes?|hoped|wants?|wanted|seeks?|seeking|considering|on|earlier|last|this|next|week|month|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday|today) ){1,7}$/;

export function activeStatus(before: string, verb: string): Shape['status'] {
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

/** `, the county announced.`, `, both parties said`. */
export function endOfTelling(text: string, from: number): number {
  const source = SOURCE.exec(text.slice(from));
  return source === null ? text.length : from + source.index;
}

const SOURCE =
  /,? (?:the [a-z ]{1,30}|[A-Z][\w .&'-]{1,50}|it|they|he|she|officials|both (?:parties|sides)|a \w{1,14}|according to) ?(?:said|announced|reported|confirmed|told|added|says|according)\b/;
