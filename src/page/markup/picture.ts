// Decides which picture leads an article and whom its words credit.
// It must never take a logo, a share image made for every page, or a reporter's portrait for the article's picture.
import { elementOf, walk, type PageElement, type PageNode } from './document.ts';

/** The first address that is a picture of this article: what metadata name, then the pictures of its text. */
export function leadPicture(
  named: readonly (string | undefined)[],
  shown: readonly (PageElement | undefined)[],
  base: string,
): string | undefined {
  const addresses = [...named, ...shown.map((picture) => (picture === undefined ? undefined : addressOf(picture)))];
  for (const address of addresses) {
    const url = address === undefined ? null : URL.parse(address.trim().slice(0, MAX_ADDRESS), base);
    if (url !== null && (url.protocol === 'http:' || url.protocol === 'https:') && !NO_PICTURE.test(url.pathname))
      return url.href;
  }
  return undefined;
}

const MAX_ADDRESS = 2_000;

/** What every page of a site shares, or no picture at all: `/img/og_default.png`, `/images/logo.png`, `sns_share.jpg`, `blank.gif`. */
const NO_PICTURE =
  /(?:\/(?:logos?|common|sns)\/|[^/]*(?:logo|default|no[-_]?im(?:g|age)|blank|spacer|placeholder|favicon|avatar|opentype|kogl|1x1)[^/]*$|(?:^|[/_-])(?:default|og|sns|share|kakao|facebook|common|icon|ico|btn|bullet|ad|ads|banner|site|profile|reporter|journalist)(?:[_-][a-z]{2,20})?\d{0,2}\.(?:png|jpe?g|gif|webp)$|[/_-](?:og|sns|share)[-_][a-z]{2,20}\.|\.svg$|\.gif$)/iu;

/** Lazily loaded pictures keep their address elsewhere. */
const ADDRESSES = ['data-src', 'data-original', 'data-lazy-src', 'data-lazy', 'data-url', 'src'] as const;
const LEAST_SIDE = 100;

function addressOf({ attribs }: PageElement): string | undefined {
  const sides = [attribs['width'], attribs['height']].map((side) => Number.parseInt(side ?? '', 10));
  if (sides.some((side) => side < LEAST_SIDE)) return undefined;
  for (const name of ADDRESSES) {
    const value = attribs[name];
    if (value !== undefined && value !== '' && !value.startsWith('data:')) return value;
  }
  return undefined;
}

const MOST_PICTURES = 10;

/** The pictures below a node, in order. */
export function picturesBelow(root: PageNode): readonly PageElement[] {
  const found: PageElement[] = [];
  walk(root, {
    enter: (node) => {
      const element = elementOf(node);
      if (element?.name === 'img') found.push(element);
      return found.length < MOST_PICTURES;
    },
  });
  return found;
}
