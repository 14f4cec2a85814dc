// Reads, without running it, which address a click's script opens: `location.href = '/view.do?nttId=' + id`, or a form with a field
// set, an action and `submit()`. A small grammar of assignments and sums of texts; what is beyond it gives nothing, never a guess.
import { isNoiseName } from './address-noise.ts';
import {
  fieldName,
  isSignAt,
  readReference,
  readSum,
  textAt,
  type ScriptScene,
  type ScriptState,
  type ScriptText,
} from './script-sum.ts';
import type { ScriptToken } from './script-tokens.ts';

/** @returns the one address, as written, that the script opens for this article; undefined when there is none, or several */
export function scriptAddress(tokens: readonly ScriptToken[], scene: ScriptScene): string | undefined {
  const reader = new ScriptReader(scene);
  reader.run(tokens, new Map());
  // Addresses without the article in them are the log-in or the list.
  const own = new Set(reader.targets.filter(({ isOwn }) => isOwn).map(({ text }) => text));
  const [only] = own;
  return own.size === 1 && !reader.isUnsure ? only : undefined;
}

/** Tokens read for one click, with all the functions it calls. */
const MAX_STEPS = 2_000;
const MAX_CALLS = 3;

class ScriptReader {
  readonly targets = new Array<ScriptText>();
  /** An address was built from something unknown. */
  isUnsure = false;
  readonly #state: ScriptState;
  #action: ScriptText | undefined;
  #stepsLeft = MAX_STEPS;

  constructor(scene: ScriptScene) {
    const constants = [...scene.constants].map(([name, text]) => [name, { text, isOwn: false }] as const);
    const [aliases, fields] = [new Map<string, string>(), new Map<string, ScriptText>()];
    this.#state = { scene, tokens: [], calls: 0, values: new Map(constants), aliases, fields };
  }

