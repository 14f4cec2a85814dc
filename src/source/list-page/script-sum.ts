// Reads sums of texts and names in a script: `'/view.do?nttId=' + encodeURIComponent(id) + '&bbsId=' + document.frm.bbsId.value`.
// What is not a plain sum of known things has no value.
import type { OutlineForm } from './form-reader.ts';
import type { ScriptFunctions } from './script-functions.ts';
import type { ScriptToken } from './script-tokens.ts';

/** A text, and whether something that names the article is in it. */
export type ScriptText = { readonly text: string; readonly isOwn: boolean };

export type ScriptScene = ScriptFunctions & {
  readonly forms: readonly OutlineForm[];
  /** Attributes of what is clicked, for `$(this).data('id')`. */
  readonly attributes: ReadonlyMap<string, string>;
  /** The script stands in the attribute of one link: its own texts are about that link's article. */
  readonly isInline: boolean;
};

/** What is known while a script is read. */
export type ScriptState = {
  readonly scene: ScriptScene;
  tokens: readonly ScriptToken[];
  /** Functions that were entered; none: still in the attribute. */
  calls: number;
  readonly values: Map<string, ScriptText>;
  /** `var form = document.frm;` */
  readonly aliases: Map<string, string>;
  /** Form fields that were set. */
  readonly fields: Map<string, ScriptText>;
};

export type ScriptSum = { readonly value: ScriptText | undefined; readonly next: number };

export function textAt({ tokens }: ScriptState, at: number): string {
  return tokens[at]?.text ?? '';
}

export function isSignAt({ tokens }: ScriptState, at: number, sign: string): boolean {
  const token = tokens[at];
  return token?.kind === 'sign' && token.text === sign;
}

/**
 * `document.frm.nttId.value` is frm, nttId, value; `$("#frm").attr` is frm, attr: what leads to an element is left out.
 */
export function readReference(
  state: ScriptState,
  start: number,
): { readonly path: readonly string[]; readonly next: number } {
  const path: string[] = [];
  let at = start;
  while (path.length < 8) {
    const word = textAt(state, at);
    if (SELECTING.test(word) && isSignAt(state, at + 1, '(') && isSignAt(state, at + 3, ')')) {
      path.push(selected(textAt(state, at + 2)));
      at += 4;
    } else {
      if (!PASSED.test(word)) path.push(state.aliases.get(word) ?? word);
      at += 1;
    }
    while (isSignAt(state, at, '[') && isSignAt(state, at + 2, ']')) {
      if (state.tokens[at + 1]?.kind === 'text') path.push(textAt(state, at + 1));
      at += 3;
    }
    if (!isSignAt(state, at, '.') || state.tokens[at + 1]?.kind !== 'word') break;
    at += 1;
  }
  return { path, next: at };
}

/** Texts and known names joined by plus signs. @returns no value when one of them is unknown */
export function readSum(state: ScriptState, start: number): ScriptSum {
  let sum: ScriptText | undefined = { text: '', isOwn: false };
  let at = start;
  for (let count = 0; count < 40; count += 1) {
    const { value, next } = readTerm(state, at);
    sum = sum === undefined || value === undefined ? undefined : joined(sum, value);
    at = next;
    if (!isSignAt(state, at, '+')) break;
    at += 1;
  }
  // `a ? b : c`, `a == b`, `list[0]`: not a sum.
  const isWhole = at >= state.tokens.length || ENDS.test(textAt(state, at)) || state.tokens[at]?.kind !== 'sign';
  return { value: isWhole ? sum : undefined, next: Math.max(at, start) };
}

function readTerm(state: ScriptState, at: number): ScriptSum {
  const token = state.tokens[at];
  if (token === undefined) return { value: undefined, next: at };
  if (token.kind === 'text' || token.kind === 'number')
    return { value: { text: token.text, isOwn: state.scene.isInline && state.calls === 0 }, next: at + 1 };
  if (token.kind === 'template') return { value: fillTemplate(state, token.text), next: at + 1 };
  if (token.kind === 'sign') return token.text === '(' ? readWrapped(state, at + 1) : { value: undefined, next: at };
  if (WRAPPING.test(token.text) && isSignAt(state, at + 1, '(')) return readWrapped(state, at + 2);
  const { path, next } = readReference(state, at);
  if (isSignAt(state, next, '(')) return readCall(state, path, next + 1);
  if (path.length === 1) return { value: state.values.get(path[0] ?? ''), next };
  return { value: valueOf(state, path), next };
}

