// The literal that is looked for, made of a word or phrase as typed, and the ways it may be spaced. The index is asked for each of them
// and running text is compared with each of them: one list for both, so that search and alerts find the same.
import { GAP, type CollapsedText } from './collapsed-text.ts';
import { scriptAt, type RunKind } from './runs.ts';
import { stemOf } from './stem.ts';

/** A stretch of one script between two spaces. */
export type Part = { readonly kind: RunKind; readonly text: string };

export type Spacing = {
  readonly parts: readonly Part[];
  /** What must stand before each unit but the first: one of NEEDED. */
  readonly needs: Uint8Array;
  readonly mode: Mode;
  /** Whether its last word may be longer. */
  readonly mayGoOn: boolean;
};

/**
 * How loosely a literal may stand in its word. `free`: anywhere (three syllables or more are no accident); `noun`, of two syllables: not
 * behind a single one (부시장); `exact`, of one, or of two with `=`: alone, with particles at most; `whole`: letters and digits, and single characters of a phrase.
 */
export type Mode = 'free' | 'noun' | 'exact' | 'whole';

/** Between two scripts a blank or nothing: an index of runs cannot tell AI기술 from AI 기술. */
export const NEEDED = { none: 0, soft: 1, hard: 2, noneOrSoft: 3 } as const;

/**
 * How a word was asked for. `word`: as words are meant. `alone`: this spelling, blanks exactly where typed, and of one or two syllables
 * no longer word (`=시장`). `anywhere`: inside other words too (`*시장*`).
 */
export type Reach = 'word' | 'alone' | 'anywhere';

export type Literal = {
  /** Collapsed: folded letters and digits only. */
  readonly text: string;
  /** What was typed before each unit, one of GAP. */
  readonly gaps: Uint8Array;
  readonly reach: Reach;
  /** As typed first. */
  readonly spacings: readonly Spacing[];
};

/** @param typed a collapsed word or phrase */
export function literalOf(typed: Pick<CollapsedText, 'text' | 'gaps'>, reach: Reach = 'word'): Literal {
  const { text, gaps } = typed;
  let spacings: readonly Spacing[] | undefined;
  return {
    text,
    gaps,
    reach,
    // Not before they are asked for: most words that are tried as a name never are.
    get spacings() {
      return (spacings ??= spacingsOf(typedParts(typed), reach));
    },
  };
}

/** Of a stem, without what stood behind it. */
export function shorten({ text, gaps, reach }: Literal, length: number): Literal {
  return literalOf({ text: text.slice(0, length), gaps: gaps.subarray(0, length) }, reach);
}

/** A part and what was typed before it. */
type TypedPart = Part & { readonly gap: number };

function typedParts({ text, gaps }: Pick<CollapsedText, 'text' | 'gaps'>): readonly TypedPart[] {
  const parts: TypedPart[] = [];
  for (let start = 0; start < text.length;) {
    const kind = scriptAt(text, start);
    let end = start + 1;
    while (end < text.length && gaps[end] === GAP.none && scriptAt(text, end) === kind) end += 1;
    parts.push({ kind, text: text.slice(start, end), gap: gaps[start] ?? GAP.none });
    start = end;
  }
  return parts;
}

/** As typed, all joined, each blank alone left out, each long word split in two. */
function spacingsOf(typed: readonly TypedPart[], reach: Reach): readonly Spacing[] {
  const all =
    reach === 'alone'
      ? [typed]
      : [typed, joinAll(typed), ...joinsOf(typed), ...splitsOf(typed)].slice(0, MOST_SPACINGS);
  const isBroken = typed.some(({ gap }, at) => at > 0 && gap === GAP.hard);
  // What was typed as `서울, 부산` may stand as `서울 부산`.
  const loose = isBroken
    ? all.map((parts) => parts.map((part) => ({ ...part, gap: Math.min(part.gap, GAP.soft) })))
    : [];
  const spacings = [...all, ...loose].map((parts) => ({
    parts,
    needs: needsOf(parts),
    mode: modeOf(parts, reach),
    mayGoOn: mayGoOn(parts),
  }));
  return [...new Map(spacings.map((spacing) => [spacing.needs.join(), spacing])).values()];
}

/** Each is a phrase that the index walks; people type few words in quotation marks. */
const MOST_SPACINGS = 12;

function joinsOf(parts: readonly TypedPart[]): readonly (readonly TypedPart[])[] {
  return parts.flatMap((part, at) => {
    const before = parts[at - 1];
    if (before === undefined || !areJoinable(before, part)) return [];
    return [[...parts.slice(0, at - 1), { ...before, text: before.text + part.text }, ...parts.slice(at + 1)]];
  });
}

function joinAll(parts: readonly TypedPart[]): readonly TypedPart[] {
  const joined: TypedPart[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    if (before !== undefined && areJoinable(before, part))
      joined[joined.length - 1] = { ...before, text: before.text + part.text };
    else joined.push(part);
  }
  return joined;
}

/** Words of one script with a blank between; digits side by side would be another number. */
function areJoinable(one: TypedPart, next: TypedPart): boolean {
  return one.kind === next.kind && next.gap === GAP.soft && (one.kind === 'hangul' || one.kind === 'letters');
}

/** 신종코로나 → 신종 코로나: Hangul of four syllables or more, with two on either side of the blank. */
function splitsOf(parts: readonly TypedPart[]): readonly (readonly TypedPart[])[] {
  return parts.flatMap((part, at) => {
    if (part.kind !== 'hangul' || part.text.length < SHORTEST_SPLIT) return [];
    return Array.from({ length: part.text.length - 3 }, (_, cut) => [
      ...parts.slice(0, at),
      { ...part, text: part.text.slice(0, cut + 2) },
      { ...part, text: part.text.slice(cut + 2), gap: GAP.soft },
      ...parts.slice(at + 1),
    ]);
  });
}

/** Syllables of a word that may be two. */
export const SHORTEST_SPLIT = 4;

function needsOf(parts: readonly TypedPart[]): Uint8Array {
  const needs = parts.flatMap(({ kind, text, gap }, at) => {
    const before = parts[at - 1];
    const inside = Array.from({ length: text.length - 1 }, () => NEEDED.none);
    if (before === undefined) return inside;
    if (gap === GAP.hard) return [NEEDED.hard, ...inside];
    return [before.kind === kind ? NEEDED.soft : NEEDED.noneOrSoft, ...inside];
  });
  return Uint8Array.from(needs);
}

function modeOf(parts: readonly Part[], reach: Reach): Mode {
  const [first, second] = parts;
  if (first === undefined || first.kind === 'letters' || first.kind === 'digits') return 'whole';
  const isAlone = second === undefined;
  if (!isAlone || first.kind === 'han') return isAlone || first.text.length > 1 ? 'free' : 'whole';
  if (first.text.length === 1 || (first.text.length === 2 && reach === 'alone' && isNoun(first))) return 'exact';
  return first.text.length === 2 && reach !== 'anywhere' ? 'noun' : 'free';
}

/** 간다 is a form of 가다: the index has its stem only. */
function isNoun({ text }: Part): boolean {
  return stemOf({ kind: 'hangul', text, start: 0, end: text.length }).startsWith(text);
}

/** Korean words go on (드론택시); of Chinese characters a single one behind another word does not. */
function mayGoOn(parts: readonly Part[]): boolean {
  const [last, before] = [parts.at(-1), parts.at(-2)];
  if (last === undefined || last.kind === 'hangul') return true;
  return last.kind === 'han' && (before === undefined || last.text.length > 1);
}
