// What one word, or the few words ending at it, name as a party: a body, the body behind an office, a plain name where only a party can stand.
// It must never take a common noun, a person or a date for a party.
import { isCommonNoun } from './common-nouns.ts';
import { isAdministration, isOrganisation, isPartOfBody } from './organisations.ts';
import { officeAt, type OfficeRequest } from './party-offices.ts';
import { bareName, isCounted, isPlaceInFront, isPlaced, isPlainName, withFront, type Slot } from './party-shape.ts';

/** `base` is the word at `index` without particle and comma; `known` holds the names told before in the article. */
export type PartyRequest = OfficeRequest & { readonly slot: Slot };

/** Names (several when joined by middle dots), and the first word they take. */
export type Party = { readonly names: readonly string[]; readonly start: number };

/** @returns undefined when nothing that can sign stands here */
export function partyEndingAt(request: PartyRequest): Party | undefined {
  const { words, index, base } = request;
  const office = officeAt(request);
  if (office !== undefined) return office;
  const parts = base.split(JOINT).filter((part) => part !== '');
  if (parts.length === 0) return undefined;
  const strong = parts.filter((part) => isBody(part, request)).length;
  const slot = strong > 0 && parts.length > 1 && request.slot === 'none' ? 'likely' : request.slot;
  const { name, start } = withFront(words, index, parts[0] ?? '');
  const joined = start === index ? joinedInFront(words, index, parts) : undefined;
  if (joined !== undefined) return { names: joined, start: index - 1 };
  if (isOneBody(parts)) return { names: [bareName(base)], start: index };
  const isWhole =
    parts.length === 1 &&
    name.includes(' ') &&
    (slot !== 'none' || isPlaced(name) || isOrganisation(words[index - 1] ?? ''));
  if (!isWhole && !parts.every((part) => isBody(part, request) || isPlainName(part, slot))) return undefined;
  return { names: [name, ...parts.slice(1).map(bareName)], start };
}

/** `㈜네모난지구·경기대 산학협력단`: the part belongs to the last of those before it. */
function joinedInFront(
  words: readonly string[],
  index: number,
  parts: readonly string[],
): readonly string[] | undefined {
  const before = (words[index - 1] ?? '').split(JOINT);
  const [part = ''] = parts;
  const owner = before.at(-1) ?? '';
  if (before.length < 2 || !isPartOfBody(part) || !isOrganisation(owner)) return undefined;
  const others = before.slice(0, -1);
  if (!others.every((name) => isOrganisation(name) || isPlainName(name, 'likely'))) return undefined;
  return [...others.map(bareName), `${owner} ${part}`, ...parts.slice(1).map(bareName)];
}

/** `한국환경정책·평가연구원`: the dot stands inside one name. */
function isOneBody(parts: readonly string[]): boolean {
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  return (
    parts.length === 2 &&
    isOrganisation(last) &&
    first.length > 1 &&
    !isOrganisation(first) &&
    isCommonNoun(first) &&
    /^(?:한국|대한|국립|서울|부산|대구|인천|광주|대전|울산|경기)/.test(first)
  );
}

/** Names in one word: `용인시·화성시`. */
const JOINT = /[·ㆍ・‧∙/]/;

function isBody(name: string, { known, words, index }: PartyRequest): boolean {
  const before = words[index - 1] ?? '';
  return (
    isOrganisation(name) ||
    isKnown(bareName(name), known) ||
    (STATE.test(name) && isPlaceInFront(before)) ||
    isCounted(before, name)
  );
}

/** A name told before, or one that begins with it: `새빛교육` behind `새빛`. */
function isKnown(name: string, known: ReadonlySet<string>): boolean {
  if (known.has(name)) return true;
  for (let cut = 2; cut <= name.length - 2; cut += 1)
    if (known.has(name.slice(0, cut)) && !isAdministration(name.slice(0, cut))) return true;
  return false;
}

/** An unknown state behind its country: `베트남 후에성`, `미국 콜로라도주`, `일본 미에현`. */
const STATE = /^[가-힣]{2,7}(?:성|주|현|시|도|구|군|정부)$/;
