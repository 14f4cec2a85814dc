// Where quotation marks and brackets of a line hold their content together.
// An unpaired mark guards nothing, and no guard is longer than a long quotation: one stray bracket must not swallow an article.

export type Guards = {
  /** The end of the guarded stretch that holds this offset, its closing mark included; undefined outside all of them. */
  endOf(offset: number): number | undefined;
};

/** Finds the outermost pairs of a line in one pass. Straight quotation marks pair in turn, curly ones and brackets by shape. */
export function protectedRanges(line: string): Guards {
  const ranges = outermostRanges(line);
  let cursor = 0;
  return {
    endOf(offset) {
      while (cursor > 0 && (ranges[cursor - 1]?.end ?? 0) > offset) cursor -= 1;
      while ((ranges[cursor]?.end ?? Number.POSITIVE_INFINITY) <= offset) cursor += 1;
      const range = ranges[cursor];
      return range !== undefined && range.start <= offset ? range.end : undefined;
    },
  };
}

type Range = { readonly start: number; readonly end: number };

/** Longer than any real quotation of a sentence or two: beyond it the mark is a typing error. */
const LONGEST = 400;

function outermostRanges(line: string): readonly Range[] {
  const ranges: Range[] = [];
  const waiting = new Map<string, number>();
  for (let index = 0; index < line.length; index += 1) {
    const unit = line.charAt(index);
    if (unit === '"') {
      closeOrOpen({ ranges, waiting, key: unit, index });
      continue;
    }
    if (unit === "'") {
      if (opensSingle(line, index)) waiting.set(unit, index);
      else if (waiting.has(unit) && closesSingle(line, index)) {
        close(ranges, { start: waiting.get(unit) ?? index, end: index + 1 });
        waiting.delete(unit);
      }
      continue;
    }
    const closer = CLOSER_OF.get(unit);
    if (closer !== undefined) {
      if (!waiting.has(closer) || index - (waiting.get(closer) ?? 0) > LONGEST) waiting.set(closer, index);
    } else if (waiting.has(unit)) {
      close(ranges, { start: waiting.get(unit) ?? index, end: index + 1 });
      waiting.delete(unit);
    } else if (unit === '"' || (unit === '”' && waiting.has('"'))) {
      // `“…"` and `"…”`: hurried typing mixes the two shapes.
      close(ranges, { start: waiting.get('"') ?? index, end: index + 1 });
      waiting.delete('"');
    }
  }
  return ranges;
}

/** A straight single mark opens a quotation behind a space; elsewhere it is an apostrophe: `city's`. */
function opensSingle(line: string, index: number): boolean {
  return SPACE_OR_BRACKET.test(line[index - 1] ?? ' ') && !SPACE_OR_BRACKET.test(line[index + 1] ?? ' ');
}

/** It closes one before a particle, or behind a stop: `이르다'는`, `here.'`; `workers' union` closes nothing. */
function closesSingle(line: string, index: number): boolean {
  const [before, next] = [line[index - 1] ?? ' ', line[index + 1] ?? ' '];
  return HANGUL.test(next) || (STOP.test(before) && !LATIN.test(next)) || (HANGUL.test(before) && !LATIN.test(next));
}

const SPACE_OR_BRACKET = /^[\s([“‘"]$/;
const HANGUL = /^[가-힣]$/;
const STOP = /^[.?!,]$/;
const LATIN = /^[A-Za-z]$/;

const CLOSER_OF: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['‘', '’'],
  ['「', '」'],
  ['『', '』'],
  ['(', ')'],
  ['[', ']'],
  ['《', '》'],
  ['〈', '〉'],
]);

type Mark = {
  readonly ranges: Range[];
  readonly waiting: Map<string, number>;
  readonly key: string;
  readonly index: number;
};

function closeOrOpen({ ranges, waiting, key, index }: Mark): void {
  const curly = waiting.get('”');
  if (curly !== undefined && index - curly <= LONGEST && !waiting.has(key)) {
    close(ranges, { start: curly, end: index + 1 });
    waiting.delete('”');
    return;
  }
  const start = waiting.get(key);
  if (start === undefined || index - start > LONGEST) {
    waiting.set(key, index);
    return;
  }
  close(ranges, { start, end: index + 1 });
  waiting.delete(key);
}

/** Keeps the outermost pairs: those inside the new one go. */
function close(ranges: Range[], range: Range): void {
  if (range.end - range.start > LONGEST) return;
  while ((ranges.at(-1)?.start ?? -1) > range.start) ranges.pop();
  if ((ranges.at(-1)?.end ?? 0) <= range.start) ranges.push(range);
}
