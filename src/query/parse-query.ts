// One language for the archive and the alerts: text to a tree. It never throws: any text is a query, nothing to look for, or a mistake
// with its place and what to do.
import { fieldNamed, fieldNear, fieldTerm, parseWon, type FieldValue } from './query-fields.ts';
import { QUERY_WORDS, type Message } from './query-words.ts';
import { scanQuery, type Token } from './scan-query.ts';

/** Where a part stands in the query as typed (UTF-16 offsets). */
type At = { readonly start: number; readonly end: number };

export type Term =
  | (At & { readonly kind: 'word'; readonly text: string })
  /** "구문": the words in this order, spacing ignored. */
  | (At & { readonly kind: 'phrase'; readonly text: string })
  /** `=스마트도시`: this spelling only. */
  | (At & { readonly kind: 'literal'; readonly text: string })
  /** `*시장*`: inside other words too. */
  | (At & { readonly kind: 'fragment'; readonly text: string })
  | (At & {
      readonly kind: 'field';
      readonly field: 'title' | 'outlet' | 'city' | 'topic' | 'lang';
      readonly value: string;
    })
  /** `after:` includes the day named, `before:` excludes it (epoch ms, Seoul's midnight). */
  | (At & { readonly kind: 'date'; readonly field: 'after' | 'before'; readonly at: number })
  /** `>100억`: an amount of money in won. */
  | (At & { readonly kind: 'amount'; readonly operator: '>' | '<' | '>=' | '<='; readonly value: number });

export type Query =
  | Term
  | { readonly kind: 'and'; readonly parts: readonly Query[] }
  | { readonly kind: 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query };

export type ParsedQuery =
  | { readonly kind: 'query'; readonly query: Query }
  /** Nothing to look for. */
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'error';
      readonly start: number;
      readonly end: number;
      readonly message: { readonly ko: string; readonly en: string };
    };

export type ParseOptions = {
  /** Epoch milliseconds: what `after:30d` counts from. */
  readonly now: number;
};

/**
 * Reads a query as typed: words (all of them), "구문", -제외, OR or |, brackets, `=spelling`, `*part*`, fields title: outlet: city: topic: lang:
 * after: before: (also by Korean names), amounts `>100억`.
 */
export function parseQuery(text: string, { now }: ParseOptions): ParsedQuery {
  const tokens = readOrWords(scanQuery(text).filter(isMeant));
  const beyond = tokens[MOST_TERMS];
  if (beyond !== undefined) return fault(QUERY_WORDS.tooLong(MOST_TERMS), beyond.start, text.length);
  const state: State = { tokens, now, index: 0, depth: 0, mistake: undefined };
  const query = parseAny(state);
  const stray = state.tokens[state.index];
  if (stray !== undefined) report(state, QUERY_WORDS.strayBracket, stray);
  if (state.mistake !== undefined) return state.mistake;
  if (query === undefined) return { kind: 'empty' };
  return isOnlyExcluded(query) ? fault(QUERY_WORDS.onlyExcluded, 0, text.length) : { kind: 'query', query };
}

/** Every text as plain words that must all be there: a question in sentences, in which no character is a sign. */
export function parseWords(text: string): ParsedQuery {
  const words = scanQuery(text.replaceAll(SIGNS, ' '))
    .filter((token) => token.kind === 'word' && HAS_CONTENT.test(token.text))
    .slice(0, MOST_TERMS)
    .map(({ text: word, start, end }) => ({ kind: 'word', text: word, start, end }) as const);
  const query = combined('and', words);
  return query === undefined ? { kind: 'empty' } : { kind: 'query', query };
}

