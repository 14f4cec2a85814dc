// Decides where a client-rendered page keeps its text: JSON inside its scripts (`contentHtml`, Fusion.globalContent, __NEXT_DATA__).
// It must never run a script: values are cut out of the source and parsed as JSON, in linear time.
import { z } from 'zod';
import { fusionText } from './fusion.ts';
import { parseLenient } from './json-ld.ts';

export type EmbeddedText = {
  readonly how: 'content-html' | 'fusion' | 'next-data';
  /** Markup when `isMarkup`, else plain text with line breaks. */
  readonly text: string;
  readonly isMarkup: boolean;
  /** Where the data name one, line breaks as `<br>`. */
  readonly subtitle?: string | undefined;
};

// Markup included: below this a value is a summary, not a text.
const LEAST_CHARS = 250;

/** @param scripts texts of the page's scripts, in order */
export function readEmbedded(scripts: readonly string[]): readonly EmbeddedText[] {
  const found = [fusionText(scripts), nextText(scripts), contentHtml(scripts)];
  return found.filter((text) => text !== undefined).filter(({ text }) => text.length >= LEAST_CHARS);
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
    if (text !== undefined && text.length >= LEAST_CHARS)
      return { how: 'content-html', text, isMarkup: true, subtitle: subtitleBefore(script, start.index) };
  }
  return undefined;
}

/** The subtitle that stands before the text in the same object. */
function subtitleBefore(script: string, end: number): string | undefined {
  const found = [...script.slice(Math.max(0, end - SUBTITLE_REACH), end).matchAll(SUBTITLE)].at(-1)?.[1];
  return found === undefined ? undefined : z.string().safeParse(parseLenient(`"${found}"`)).data;
}

const SUBTITLE_REACH = 5_000;
/** `"subTitle":"…"` */
const SUBTITLE = /"sub_?[tT]itle"\s?:\s?"((?:[^"\\]|\\.){4,400})"/gu;

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
