// Where the sentences of a news text end, Korean or English, by rules that can be read.
// It must never cut inside quotation marks or brackets, a date (2018. 5. 9.), a decimal, an abbreviation or a name's initial.
// Intl.Segmenter was tried before and is not used: it breaks quotations and dates (`“…했다. | 라며`, `2018. | 9. | 18.`).
import type { Span } from '#src/model-facts.ts';
import type { Language } from '#src/model.ts';
import { isHangulUnit } from './particles.ts';
import { protectedRanges } from './quotes.ts';
import {
  CAPITAL,
  firstNonSpace,
  isGluedEnglish,
  isInnerPoint,
  OPENERS,
  STARTS_ENGLISH,
  type Boundary,
} from './sentence-points.ts';

/** The sentences of a text in order, trimmed, none empty. A line break always ends one. */
export function splitSentences(text: string, language: Language): readonly string[] {
  return sentenceSpans(text, language).map(({ start, end }) => text.slice(start, end));
}

/** The same with UTF-16 offsets. Linear in the length of the text. */
export function sentenceSpans(text: string, language: Language): readonly Span[] {
  const spans: Span[] = [];
  let lineStart = 0;
  while (lineStart <= text.length) {
    const lineBreak = text.indexOf('\n', lineStart);
    const lineEnd = lineBreak < 0 ? text.length : lineBreak;
    const line = text.slice(lineStart, lineEnd);
    for (const span of spansOfLine(line, language))
      spans.push({ start: lineStart + span.start, end: lineStart + span.end });
    lineStart = lineEnd + 1;
  }
  return spans;
}

function spansOfLine(line: string, language: Language): readonly Span[] {
  const guarded = protectedRanges(line);
  const spans: Span[] = [];
  let start = 0;
  TERMINAL.lastIndex = 0;
  for (let match = TERMINAL.exec(line); match !== null; match = TERMINAL.exec(line)) {
    const guard = guarded.endOf(match.index);
    if (guard !== undefined && !endsWithQuote({ line, language, guard, sentenceStart: start })) {
      TERMINAL.lastIndex = Math.max(TERMINAL.lastIndex, guard);
      continue;
    }
    const end = guard ?? afterClosers(line, match.index + match[0].length);
    TERMINAL.lastIndex = Math.max(TERMINAL.lastIndex, end);
    if (guard === undefined && !isBoundary({ line, language, at: match.index, end, sentenceStart: start })) continue;
    pushTrimmed(spans, line, { start, end });
    start = end;
  }
  pushTrimmed(spans, line, { start, end: line.length });
  return spans;
}

/** One or more sentence marks: `.`, `?!`, `…`, `。`. */
const TERMINAL = /[.?!。！？]+|…+(?=\s|$)/g;

/** Quotation marks and brackets that close behind a mark: `다.”`, `요?)`. */
function afterClosers(line: string, from: number): number {
  let end = from;
  while (CLOSERS.has(line[end] ?? '')) end += 1;
  return end;
}

const CLOSERS: ReadonlySet<string> = new Set('”’」』)]>》〉"\'');

type Guarded = {
  readonly line: string;
  readonly language: Language;
  readonly guard: number;
  readonly sentenceStart: number;
};

/** A quotation that is a sentence by itself ends one: `“함께 간다.” 시는 밝혔다.`, never `“함께 간다.”라고` or `‘가자.’는`. */
function endsWithQuote({ line, language, guard, sentenceStart }: Guarded): boolean {
  const closer = line[guard - 1] ?? '';
  const opener = line[firstNonSpace(line, sentenceStart)] ?? '';
  if (!QUOTE_PAIRS.has(opener + closer) || !SENTENCE_MARKS.has(line[guard - 2] ?? '')) return false;
  const next = line[firstNonSpace(line, guard)] ?? '';
  if (line[guard] !== ' ' || next === '') return next === '';
  return language === 'ko'
    ? !continuesQuote(line, firstNonSpace(line, guard))
    : CAPITAL.test(next) && !ATTRIBUTION.test(line.slice(guard, guard + 40));
}

