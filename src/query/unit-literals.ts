// Which literals in running text stand for a unit of a query.
// The same list serves alerts and snippets.
import { collapse } from '#src/language/collapsed-text.ts';
import { placeById } from '#src/language/gazetteer/gazetteer.ts';
import type { Literal } from '#src/language/literal.ts';
import type { TextUnit } from './resolve.ts';

/** Literals that are a hit where they stand as words. */
export function literalsOf({ terms }: TextUnit): readonly Literal[] {
  if (terms.group !== undefined) return terms.group.literals;
  // A place is found by its own rules (place-scan.ts) only: 고양이 would be 고양 with a particle.
  return terms.placeId === undefined ? [terms.literal] : [];
}

/** Collapsed names of a place: one of them stands in every text that mentions it. */
export function namesOfPlace(id: string): readonly string[] {
  const place = placeById(id);
  if (place === undefined) return [];
  const names = [...place.ko, ...place.en, ...(place.native ?? []), ...(place.weak ?? []), ...(place.headline ?? [])];
  return [...new Set(names.map((name) => collapse(name).text))];
}