/** `encodeURIComponent(id)`, `(id)` */
function readWrapped(state: ScriptState, at: number): ScriptSum {
  const token = state.tokens[at];
  const isSimple = isSignAt(state, at + 1, ')');
  if (token === undefined || !isSimple) return { value: undefined, next: at };
  const known = token.kind === 'word' ? state.values.get(token.text) : { text: token.text, isOwn: false };
  return { value: known, next: at + 2 };
}

/** `$(this).data('id')`, `this.getAttribute('data-id')`, `$('#bbsId').val()` */
function readCall(state: ScriptState, path: readonly string[], at: number): ScriptSum {
  const verb = path.at(-1) ?? '';
  if (verb === 'val' && isSignAt(state, at, ')')) return { value: hiddenOf(state, path.at(-2) ?? ''), next: at + 1 };
  const name = textAt(state, at);
  const isRead = state.tokens[at]?.kind === 'text' && isSignAt(state, at + 1, ')');
  const attribute = verb === 'data' ? `data-${hyphened(name)}` : name;
  const isOwn = verb === 'data' || verb === 'attr' || verb === 'getAttribute';
  return { value: isRead && isOwn ? attributeOf(state, attribute) : undefined, next: at + 2 };
}

/** `this.dataset.id`, `document.frm.bbsId.value` */
function valueOf(state: ScriptState, path: readonly string[]): ScriptText | undefined {
  const last = path.at(-1) ?? '';
  if (path.at(-2) === 'dataset') return attributeOf(state, `data-${hyphened(last)}`);
  return last === 'value' ? hiddenOf(state, path.at(-2) ?? '') : undefined;
}

function fillTemplate(state: ScriptState, written: string): ScriptText | undefined {
  let isOwn = false;
  let isKnown = true;
  const text = written.replaceAll(INSERTION, (_, name: string) => {
    const value = state.values.get(name);
    isKnown &&= value !== undefined;
    isOwn ||= value?.isOwn === true;
    return value?.text ?? '';
  });
  return isKnown && !text.includes('${') ? { text, isOwn } : undefined;
}

function attributeOf(state: ScriptState, name: string): ScriptText | undefined {
  const text = state.scene.attributes.get(name);
  return text === undefined ? undefined : { text, isOwn: true };
}

function hiddenOf(state: ScriptState, name: string): ScriptText | undefined {
  const field = fieldName(state, name);
  const set = state.fields.get(field);
  if (set !== undefined) return set;
  const text = state.scene.forms.map(({ hidden }) => hidden.get(field)).find((found) => found !== undefined);
  return text === undefined ? undefined : { text, isOwn: false };
}

export function fieldName(state: ScriptState, name: string): string {
  return state.scene.forms.map(({ names }) => names.get(name)).find((found) => found !== undefined) ?? name;
}

function joined(one: ScriptText, other: ScriptText): ScriptText {
  return { text: one.text + other.text, isOwn: one.isOwn || other.isOwn };
}

/** `nttId` of `data('nttId')` is the attribute `data-ntt-id`. */
function hyphened(name: string): string {
  return name.replaceAll(CAPITAL, (letter) => `-${letter.toLowerCase()}`);
}

const CAPITAL = /[A-Z]/g;

/** `#frm`, `input[name=nttId]`, `form[name='frm'] `: the name or id alone. */
function selected(selector: string): string {
  return NAMED.exec(selector)?.[1] ?? selector.replace(LEADING, '');
}

const NAMED = /\[name=["']?([\w.-]{1,60})["']?\]$/;
const LEADING = /^(?:[a-z]{0,10})[#.]/;

/** What leads to an element by its name. */
const SELECTING = /^(?:\$|jQuery|getElementById|querySelector|getElementsByName)$/;
/** Steps that say nothing. */
const PASSED = /^(?:document|window|self|parent|top|opener|this|forms|elements)$/;
const WRAPPING = /^(?:encodeURIComponent|encodeURI|escape|String|parseInt|Number)$/;
const ENDS = /^[;,)}\]]$/;
/** `${id}`, `${encodeURIComponent(id)}` */
const INSERTION = /\$\{\s?(?:encodeURIComponent\()?([A-Za-z_$][\w$]{0,60})\)?\s?\}/g;
