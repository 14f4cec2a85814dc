// Links that a page opens by script, as addresses: local governments' boards write `onclick="fn_view('12345')"`. Only where the page
// itself tells how the address is built, in an inline function or in its one form; otherwise such a link is left out.
import { isIdName, isNoiseName } from './address-noise.ts';
import { isIdValue } from './address-shape.ts';
import { resolveLink } from '#src/source/feed-document/feed-link.ts';
import type { OutlineForm } from './form-reader.ts';
import type { Outline, OutlineCall, OutlineLink } from './outline.ts';
import { scriptAddress } from './script-address.ts';
import { readFunctions, type ScriptFunctions } from './script-functions.ts';
import type { ScriptScene } from './script-sum.ts';
import { tokenize, type ScriptToken } from './script-tokens.ts';

/** @param pageUrl what is opened by an address of parameters only */
export function scriptLinks(outline: Outline, pageUrl: string): readonly OutlineLink[] {
  if (outline.calls.length === 0) return [];
  const functions = readFunctions(outline.scripts);
  return outline.calls.flatMap((call) => {
    if (call.isChrome || call.isAside) return [];
    const written = addressOf(call, functions, outline.forms);
    const url =
      written === undefined ? undefined : resolveLink(written, written.startsWith('?') ? pageUrl : outline.base);
    if (url === undefined) return [];
    const { text, within, isHeading, isChrome, isAside } = call;
    return [{ url, text, within, isHeading, isChrome, isAside }];
  });
}

function addressOf(call: OutlineCall, functions: ScriptFunctions, forms: readonly OutlineForm[]): string | undefined {
  const scene = { ...functions, forms, attributes: call.attributes, isInline: false };
  if (call.script === '') return listenedAddress(call, scene);
  const tokens = tokenize(call.script.slice(0, MAX_CALL));
  const [name] = calledNames(tokens);
  const isKnown = calledNames(tokens).some((called) => functions.functions.has(called));
  if (name === undefined || isKnown || !SIMPLE_CALL.test(call.script))
    return scriptAddress(tokens, { ...scene, isInline: true });
  return formAddress(tokens, forms);
}

/** An attribute's script is a call. */
const MAX_CALL = 600;

/** `fn_view('12345', 'BBS_01'); return false;` and nothing that is assigned. */
const SIMPLE_CALL = /^[^={}]{1,600}$/;

function calledNames(tokens: readonly ScriptToken[]): readonly string[] {
  return tokens.filter(({ kind }, at) => kind === 'word' && tokens[at + 1]?.text === '(').map(({ text }) => text);
}

/** What listens to clicks on this element, with the data attributes of this one. */
function listenedAddress({ around, attributes }: OutlineCall, scene: ScriptScene): string | undefined {
  const heard = scene.listeners.filter(({ selector }) => isMeant(selector, around, attributes));
  const [only] = heard;
  return only === undefined || heard.length > 1 ? undefined : scriptAddress(only.body.tokens, scene);
}

/** Whether a selector means the element: `.board .view`, `#list a`, `[data-id]`; a bare `a` means too much. */
function isMeant(selector: string, around: ReadonlySet<string>, attributes: ReadonlyMap<string, string>): boolean {
  const words = selector.match(SELECTOR_WORD) ?? [];
  return (
    words.length > 0 && words.every((word) => (word.startsWith('[') ? attributes.has(word.slice(1)) : around.has(word)))
  );
}

/** `.view`, `#list`, `[data-id` */
const SELECTOR_WORD = /[.#[][\w-]{1,60}/g;

/**
 * The function is not on the page, but its form is: a call with one id, one form that leads to a reading page, one empty field for an id.
 */
function formAddress(tokens: readonly ScriptToken[], forms: readonly OutlineForm[]): string | undefined {
  const given = tokens.filter(({ kind }) => kind === 'text' || kind === 'number').map(({ text }) => text);
  const reading = forms.filter(({ action, hidden }) => READING.test(action ?? '') && emptyIds(hidden).length === 1);
  const [form] = reading;
  const [field] = form === undefined ? [] : emptyIds(form.hidden);
  const [value] = given;
  if (form?.action === undefined || field === undefined || value === undefined) return undefined;
  if (reading.length > 1 || given.length > 1 || !isIdValue(field, value)) return undefined;
  const fields = [
    ...[...form.hidden].filter(([name, text]) => text !== '' && !isNoiseName(name)),
    [field, value] as const,
  ];
  const query = fields.map(([name, text]) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`).join('&');
  return `${form.action}${form.action.includes('?') ? '&' : '?'}${query}`;
}

function emptyIds(hidden: ReadonlyMap<string, string>): readonly string[] {
  return [...hidden].filter(([name, value]) => value === '' && isIdName(name)).map(([name]) => name);
}

/** `/bbs/view.do`, `/selectBoardArticle.do`, `/newsDetail.jsp` */
const READING = /(?:view|read|detail|dtl|article|inqire|show)\w{0,20}(?:\.\w{1,5})?(?:\?|$)/i;
