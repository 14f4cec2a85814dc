// Finds the functions of a page's inline scripts and what listens to clicks, as ranges of tokens. Reads, never runs.
import { tokenize, type ScriptToken } from './script-tokens.ts';

export type ScriptBody = { readonly parameters: readonly string[]; readonly tokens: readonly ScriptToken[] };

export type ScriptFunctions = {
  /** By name; of two with one name the last, as in the browser. */
  readonly functions: ReadonlyMap<string, ScriptBody>;
  /** `$('.board a').on('click', function () {…})`: the selector and what it does. */
  readonly listeners: readonly { readonly selector: string; readonly body: ScriptBody }[];
  /** `var contextPath = '/portal';` */
  readonly constants: ReadonlyMap<string, string>;
};

/** Longer functions do more than open an article. */
const MAX_BODY = 600;
const MAX_LISTENERS = 50;

export function readFunctions(scripts: readonly string[]): ScriptFunctions {
  const functions = new Map<string, ScriptBody>();
  const listeners: { selector: string; body: ScriptBody }[] = [];
  const constants = new Map<string, string>();
  for (const script of scripts) {
    const tokens = tokenize(script);
    const ends = closings(tokens);
    let depth = 0;
    for (const [at, { text, kind }] of tokens.entries()) {
      if (kind === 'sign' && text === '{') depth += 1;
      if (kind === 'sign' && text === '}') depth -= 1;
      const name = nameAt(tokens, at);
      const body = name === undefined ? undefined : bodyAt(tokens, ends, at);
      if (name !== undefined && body !== undefined) functions.set(name, body);
      const selector = listeners.length < MAX_LISTENERS ? selectorAt(tokens, at) : undefined;
      const heard = selector === undefined ? undefined : listenerAt(tokens, ends, at);
      if (selector !== undefined && heard !== undefined) listeners.push({ selector, body: heard });
      if (depth === 0) addConstant(tokens, at, constants);
    }
  }
  return { functions, listeners, constants };
}

/** For each opening sign where it closes. */
function closings(tokens: readonly ScriptToken[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (const [at, { kind, text }] of tokens.entries()) {
    if (kind !== 'sign') continue;
    if (text === '{' || text === '(') open.push(at);
    if (text === '}' || text === ')') {
      const start = open.pop();
      if (start !== undefined) ends.set(start, at);
    }
  }
  return ends;
}

/** The name of a function that begins here: `function view(`, `view = function (`, `view: function (`, `const view = (id) =>`. */
function nameAt(tokens: readonly ScriptToken[], at: number): string | undefined {
  const [first, second, third, fourth] = tokens.slice(at, at + 4);
  if (first?.kind !== 'word') return undefined;
  if (first.text === 'function') return second?.kind === 'word' ? second.text : undefined;
  if (second?.text !== '=' && second?.text !== ':') return undefined;
  const isArrow = third?.text === '(' || (third?.kind === 'word' && fourth?.text === '=>');
  return third?.text === 'function' || isArrow ? first.text : undefined;
}

/** The body of the function whose parameters are the next that open, within a few tokens. */
function bodyAt(tokens: readonly ScriptToken[], ends: ReadonlyMap<number, number>, at: number): ScriptBody | undefined {
  const bare = tokens[at + 3]?.text === '=>' ? at + 2 : undefined;
  const opening = bare ?? at + tokens.slice(at, at + 6).findIndex(({ kind, text }) => kind === 'sign' && text === '(');
  const closing = bare ?? ends.get(opening);
  if (opening < at || closing === undefined) return undefined;
  const isArrow = tokens[closing + 1]?.text === '=>';
  const start = closing + (isArrow ? 2 : 1);
  const end = tokens[start]?.text === '{' ? ends.get(start) : undefined;
  if (end === undefined || end - start > MAX_BODY || closing - opening > 40) return undefined;
  const between = bare === undefined ? tokens.slice(opening + 1, closing) : tokens.slice(bare, bare + 1);
  const parameters = between.filter(({ kind }) => kind === 'word').map(({ text }) => text);
  return { parameters, tokens: tokens.slice(start + 1, end) };
}

/** `$('.view').click(` and `$(document).on('click', '.view',`: the selector that is clicked. */
function selectorAt(tokens: readonly ScriptToken[], at: number): string | undefined {
  const [first, open, selector, close, dot, verb] = tokens.slice(at, at + 6);
  if ((first?.text !== '$' && first?.text !== 'jQuery') || open?.text !== '(' || close?.text !== ')') return undefined;
  if (dot?.text !== '.' || (verb?.text !== 'click' && verb?.text !== 'on')) return undefined;
  if (verb.text === 'on' && tokens[at + 7]?.text !== 'click') return undefined;
  const delegated = verb.text === 'on' && tokens[at + 9]?.kind === 'text' ? tokens[at + 9] : undefined;
  const clicked = delegated ?? selector;
  return clicked?.kind === 'text' ? clicked.text : undefined;
}

function listenerAt(
  tokens: readonly ScriptToken[],
  ends: ReadonlyMap<number, number>,
  at: number,
): ScriptBody | undefined {
  const offset = tokens.slice(at, at + 16).findIndex(({ text, kind }) => kind === 'word' && text === 'function');
  return offset < 0 ? undefined : bodyAt(tokens, ends, at + offset);
}

function addConstant(tokens: readonly ScriptToken[], at: number, constants: Map<string, string>): void {
  const [word, name, equals, value, end] = tokens.slice(at, at + 5);
  if (word === undefined || !DECLARATION.test(word.text) || equals?.text !== '=' || value?.kind !== 'text') return;
  if (name?.kind === 'word' && (end === undefined || end.text !== '+')) constants.set(name.text, value.text);
}

const DECLARATION = /^(?:var|let|const)$/;