/** What may hold a whole sentence: quotation marks, and brackets around a note of its own. */
const QUOTE_PAIRS: ReadonlySet<string> = new Set(['“”', '""', '「」', '『』', '()']);
const SENTENCE_MARKS: ReadonlySet<string> = new Set('.?!');

/** After a quotation in English: ` Kim said`, ` Mayor Park told`. */
const ATTRIBUTION = /^\s(?:[A-Z][\w.'-]*\s){0,4}(?:said|says|told|added|noted|explained|wrote|asked)\b/;

function isBoundary(boundary: Boundary): boolean {
  const { line, language, at, end } = boundary;
  const next = line[end] ?? '';
  if (next === '' || line.slice(end).trimStart() === '') return true;
  if (line[at] === '.' && line[at + 1] !== '.' && isInnerPoint(boundary)) return false;
  if (language === 'ko' && isHesitation(line, at)) return false;
  if (language === 'en')
    return (next === ' ' && STARTS_ENGLISH.test(line.slice(end, end + 3))) || isGluedEnglish(line, at);
  if (next === ' ') return !continuesQuote(line, firstNonSpace(line, end)) && !isListMark(boundary);
  return isGluedSentence(line, at, end);
}

/** `4억 원뿐인데... 시는`: dots behind a word that ends no sentence only hold its breath. */
function isHesitation(line: string, at: number): boolean {
  const isDots = line[at] === '…' || (line[at] === '.' && line[at + 1] === '.');
  return isDots && isHangulUnit(line[at - 1] ?? '') && !FINAL_ENDINGS.has(line[at - 1] ?? '');
}

const FINAL_ENDINGS: ReadonlySet<string> = new Set('다요음함임까네죠지라오');

/** `다.시는`: the space is missing; only after 다, 요, 음, 함, 임 and only before a syllable or an opening quotation mark. */
function isGluedSentence(line: string, at: number, end: number): boolean {
  const next = line[end] ?? '';
  const isOpening = isHangulUnit(next) || OPENERS.has(next) || CAPITAL.test(next);
  return GLUED_ENDINGS.has(line[at - 1] ?? '') && isOpening && !continuesQuote(line, end);
}

const GLUED_ENDINGS: ReadonlySet<string> = new Set('다요음함임까');

/** `가. 추진 배경`, `나) …`: a letter of an enumeration. */
function isListMark({ line, at, sentenceStart }: Boundary): boolean {
  const letter = line[at - 1] ?? '';
  const isFirst = at - firstNonSpace(line, sentenceStart) === 1;
  return LIST_LETTERS.has(letter) && (isFirst || (line[at - 2] === ' ' && letter !== '다'));
}

const LIST_LETTERS: ReadonlySet<string> = new Set('가나다라마바사아자차카타파하');

/** Whether what follows belongs to the quotation before it: particles and verbs of saying. */
function continuesQuote(line: string, from: number): boolean {
  return QUOTE_TAIL.test(line.slice(from, from + 8));
}

/** `라고 말했다`, `며`, `는 것이다`, `고 밝혔다`, `이라는`. */
const QUOTE_TAIL =
  /^(?:(?:이)?(?:라고|라며|라면서|라는|란|라고도)(?![가-힣]{3})|(?:고|며|면서)(?=[\s,])|(?:은|는|을|를|이|가|에|의|와|과|도|로|으로)(?=[\s,])|등(?:을|의|이)?(?=\s)|하고\s)/;

function pushTrimmed(spans: Span[], line: string, { start, end }: Span): void {
  const from = firstNonSpace(line, start);
  let to = end;
  while (to > from && (line[to - 1] ?? '').trim() === '') to -= 1;
  if (to > from) spans.push({ start: from, end: to });
}
