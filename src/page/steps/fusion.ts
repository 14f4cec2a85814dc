// Decides what a page of Arc Publishing says: the JSON of `Fusion.globalContent`, an element a block, as markup of the same meaning.
// It must never take an element that only leads elsewhere (`interstitial_link`, `oembed_response`).
import { z } from 'zod';
import type { EmbeddedText } from './embedded.ts';
import { parseLenient } from './json-ld.ts';

/** The text of the first script that holds one. @param scripts texts of the page's scripts, in order */
export function fusionText(scripts: readonly string[]): EmbeddedText | undefined {
  for (const script of scripts) {
    const start = FUSION.exec(script);
    if (start === null) continue;
    const source = balancedJson(script, start.index + start[0].length);
    const content = storyShape.safeParse(source === undefined ? undefined : parseLenient(source)).data;
    const markup = (content?.content_elements ?? []).map(markupOf).filter((text) => text !== '');
    if (markup.length === 0) continue;
    const subtitle = content?.subheadlines?.basic.replaceAll('\n', '<br>');
    return { how: 'fusion', text: markup.join('\n'), isMarkup: true, subtitle };
  }
  return undefined;
}

/** `Fusion.globalContent={"_id":…` */
const FUSION = /Fusion\.globalContent\s{0,4}=\s{0,4}/u;

const textShape = z.object({ type: z.string().catch(''), content: z.string().catch('') });
const elementShape = z.object({
  type: z.string().catch(''),
  content: z.string().catch(''),
  url: z.string().catch(''),
  caption: z.string().catch(''),
  items: z.array(textShape).catch([]),
  content_elements: z.array(textShape).catch([]),
});
const storyShape = z.object({
  content_elements: z.array(elementShape),
  subheadlines: z.object({ basic: z.string().catch('') }).optional(),
});

function markupOf({
  type,
  content,
  url,
  caption,
  items,
  content_elements: parts,
}: z.infer<typeof elementShape>): string {
  switch (type) {
    case 'text':
      return `<p>${content}</p>`;
    case 'header':
      return `<h2>${content}</h2>`;
    case 'raw_html':
      return content;
    case 'list':
      return `<ul>${items.map((item) => `<li>${item.content}</li>`).join('')}</ul>`;
    case 'quote':
      return `<blockquote>${parts.map((part) => `<p>${part.content}</p>`).join('')}</blockquote>`;
    case 'image':
      return `<figure><img src="${url.replaceAll('"', '%22')}"><figcaption>${caption}</figcaption></figure>`;
    default:
      return '';
  }
}

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
