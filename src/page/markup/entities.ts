// Decides what an entity in a text means once more than the page's own escaping: `&amp;quot;` is common in Korean meta tags.
// It must never read markup: a `<` stays a `<`.
import { Parser } from 'htmlparser2';

/** Replaces character references; text without any comes back as it is. */
export function decodeEntities(text: string): string {
  if (!ENTITY.test(text)) return text;
  const parts: string[] = [];
  const parser = new Parser({ ontext: (part) => parts.push(part) }, { decodeEntities: true });
  parser.end(text.replaceAll('<', '&lt;'));
  return parts.join('');
}

/** `&quot;`, `&#39;`, `&#x27;` */
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/iu;
