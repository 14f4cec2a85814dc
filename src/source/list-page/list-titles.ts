// Titles that stand beside their link: `<h3>title</h3><a>Read more</a>`. The heading belongs to the article whose link stands alone
// with it in the smallest element around both.
import { isHeadline } from './link-title.ts';
import { ownerAt, ownersOf } from './owners.ts';
import type { OutlineText } from './outline.ts';

type Linked = {
  readonly identity: string;
  readonly text: string;
  readonly within: readonly number[];
  readonly isHeading: boolean;
};

/** The links, those of articles without a headline of their own under the heading beside them. */
export function withHeadings<Link extends Linked>(
  links: readonly Link[],
  texts: readonly OutlineText[],
): readonly Link[] {
  const titled = new Set(links.filter(({ text }) => isHeadline(text)).map(({ identity }) => identity));
  if (links.every(({ identity }) => titled.has(identity))) return links;
  const headings = headingsOf(links, texts);
  return links.map((link) => {
    const heading = titled.has(link.identity) ? undefined : headings.get(link.identity);
    return heading === undefined ? link : { ...link, text: heading, isHeading: true };
  });
}

function headingsOf(links: readonly Linked[], texts: readonly OutlineText[]): ReadonlyMap<string, string> {
  const owners = ownersOf(links);
  const headings = new Map<string, string>();
  for (const { text, within, isHeading } of texts) {
    if (!isHeading || !isHeadline(text)) continue;
    const identity = ownerAt(owners, within);
    if (identity !== undefined && !headings.has(identity)) headings.set(identity, text);
  }
  return headings;
}
