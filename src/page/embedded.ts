// Decides where a client-rendered page keeps its text: JSON inside its scripts (`contentHtml`, Fusion.globalContent, __NEXT_DATA__).
// It must never run a script: values are cut out of the source and parsed as JSON, in linear time.
import { z } from 'zod';
import { parseLenient } from './json-ld.ts';

export type EmbeddedText = {
  readonly how: 'content-html' | 'fusion' | 'next-data';
  /** Markup when `isMarkup`, else plain text with line breaks. */
  readonly text: string;
  readonly isMarkup: boolean;
};

// Markup included: below this a value is a summary, not a text.
const LEAST_CHARS = 250;

/** @param scripts texts of the page's scripts, in order */
export function readEmbedded(scripts: readonly string[]): readonly EmbeddedText[] {
  const found = [fusionText(scripts), nextText(scripts), contentHtml(scripts)];
  return found.filter((text) => text !== undefined).filter(({ text }) => text.length >= LEAST_CHARS);
}

function fusionText(scripts: readonly string[]): EmbeddedText | undefined {
  for (const script of scripts) {
    const start = FUSION.exec(script);
    if (start === null) continue;
    const source = balancedJson(script, start.index + start[0].length);
    const content = fusionContent.safeParse(source === undefined ? undefined : parseLenient(source)).data;
    const texts = content?.content_elements.filter(({ type }) => FUSION_TEXT.has(type)) ?? [];
    const markup = texts.map(({ type, content }) => (type === 'header' ? `<h2>${content}</h2>` : `<p>${content}</p>`));
    if (markup.length > 0) return { how: 'fusion', text: markup.join('\n'), isMarkup: true };
  }
  return undefined;
}

/** `Fusion.globalContent={"_id":…` */
const FUSION = /Fusion\.globalContent\s{0,4}=\s{0,4}/u;
const FUSION_TEXT = new Set(['text', 'header', 'raw_html']);
const fusionContent = z.object({
  content_elements: z.array(z.object({ type: z.string().catch(''), content: z.string().catch('') })),
});

/** The JSON object or array that starts at `start`, by its brackets; one pass, strings skipped. */
function balancedJson(source: string, start: number): string | undefined {
  let depth = 0;
  let isInString = false;
  for (let index = start; index < source.length; index += 1) {
    const character = source[index];
    if (isInString && character === '\\') index += 1;
    else if (character === '"') isInString = !isInString;
    else if (!isInString && (character === '{' || character === '[')) depth += 1;
    else if (!isInString && (character === '}' || character === ']')) depth -= 1;
    if (depth === 0 && !isInString) return index === start ? undefined : source.slice(start, index + 1);
  }
  return undefined;
}

const NEXT_KEYS = ['contentHtml', 'articleBody', 'bodyHtml', 'content', 'contents', 'body', 'articleContent', 'text'];
const MAX_VALUES = 20_000;
const looseObject = z.record(z.string(), z.unknown());

function nextText(scripts: readonly string[]): EmbeddedText | undefined {
  const source = scripts.find((script) => NEXT_DATA.test(script));
  if (source === undefined) return undefined;
  let best: { readonly text: string; readonly rank: number } | undefined;
  const waiting: unknown[] = [parseLenient(source)];
  for (let index = 0; index < waiting.length && index < MAX_VALUES; index += 1) {
    const object = looseObject.safeParse(waiting[index]).data;
    if (object === undefined) continue;
    for (const [key, value] of Object.entries(object)) {
      if (Array.isArray(value)) waiting.push(...value.slice(0, MAX_VALUES));
      if (typeof value !== 'string') {
        waiting.push(value);
        continue;
      }
      const rank = NEXT_KEYS.indexOf(key);
      if (rank === -1 || value.length < LEAST_CHARS) continue;
      if (best === undefined || rank < best.rank || (rank === best.rank && value.length > best.text.length))
        best = { text: value, rank };
    }
  }
  return best === undefined ? undefined : { how: 'next-data', text: best.text, isMarkup: MARKUP.test(best.text) };
}

/** The state a Next.js page carries: `{"props":{"pageProps":…`. */
const NEXT_DATA = /^\s{0,100}\{\s{0,9}"props"\s{0,9}:/u;
/** `<p>`, `<br/>` */
const MARKUP = /<(?:p|br|div|h[1-6]|figure|span|strong)\b/iu;

function contentHtml(scripts: readonly string[]): EmbeddedText | undefined {
  for (const script of scripts) {
    const start = CONTENT_HTML.exec(script);
    if (start === null) continue;
    const literal = stringLiteral(script, start.index + start[0].length - 1);
    const text = literal === undefined ? undefined : z.string().safeParse(parseLenient(literal)).data;
    if (text !== undefined && text.length >= LEAST_CHARS) return { how: 'content-html', text, isMarkup: true };
  }
  return undefined;
}

/** `"contentHtml":"<p>…` */
const CONTENT_HTML = /["']?contentHtml["']?\s{0,4}:\s{0,4}"/u;

/** The JSON string that starts at `start` (its opening quote). */
function stringLiteral(source: string, start: number): string | undefined {
  for (let index = start + 1; index < source.length; index += 1) {
    if (source[index] === '\\') index += 1;
    else if (source[index] === '"') return source.slice(start, index + 1);
  }
  return undefined;
}
