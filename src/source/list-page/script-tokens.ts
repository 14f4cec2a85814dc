// Cuts an inline script into words, texts and signs, enough to read how a board builds an address. Linear; runs nothing.
// What it cannot cut (a regular expression with a quote in it) costs the rest of that line.

export type ScriptToken = {
  readonly kind: 'word' | 'text' | 'template' | 'number' | 'sign';
  /** Without quotes and escapes. */
  readonly text: string;
};

const MAX_TOKENS = 40_000;

export function tokenize(script: string): readonly ScriptToken[] {
  const tokens: ScriptToken[] = [];
  let at = 0;
  while (at < script.length && tokens.length < MAX_TOKENS) {
    const sign = script.charAt(at);
    const comment = commentEnd(script, at);
    if (comment > at) at = comment;
    else if (SPACE.test(sign)) at += 1;
    else if (sign === '"' || sign === "'" || sign === '`') {
      const end = quoteEnd(script, at);
      const isClosed = script.charAt(end) === sign;
      if (isClosed) {
        const kind = sign === '`' ? 'template' : 'text';
        tokens.push({ kind, text: script.slice(at + 1, end).replaceAll(ESCAPE, unescape) });
      }
      at = end + 1;
    } else {
      WORD.lastIndex = at;
      const word = WORD.exec(script)?.[0] ?? sign;
      tokens.push({ kind: kindOf(word), text: word });
      at += word.length;
    }
  }
  return tokens;
}

const SPACE = /\s/;
/** `fn_view`, `$`, `12345`, `=>` */
const WORD = /[A-Za-z_$][\w$]{0,200}|\d[\w.]{0,40}|=>|[+=!<>]=+|&&|\|\|/y;
const ESCAPE = /\\(?:u[\da-f]{4}|x[\da-f]{2}|[^])/gi;

function kindOf(word: string): ScriptToken['kind'] {
  if (NUMBER.test(word)) return 'number';
  return NAME.test(word) ? 'word' : 'sign';
}

const NUMBER = /^\d/;
const NAME = /^[A-Za-z_$]/;

/** Where a comment that starts here ends; the place itself when none does. `<!--` hides a line, as old scripts do. */
function commentEnd(script: string, at: number): number {
  if (script.startsWith('//', at) || script.startsWith('<!--', at)) return ended(script.indexOf('\n', at), script, 1);
  return script.startsWith('/*', at) ? ended(script.indexOf('*/', at + 2), script, 2) : at;
}

function ended(index: number, script: string, length: number): number {
  return index < 0 ? script.length : index + length;
}

/** The closing quote, or where the line (for a template: the script) ends without one. */
function quoteEnd(script: string, start: number): number {
  const quote = script.charAt(start);
  let at = start + 1;
  while (at < script.length) {
    const sign = script.charAt(at);
    if (sign === quote || (sign === '\n' && quote !== '`')) return at;
    at += sign === '\\' ? 2 : 1;
  }
  return script.length;
}

function unescape(escape: string): string {
  const code = escape.slice(1);
  if (code === 'n' || code === 't' || code === '\n') return ' ';
  if (code.length === 1) return code;
  return String.fromCharCode(Number.parseInt(code.slice(1), 16));
}