  run(tokens: readonly ScriptToken[], values: ReadonlyMap<string, ScriptText>): void {
    const before = this.#state.tokens;
    for (const [name, value] of values) this.#state.values.set(name, value);
    this.#state.tokens = tokens;
    let at = 0;
    while (at < tokens.length && this.#stepsLeft > 0) {
      this.#stepsLeft -= 1;
      at = Math.max(at + 1, this.#statement(at));
    }
    this.#state.tokens = before;
  }

  /** Reads one statement if it is of a kind that matters. @returns where to go on */
  #statement(at: number): number {
    if (this.#state.tokens[at]?.kind !== 'word') return at + 1;
    if (DECLARATION.test(textAt(this.#state, at))) return at + 1;
    const { path, next } = readReference(this.#state, at);
    if (isSignAt(this.#state, next, '=')) return this.#assign(path, next + 1);
    if (isSignAt(this.#state, next, '+=')) return this.#append(path, next + 1);
    return isSignAt(this.#state, next, '(') ? this.#call(path, next + 1) : next;
  }

  #assign(path: readonly string[], at: number): number {
    const last = path.at(-1) ?? '';
    const { value, next } = readSum(this.#state, at);
    if (last === 'href' || last === 'location') this.#open(value);
    else if (last === 'action') this.#action = value ?? this.#unsure();
    else if (last === 'value') this.#setField(path.at(-2) ?? '', value);
    else if (path.length === 1 && value !== undefined) this.#state.values.set(last, value);
    else if (path.length === 1) this.#alias(last, at);
    return next;
  }

  /** `var form = document.frm;` */
  #alias(name: string, at: number): void {
    this.#state.values.delete(name);
    if (this.#state.tokens[at]?.kind !== 'word') return;
    const [element] = readReference(this.#state, at).path;
    if (element !== undefined && element !== name) this.#state.aliases.set(name, element);
  }

  #append(path: readonly string[], at: number): number {
    const name = path[0] ?? '';
    const { value, next } = readSum(this.#state, at);
    const before = this.#state.values.get(name);
    if (path.length !== 1 || before === undefined) return next;
    if (value === undefined) this.#state.values.delete(name);
    else this.#state.values.set(name, { text: before.text + value.text, isOwn: before.isOwn || value.isOwn });
    return next;
  }

  #call(path: readonly string[], at: number): number {
    const verb = path.at(-1) ?? '';
    if (verb === 'submit') this.#submit(path.at(-2));
    if (OPENING.test(verb)) return this.#openCall(at);
    if (verb === 'val') return this.#setValue(path.at(-2), at);
    if ((verb === 'attr' || verb === 'prop') && textAt(this.#state, at) === 'action') {
      this.#action = readSum(this.#state, at + 2).value ?? this.#unsure();
      return this.#chained(at, path.at(-2));
    }
    const body = this.#state.scene.functions.get(verb);
    if (body === undefined || this.#state.calls >= MAX_CALLS) return at;
    this.#state.calls += 1;
    const values = this.#arguments(at);
    this.run(body.tokens, new Map(body.parameters.flatMap((name, index) => pairOf(name, values[index]))));
    return at;
  }

  /** `.attr('action', …).submit()` */
  #chained(start: number, form: string | undefined): number {
    for (let at = start; at < start + 40 && at < this.#state.tokens.length; at += 1) {
      if (isSignAt(this.#state, at, ';')) return at;
      if (isSignAt(this.#state, at, '.') && textAt(this.#state, at + 1) === 'submit') {
        this.#submit(form);
        return at + 2;
      }
    }
    return start;
  }

  #openCall(at: number): number {
    const { value, next } = readSum(this.#state, at);
    this.#open(value);
    return next;
  }

  #arguments(start: number): readonly (ScriptText | undefined)[] {
    const values: (ScriptText | undefined)[] = [];
    let at = start;
    while (values.length < 12 && !isSignAt(this.#state, at, ')') && at < this.#state.tokens.length) {
      const { value, next } = readSum(this.#state, at);
      values.push(value);
      if (!isSignAt(this.#state, next, ',')) break;
      at = next + 1;
    }
    return values;
  }

  #open(value: ScriptText | undefined): void {
    if (value === undefined) this.#unsure();
    else this.targets.push(value);
  }

  #unsure(): undefined {
    this.isUnsure = true;
    return undefined;
  }

  /** `$('#nttId').val(id)`; without a value it only reads. */
  #setValue(name: string | undefined, at: number): number {
    const { value, next } = readSum(this.#state, at);
    if (name !== undefined && !isSignAt(this.#state, at, ')')) this.#setField(name, value);
    return next;
  }

  #setField(name: string, value: ScriptText | undefined): void {
    if (value !== undefined && name !== '') this.#state.fields.set(fieldName(this.#state, name), value);
  }

  /** The form as it would be sent: its action, its hidden fields, those that were set. */
  #submit(called: string | undefined): void {
    const form =
      this.#state.scene.forms.find(
        ({ name, id }) => called !== undefined && called !== '' && (name === called || id === called),
      ) ??
      this.#state.scene.forms.find(({ hidden }) => [...this.#state.fields.keys()].some((name) => hidden.has(name)));
    const action = this.#action ?? (form?.action === undefined ? undefined : { text: form.action, isOwn: false });
    if (action === undefined) return;
    const fixed = [...(form?.hidden ?? [])].filter(([name, value]) => value !== '' && !isNoiseName(name));
    const fields = new Map<string, ScriptText>(fixed.map(([name, text]) => [name, { text, isOwn: false }]));
    for (const [name, value] of this.#state.fields) fields.set(name, value);
    const query = [...fields].map(([name, { text }]) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`);
    const isOwn = action.isOwn || [...fields.values()].some((value) => value.isOwn);
    if (query.length === 0) this.targets.push(action);
    else this.targets.push({ text: `${action.text}${action.text.includes('?') ? '&' : '?'}${query.join('&')}`, isOwn });
  }
}

function pairOf(name: string, value: ScriptText | undefined): readonly (readonly [string, ScriptText])[] {
  // Whatever the link hands over is about its article.
  return value === undefined ? [] : [[name, { text: value.text, isOwn: true }]];
}

const DECLARATION = /^(?:var|let|const|return|new)$/;

/** `location.assign(`, `location.replace(`, `window.open(` */
const OPENING = /^(?:assign|replace|open)$/;
