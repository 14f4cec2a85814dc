// In which form the letters of a word stand in a text that does not have the word: 세종대왕 for 세종, KAIST for AI.
// For explanations only; whether it is refused is decided by the matcher.
import { collapse, GAP, type CollapsedText } from '#src/language/collapsed-text.ts';
import { runsOf } from '#src/language/runs.ts';
import { nounOf } from '#src/language/stem.ts';
import { NOUN_TAILS } from '#src/language/word-lists.ts';
import type { MatchArticle } from './match.ts';
import type { Query } from './parse-query.ts';
import { resolveQuery, type Resolved, type TextUnit } from './resolve.ts';

/** @param query a part that the article fails @returns undefined when its letters do not occur, or it is no text */
export function refusedForm(query: Query, article: Pick<MatchArticle, 'title' | 'text'>): string | undefined {
  const resolved = resolveQuery(query);
  if (resolved === undefined) return undefined;
  for (const unit of textUnitsOf(resolved)) {
    const form = formIn(unit.isTitle ? article.title : `${article.title}\n${article.text}`, unit);
    if (form !== undefined) return form;
  }
  return undefined;
}

/** A part that is several words fails for more than one reason. */
function textUnitsOf(tree: Resolved): readonly TextUnit[] {
  if (tree.kind === 'text') return [tree];
  return tree.kind === 'or' ? tree.parts.flatMap(textUnitsOf) : [];
}

function formIn(text: string, { terms }: TextUnit): string | undefined {
  const wanted = terms.literal.text;
  if (wanted.length < SHORTEST || terms.number !== undefined) return undefined;
  const collapsed = collapse(text);
  let at = collapsed.text.indexOf(wanted);
  for (let looks = 0; at >= 0 && looks < MOST_LOOKS; looks += 1) {
    const { start, end } = wordAround(collapsed, at, at + wanted.length);
    const isLonger = end - start > wanted.length && end - start <= LONGEST;
    if (isLonger)
      return withoutParticle(text.slice(collapsed.starts[start] ?? 0, collapsed.ends[end - 1] ?? 0), wanted);
    at = collapsed.text.indexOf(wanted, at + 1);
  }
  return undefined;
}

/** 세종대왕의 → 세종대왕, KAIST가 → KAIST; not so far that the letters looked for are cut. */
function withoutParticle(form: string, wanted: string): string {
  const [last, before] = runsOf(form).toReversed();
  if (last === undefined || last.end !== form.length) return form;
  const isLone = before !== undefined && before.end === last.start && NOUN_TAILS.has(last.text);
  const noun = form.slice(0, last.start + (isLone ? 0 : nounOf(last).length));
  const { text } = collapse(noun);
  return text.includes(wanted) && text !== wanted ? noun : form;
}

/** A lone syllable stands in every other word. */
const SHORTEST = 2;
const MOST_LOOKS = 20;
/** More is no word but a text without blanks. */
const LONGEST = 30;

function wordAround({ text, gaps }: CollapsedText, from: number, to: number): { start: number; end: number } {
  let [start, end] = [from, to];
  while (start > 0 && gaps[start] === GAP.none) start -= 1;
  while (end < text.length && gaps[end] === GAP.none) end += 1;
  return { start, end };
}
