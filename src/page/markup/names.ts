// Decides what the names of an element (class, id) say of the text inside it: junk, the words of a picture, a standfirst, a byline.
// It must never decide alone what is dropped: names lie, and who asks weighs how much of the text stands below the element.
import type { PageElement } from './document.ts';

export type NameMeaning =
  /** Advertising, sharing, comments, related articles, forms, profiles of authors. */
  | 'junk'
  /** The words of a picture. */
  | 'caption'
  /** A picture, video or gallery with whatever belongs to it. */
  | 'picture'
  /** A subtitle, standfirst or summary above the text; a sub-heading inside it. */
  | 'standfirst'
  /** Who wrote it and when. */
  | 'byline';

const NAMES_LENGTH = 300;
const MOST_KNOWN = 4_000;
const known = new Map<string, NameMeaning | undefined>();

/** What class and id of an element say; undefined when they say nothing. The same names are asked again and again. */
export function meaningOfNames({ attribs }: PageElement): NameMeaning | undefined {
  const names = `${attribs['id'] ?? ''} ${attribs['class'] ?? ''}`.slice(0, NAMES_LENGTH);
  if (names === ' ') return undefined;
  if (known.has(names)) return known.get(names);
  if (known.size >= MOST_KNOWN) known.clear();
  const meaning = meaningOf(names);
  known.set(names, meaning);
  return meaning;
}

function meaningOf(names: string): NameMeaning | undefined {
  if (JUNK_PART.test(names)) return 'junk';
  if (STANDFIRST_PART.test(names)) return 'standfirst';
  const words = new Set(names.replaceAll(CAMEL, '$1 $2').toLowerCase().replaceAll(WITH, '').split(NAME_GAP));
  return MEANINGS.find(([, of]) => !of.isDisjointFrom(words))?.[0];
}

/** Where a name of several words is split: `entry-meta`, `td_a_rec`, `article__bio`, `relatedNews`. */
const NAME_GAP = /[^a-z]+/u;
/** A field that may have a summary besides is no summary: `field-type-text-with-summary`. */
const WITH = /with[-_]summary/gu;
const CAMEL = /([a-z])([A-Z])/gu;

/** Names that mean junk wherever they stand in a word: `inlineNewsletterUnit`, `screen-reader-text`. */
const JUNK_PART =
  /newsletter|breadcrumb|copyright|advert|sponsor|taboola|outbrain|paginat|recommend|subscri|sign-?up|disqus|sharedaddy|jp-relatedposts|addthis|hashtag|(?:facebook|twitter)(?!-tweet)|screen[-_]?(?:out|reader)|show-for-sr|sr-only|(?:con_)?bn_box|most[-_]read|more-?from/iu;

/** `meldung_anrisstext`, `articleabstract`, `sub_tit`, `view_subheadline`, `release-subtitle`. */
const STANDFIRST_PART =
  /standfirst|abstract|chapo|anriss|summury|precis|mid_?title|sub[-_]?(?:tit(?:le)?|head(?:line|ing)?)(?![a-z])|subheadline|(?:article|entry|news|view)[-_](?:dek|lead|sub)(?![a-z])/iu;

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** The first that fits counts: an `image-caption` is a caption, a `related-photo` is junk. */
const MEANINGS: readonly (readonly [NameMeaning, ReadonlySet<string>])[] = [
  [
    'junk',
    set(
      'ad ads adv adsense banner related relation relations recirc share shares sharing sns social comment comments reply replies promo ' +
        'promos promotion bio bios profile modal popup popover overlay toolbar tools tags sidebar rail nav navigation ' +
        'menu footer login signin register cookie consent popular trending blind feedback rating ratings poll survey donate ' +
        'membership paywall upsell cta highlights hghlght sumario vote follow controls editors reporters journalists ' +
        'infobox toc reflist',
    ),
  ],
  ['caption', set('caption captions cutline credit credits imgcaption imagecaption photocaption figcaption')],
  [
    'picture',
    set(
      'photo photos image images img picture pictures pic foto gallery galleries video videos slideshow carousel player thumbnail thumb',
    ),
  ],
  ['standfirst', set('dek deck excerpt subhead subheading subheadline subtitle subtit teaser summary')],
  ['byline', set('byline author authors timestamp dateline pubdate')],
];