/** What the language gives a meaning, unit for unit: quotation marks, brackets, `:`, `=`. */
const SIGNS = /["“”„‟＂()（）|:：=<>≥≤−]/g;

/** Words of one query at most; people type a handful, and each costs look-ups. */
const MOST_TERMS = 64;
/** Brackets in brackets at most: beyond any use, far below any stack. */
const DEEPEST = 20;

/** A word without letter or digit (`?`, `—`) is none. */
function isMeant({ kind, text, field, sign }: Token): boolean {
  return (
    kind !== 'word' || field !== undefined || HAS_CONTENT.test(text) || (sign !== '' && sign !== '=' && text !== '')
  );
}

/** Example: the letters of `스마트시티?`. */
const HAS_CONTENT = /[\p{L}\p{N}]/u;

/** 세종 또는 부산: alternatives when that is the whole query. In a longer sentence 또는 is one of its words. */
function readOrWords(tokens: readonly Token[]): readonly Token[] {
  const isWhole =
    tokens.length > 2 && tokens.every((token, at) => isOrWord(token) === (at % 2 === 1)) && tokens.length % 2 === 1;
  return isWhole ? tokens.map((token) => (isOrWord(token) ? { ...token, kind: 'or' } : token)) : tokens;
}

function isOrWord({ kind, text }: Token): boolean {
  return kind === 'word' && text === '또는';
}

type Fault = Extract<ParsedQuery, { readonly kind: 'error' }>;

type State = {
  readonly tokens: readonly Token[];
  readonly now: number;
  index: number;
  depth: number;
  /** The first one counts. */
  mistake: Fault | undefined;
};

function fault(message: Message, start: number, end: number): Fault {
  return { kind: 'error', start, end, message };
}

function report(state: State, message: Message, { start, end }: At): undefined {
  state.mistake ??= fault(message, start, end);
}

/** Alternatives: `세종 드론 OR 부산`. */
function parseAny(state: State): Query | undefined {
  const parts: Query[] = [];
  let or: Token | undefined;
  do {
    const part = parseAll(state);
    if (part !== undefined) parts.push(part);
    if (part === undefined && (or ?? peek(state, 'or')) !== undefined)
      report(state, QUERY_WORDS.loneOr, or ?? peek(state, 'or') ?? END);
    or = take(state, 'or');
  } while (or !== undefined);
  return combined('or', parts);
}

const END: At = { start: 0, end: 0 };

/** Parts side by side must all hold; AND may stand between. */
function parseAll(state: State): Query | undefined {
  const parts: Query[] = [];
  for (;;) {
    if (take(state, 'and') !== undefined) continue;
    const next = state.tokens[state.index];
    if (next === undefined || next.kind === 'or' || next.kind === 'close') break;
    const part = parsePart(state);
    if (part !== undefined) parts.push(part);
  }
  return combined('and', parts);
}

function parsePart(state: State): Query | undefined {
  const not = take(state, 'not');
  if (not !== undefined) return parseExcluded(state, not);
  const open = take(state, 'open');
  if (open !== undefined) return parseBracket(state, open);
  const token = state.tokens[state.index];
  state.index += 1;
  return token === undefined ? undefined : parseTerm(state, token);
}

function parseExcluded(state: State, not: Token): Query | undefined {
  const next = state.tokens[state.index];
  if (next === undefined || !STARTS_PART.has(next.kind)) return report(state, QUERY_WORDS.loneNot, not);
  const part = parsePart(state);
  return part === undefined ? undefined : { kind: 'not', part };
}

const STARTS_PART: ReadonlySet<Token['kind']> = new Set(['word', 'phrase', 'open', 'unclosed']);

function parseBracket(state: State, open: Token): Query | undefined {
  state.depth += 1;
  if (state.depth > DEEPEST) {
    state.index = state.tokens.length;
    return report(state, QUERY_WORDS.tooDeep, open);
  }
  const inside = parseAny(state);
  state.depth -= 1;
  if (take(state, 'close') === undefined) return report(state, QUERY_WORDS.unclosedBracket, open);
  return inside;
}

function parseTerm(state: State, token: Token): Query | undefined {
  const { kind, text, start, end, sign } = token;
  if (kind === 'unclosed') return report(state, QUERY_WORDS.unclosedQuote, token);
  if (token.field !== undefined) return parseField(state, token, token.field);
  if (sign !== '' && sign !== '=') return parseAmountTerm(state, token, sign);
  if (!HAS_CONTENT.test(text)) return undefined;
  if (sign === '=') return { kind: 'literal', text, start, end };
  if (kind === 'phrase') return { kind, text, start, end };
  const fragment = FRAGMENT.exec(text)?.[1];
  if (fragment === undefined) return { kind: 'word', text, start, end };
  if (isShortFragment(text)) return report(state, QUERY_WORDS.shortFragment, token);
  return { kind: 'fragment', text: fragment, start, end };
}

/** Example: `*시장*`. */
const FRAGMENT = /^\*([^*]+)\*$/;

/** `*시*`: one letter stands inside nearly everything, and the archive knows no parts so short. */
function isShortFragment(text: string): boolean {
  const fragment = FRAGMENT.exec(text)?.[1];
  return fragment !== undefined && (fragment.normalize('NFKC').match(CONTENT)?.length ?? 0) < SHORTEST_FRAGMENT;
}

const SHORTEST_FRAGMENT = 2;
/** Example: each of the three letters of `R&D2`. */
const CONTENT = /[\p{L}\p{N}]/gu;

/** A colon after a word that is no field belongs to the text, unless the word is a field with a slip. */
function parseField(state: State, token: Token, typed: string): Query | undefined {
  const { text, start, end } = token;
  const field = fieldNamed(typed);
  if (field !== undefined) {
    if (!HAS_CONTENT.test(text)) return report(state, QUERY_WORDS.emptyField(typed), token);
    if (field === 'title' && isShortFragment(text)) return report(state, QUERY_WORDS.shortFragment, token);
    return settle(state, token, fieldTerm(field, { text, start, end, now: state.now }));
  }
  const near = fieldNear(typed);
  if (near !== undefined)
    return report(state, QUERY_WORDS.unknownField(typed, near), { start, end: start + typed.length + 1 });
  const word = { kind: 'word', text: typed, start, end: start + typed.length } as const;
  const rest = parseTerm(state, { ...token, field: undefined, start: start + typed.length + 1 });
  return rest === undefined ? word : { kind: 'and', parts: [word, rest] };
}

function settle(state: State, token: Token, value: FieldValue): Query | undefined {
  return value.kind === 'term' ? value.term : report(state, value.message, token);
}

/** `>` before what is no number is a stray character of a text, except when money was clearly meant. */
function parseAmountTerm(state: State, token: Token, operator: '>' | '<' | '>=' | '<='): Query | undefined {
  const { text, start, end, kind } = token;
  if (!STARTS_WITH_DIGIT.test(text)) return parseTerm(state, { ...token, sign: '', kind });
  const value = parseWon(text);
  if (value === undefined) return report(state, QUERY_WORDS.wrongAmount, token);
  return { kind: 'amount', operator, value, start, end };
}

const STARTS_WITH_DIGIT = /^\d/;

function take(state: State, kind: Token['kind']): Token | undefined {
  const token = peek(state, kind);
  if (token !== undefined) state.index += 1;
  return token;
}

function peek(state: State, kind: Token['kind']): Token | undefined {
  const token = state.tokens[state.index];
  return token?.kind === kind ? token : undefined;
}

function combined(kind: 'and' | 'or', parts: readonly Query[]): Query | undefined {
  return parts.length > 1 ? { kind, parts } : parts[0];
}

/** Whether nothing has to be there: `-드론`. The whole archive but something is no answer. */
function isOnlyExcluded(query: Query): boolean {
  if (query.kind === 'not') return true;
  if (query.kind === 'and') return query.parts.every(isOnlyExcluded);
  return query.kind === 'or' && query.parts.some(isOnlyExcluded);
}
