// The picture of a card: a thumbnail beside headline and summary, with words for those who do not see it. Discord fetches it, never we.
// Only a public picture of the web is named; one that is missing, private or refused must never cost the alert.
import { isIP } from 'node:net';
import { ComponentType, type APIComponentInContainer, type APIMessageTopLevelComponent } from 'discord.js';
import type { Article, Language } from '#src/model.ts';
import { textDisplay } from './card-components.ts';
import { uriOf } from './card-link.ts';
import { clipText } from './card-markdown.ts';
import { CARD_TEXTS, pictureWords } from './card-texts.ts';

export type Picture = { readonly url: string; readonly alt: string };

type Pictured = Pick<Article, 'imageUrl' | 'imageCredit' | 'title'>;

/** The lead picture of an article; undefined where it has none that everybody may be shown. */
export function pictureOf({ imageUrl, imageCredit, title }: Pictured, locale: Language): Picture | undefined {
  const url = imageUrl === undefined ? undefined : uriOf(imageUrl);
  if (url === undefined || url.length > MOST_URL || !isShowable(new URL(url))) return undefined;
  const headline = clipText(title, MOST_HEADLINE);
  const named = headline === '' ? CARD_TEXTS.untitled[locale] : headline;
  const credit = clipText(imageCredit ?? '', MOST_CREDIT);
  return { url, alt: credit === '' ? named : pictureWords(named, credit)[locale] };
}

/** Discord's limits: 2,048 for a medium's address, 1,024 for its description. */
const MOST_URL = 2_048;
const MOST_HEADLINE = 700;
const MOST_CREDIT = 200;

function isShowable({ protocol, username, password, hostname, pathname }: URL): boolean {
  const host = hostname.replace(ROOT_DOT, '');
  const isPublic = host.includes('.') && isIP(host) === 0 && !host.startsWith('[') && !PRIVATE_NAME.test(host);
  return protocol === 'https:' && username === '' && password === '' && isPublic && !COUNTS_READERS.test(pathname);
}

/** Example: the last dot of `intranet.`. */
const ROOT_DOT = /\.$/;
/** Names that mean something else, or nothing, outside a network. Example: `nas.local`, `cms.corp`. */
const PRIVATE_NAME = /\.(?:local|localhost|localdomain|internal|intranet|lan|home|corp|private|home\.arpa)$/i;
/** Pictures that nobody is meant to see. Example: `/t/pixel.gif`, `/img/1x1.png`, `/blank_gray.png`, `/spacer.gif`. */
const COUNTS_READERS =
  /\/(?:[a-z]{1,20}[-_.])?(?:pixel|tracker|tracking|beacon|counter|1x1|spacer|blank|transparent)(?:[-_.][^/]*)?$/i;

/** Headline and summary with the picture beside them; the texts alone where there is none. @param texts one to three */
export function besidePicture(texts: readonly string[], picture: Picture | undefined): APIComponentInContainer[] {
  const shown = texts.map(textDisplay);
  if (picture === undefined) return shown;
  const { url, alt } = picture;
  const accessory = { type: ComponentType.Thumbnail, media: { url }, description: alt } as const;
  return [{ type: ComponentType.Section, components: shown, accessory }];
}

/** The same message without its pictures; undefined when it has none. */
export function withoutPictures(
  components: readonly APIMessageTopLevelComponent[],
): readonly APIMessageTopLevelComponent[] | undefined {
  if (!components.some(holdsPicture)) return undefined;
  return components.map((part) => {
    if (part.type !== ComponentType.Container) return part;
    const inner = part.components.flatMap((one) => (one.type === ComponentType.Section ? one.components : [one]));
    return { ...part, components: inner };
  });
}

/** Only pictures make sections here. */
function holdsPicture(part: APIMessageTopLevelComponent): boolean {
  return part.type === ComponentType.Container && part.components.some(({ type }) => type === ComponentType.Section);
}
