// Terms that mean the same (seeds/synonyms.json): 스마트시티, 스마트도시, smart city, u-city. One table for archive, alerts and snippets.
// Places are not here: places.ts knows them.
import { z } from 'zod';
import table from '#seeds/synonyms.json' with { type: 'json' };
import { Automaton } from './automaton.ts';
import { literalFits } from './boundary.ts';
import { collapse, type CollapsedText } from './collapsed-text.ts';
import { literalOf, type Literal } from './literal.ts';

const groups = z
  .object({
    groups: z.array(z.object({ id: z.string().regex(/^[a-z]+$/), surfaces: z.array(z.string().min(2)).min(2) })),
  })
  .parse(table).groups;

export type TermGroup = { readonly id: string; readonly literals: readonly Literal[] };

const GROUPS: readonly TermGroup[] = groups.map(({ id, surfaces }) => ({
  id,
  literals: surfaces.map((surface) => literalOf(collapse(surface))),
}));

const SURFACES = GROUPS.flatMap((group) => group.literals.map((literal) => ({ group, literal })));
const BY_TEXT: ReadonlyMap<string, TermGroup> = new Map(SURFACES.map(({ group, literal }) => [literal.text, group]));
const AUTOMATON = new Automaton();
/** By the index of their text: 빅데이터 and 빅 데이터 are one text and two surfaces. */
const BY_INDEX = Map.groupBy(SURFACES, ({ literal }) => AUTOMATON.add(literal.text));

/** The group a collapsed text is a spelling of: `스마트시티`, `smartcity`. */
export function termGroupOf(collapsed: string): TermGroup | undefined {
  return BY_TEXT.get(collapsed);
}

/** Every mention of a group, by its end; `smart city` inside `world smart city expo` counts for both. */
export function findTerms(text: CollapsedText): readonly { readonly id: string; readonly start: number }[] {
  const found: { readonly id: string; readonly start: number }[] = [];
  AUTOMATON.scan(text.text, (index, end) => {
    for (const { group, literal } of BY_INDEX.get(index) ?? []) {
      const start = end - literal.text.length;
      if (literalFits(text, { start, end }, literal)) found.push({ id: group.id, start });
    }
  });
  return found;
}
