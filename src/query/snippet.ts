// The stretch of a text that shows best why a query found it, with `**` around the hits. Hits are found as the alerts find them, over
// spaces and particles. A star of the text is never taken for a mark: beside another star or a hit it becomes `∗`.
import { Automaton } from '#src/language/automaton.ts';
import { literalFits } from '#src/language/boundary.ts';
import { collapse } from '#src/language/collapsed-text.ts';
import type { Literal } from '#src/language/literal.ts';
import { findLargeNumbers } from '#src/language/numbers/large-numbers.ts';
import { findPlaces, placesOfOneName } from '#src/language/places.ts';
import { foldForSearch } from '#src/language/search-fold.ts';
import type { Span } from '#src/model-facts.ts';
import type { Query } from './parse-query.ts';
import { resolveQuery, type Resolved, type TextUnit } from './resolve.ts';
import { literalsOf } from './unit-literals.ts';

type Hit = Span & { readonly unit: number };

/**
 * @param options.length UTF-16 units of text shown at most, marks and ellipses not counted
 * @returns empty when the text has none of the words
 */
export function snippet(text: string, query: Query, { length }: { readonly length: number }): string {
  const resolved = resolveQuery(query);
  const hits = resolved === undefined ? [] : findHits(text, wantedUnits(resolved));
  const [first] = hits;
  if (first === undefined) return '';
  const window = widen(text, bestWindow(hits, length) ?? first, length);
  return mark(text, window, hits);
}

/** Excluded words are no hits. */
function wantedUnits(tree: Resolved): readonly TextUnit[] {
  if (tree.kind === 'text') return tree.isTitle ? [] : [tree];
  return tree.kind === 'and' || tree.kind === 'or' ? tree.parts.flatMap(wantedUnits) : [];
}

/** In order, none overlapping, the longer one first. */
function findHits(text: string, units: readonly TextUnit[]): readonly Hit[] {
  const all = [...literalHits(text, units), ...placeHits(text, units), ...numberHits(text, units)];
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  const hits: Hit[] = [];
  for (const hit of all) if (hit.start >= (hits.at(-1)?.end ?? 0)) hits.push(hit);
  return hits;
}

function literalHits(text: string, units: readonly TextUnit[]): readonly Hit[] {
  const wanted = units.flatMap((unit, index) =>
    literalsOf(unit).map((literal): { unit: number; literal: Literal } => ({ unit: index, literal })),
  );
  const automaton = new Automaton();
  const byIndex = Map.groupBy(wanted, ({ literal }) => automaton.add(literal.text));
  const collapsed = collapse(text);
  const hits: Hit[] = [];
  automaton.scan(collapsed.text, (found, end) => {
    for (const { unit, literal } of byIndex.get(found) ?? []) {
      const start = end - literal.text.length;
      if (!literalFits(collapsed, { start, end }, literal)) continue;
      hits.push({ start: collapsed.starts[start] ?? 0, end: collapsed.ends[end - 1] ?? 0, unit });
    }
  });
  return hits;
}

function placeHits(text: string, units: readonly TextUnit[]): readonly Hit[] {
  const wanted = new Map(
    units.flatMap(({ terms }, unit) =>
      terms.placeId === undefined ? [] : placesOfOneName(terms.placeId).map((id) => [id, unit] as const),
    ),
  );
  if (wanted.size === 0) return [];
  return findPlaces(text).flatMap(({ id, start, end }) => {
    const unit = wanted.get(id);
    return unit === undefined ? [] : [{ start, end, unit }];
  });
}

function numberHits(text: string, units: readonly TextUnit[]): readonly Hit[] {
  const wanted = new Map(
    units.flatMap(({ terms }, unit) => (terms.number === undefined ? [] : [[terms.number, unit] as const])),
  );
  if (wanted.size === 0) return [];
  const { text: folded, offsets } = foldForSearch(text);
  return findLargeNumbers(folded).flatMap(({ value, start, end }) => {
    const unit = wanted.get(value);
    return unit === undefined ? [] : [{ start: offsets?.[start] ?? start, end: offsets?.[end] ?? end, unit }];
  });
}

/** The stretch with most distinct words of the query, then most hits, then the first. One pass with two ends. */
function bestWindow(hits: readonly Hit[], length: number): Span | undefined {
  const counts = new Map<number, number>();
  let best: { readonly span: Span; readonly score: number } | undefined;
  let from = 0;
  for (const [to, last] of hits.entries()) {
    counts.set(last.unit, (counts.get(last.unit) ?? 0) + 1);
    for (
      let first = hits[from];
      first !== undefined && from < to && last.end - first.start > length;
      first = hits[from]
    ) {
      const left = (counts.get(first.unit) ?? 1) - 1;
      if (left === 0) counts.delete(first.unit);
      else counts.set(first.unit, left);
      from += 1;
    }
    const score = counts.size * hits.length * 2 + (to - from);
    if (best === undefined || score > best.score)
      best = { span: { start: hits[from]?.start ?? last.start, end: last.end }, score };
  }
  return best?.span;
}

/** Text around the hits up to the length, more of it behind than before, cut between words. */
function widen(text: string, hits: Span, length: number): Span {
  const room = Math.max(0, length - (hits.end - hits.start));
  const earliest = Math.max(0, hits.start - Math.max(Math.floor(room / 3), room - (text.length - hits.end)));
  const start = earliest === 0 ? 0 : wordStart(text, earliest, hits.start);
  const latest = Math.min(text.length, Math.max(hits.end, start + length));
  return { start, end: latest === text.length ? latest : wordEnd(text, latest, hits.end) };
}

function wordStart(text: string, from: number, before: number): number {
  for (let at = from; at < before; at += 1)
    if (BLANK.test(text.charAt(at - 1)) && !BLANK.test(text.charAt(at))) return at;
  return before;
}

/** A word that cannot be shown whole is left out, unless it is the one with the hit. */
function wordEnd(text: string, to: number, after: number): number {
  for (let at = to; at > after; at -= 1) if (BLANK.test(text.charAt(at)) && !BLANK.test(text.charAt(at - 1))) return at;
  return after;
}

/** Example: a blank, a line break. */
const BLANK = /^\s$/;

function mark(text: string, window: Span, hits: readonly Hit[]): string {
  const parts: string[] = [];
  let at = window.start;
  for (const hit of joinTouching(hits)) {
    if (hit.end > window.end) break;
    if (hit.start < at) continue;
    parts.push(plain(text.slice(at, hit.start)), `**${plain(text.slice(hit.start, hit.end)).replaceAll('*', STAR)}**`);
    at = hit.end;
  }
  parts.push(plain(text.slice(at, window.end)));
  const before = window.start > 0 ? '…' : '';
  const after = window.end < text.trimEnd().length ? '…' : '';
  return `${before}${parts.join('').replaceAll(LINE_BREAKS, ' ').trim()}${after}`;
}

/** Hits side by side are one: marks back to back would be four stars. */
function joinTouching(hits: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const { start, end } of hits) {
    const before = joined.at(-1);
    if (before?.end === start) joined[joined.length - 1] = { start: before.start, end };
    else joined.push({ start, end });
  }
  return joined;
}

/** Stars that would read as marks: several in a row, or one at the edge of a hit. */
function plain(text: string): string {
  return text.replaceAll(STARS, (stars) => STAR.repeat(stars.length));
}

/** Example: `**`, the first star of `* 자료`, the last of `참고*`. */
const STARS = /\*{2,}|^\*|\*$/g;
const STAR = '∗';
/** A paragraph's end: `\n\n`. */
const LINE_BREAKS = /\s*\n\s*/g;
