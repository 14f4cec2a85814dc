// Which words of a query only ask (무엇인가, 누가, 언제) or tell next to nothing (이름, 대한): they are not looked for.
// Never all of them: a query of such words alone stays as it is.
import { FILLERS, QUESTION_WORDS, WORD_TAILS } from '#src/language/word-lists.ts';
import type { Resolved, TextUnit } from './resolve.ts';

/** Parts without the words that ask. */
export function withoutQuestionWords(parts: readonly Resolved[]): readonly Resolved[] {
  return keepSome(parts, (part) => part.kind === 'text' && isWordOf(part, QUESTION_WORDS));
}

/** Words without those that tell least. */
export function withoutFillers(units: readonly TextUnit[]): readonly TextUnit[] {
  return keepSome(units, (unit) => isWordOf(unit, FILLERS));
}

function keepSome<Part>(parts: readonly Part[], isDropped: (part: Part) => boolean): readonly Part[] {
  const kept = parts.filter((part) => !isDropped(part));
  return kept.length === 0 ? parts : kept;
}

function isWordOf({ typed, terms }: TextUnit, words: ReadonlySet<string>): boolean {
  const [run] = terms.runs;
  if (typed !== 'word' || run === undefined || terms.runs.length > 1) return false;
  if (run.kind !== 'hangul' || words.has(terms.stems[0] ?? '')) return words.has(terms.stems[0] ?? '');
  for (let cut = 1; cut <= run.text.length; cut += 1) {
    const tail = run.text.slice(cut);
    const isOne = cut === 1 && tail !== '' && words === FILLERS;
    if (
      !isOne &&
      words.has(run.text.slice(0, cut)) &&
      (tail === '' || WORD_TAILS.has(tail) || isCounter(run.text, tail))
    )
      return true;
  }
  return false;
}

/** 몇 명, 몇년에: the unit that is asked for. */
function isCounter(word: string, tail: string): boolean {
  return word.startsWith('몇') && tail.length <= 3;
}
