// One outline of an OPML file: a source, a folder, or neither, and why. Titles become plain words, addresses stay as they were written.
import { z } from 'zod';
import type { Feed, Language } from '#src/model.ts';
import { SEOUL } from '#src/time.ts';
import { collapse } from '#src/source/feed-document/capture.ts';
import { cleanCharacters } from '#src/source/text/character-references.ts';
import { isWebAddress } from '#src/source/feed-document/feed-link.ts';
import { plainTitle } from '#src/source/text/plain-text.ts';
import { isTimeZone, pollInterval } from './read-sources.ts';

const text = z.string().optional();

export const outlineShape = z.object({
  text,
  title: text,
  type: text,
  xmlUrl: text,
  url: text,
  language: text,
  isComment: z.boolean().optional(),
  sourceId: text,
  kind: text,
  timeZone: text,
  charset: text,
  pollIntervalMs: z.coerce.number().pipe(pollInterval).optional().catch(undefined),
  get outlines() {
    return z.array(outlineShape).optional();
  },
});

export type OpmlOutline = z.infer<typeof outlineShape>;

export type OpmlSource = Omit<Feed, 'id'> & {
  /** The id it had where it was exported; undefined when another program wrote the file. */
  readonly id: string | undefined;
  /** Names of the folders around it, the outermost first: context, nothing more. */
  readonly folders: readonly string[];
};

/** @param row the number of the outline in the file, folders counted */
export type OpmlRefusal = { readonly row: number; readonly title: string; readonly reason: string };

export type OutlineMeaning =
  | { readonly kind: 'source'; readonly source: OpmlSource }
  | { readonly kind: 'folder'; readonly name: string }
  | { readonly kind: 'refused'; readonly refusal: OpmlRefusal };

export function sourceOf(
  outline: OpmlOutline,
  { row, folders }: { readonly row: number; readonly folders: readonly string[] },
): OutlineMeaning {
  const title = wordsOf(outline.title) || wordsOf(outline.text);
  const refuse = (reason: string): OutlineMeaning => ({ kind: 'refused', refusal: { row, title, reason } });
  if (outline.isComment === true) return refuse('is commented out');
  const kind = outline.kind === 'page' && outline.xmlUrl === undefined ? 'page' : 'feed';
  const written = (kind === 'page' ? outline.url : outline.xmlUrl)?.trim() ?? '';
  if (written === '') {
    if (outline.outlines !== undefined) return { kind: 'folder', name: title };
    return refuse(outline.url === undefined ? 'has no xmlUrl' : 'is a link, not a feed');
  }
  if (written.length > MOST_ADDRESS) return refuse('has an address of more than 2,000 characters');
  if (!isWebAddress(written)) return refuse(`is no http or https address: ${shown(written)}`);
  return { kind: 'source', source: { ...toFeed(outline, { title, kind, written }), folders } };
}

const MOST_ADDRESS = 2_000;

type Known = { readonly title: string; readonly kind: Feed['kind']; readonly written: string };

function toFeed(outline: OpmlOutline, { title, kind, written }: Known): Omit<OpmlSource, 'folders'> {
  const address = new URL(written);
  const language = languageOf(outline.language) ?? guessLanguage(title, address.hostname);
  const { timeZone = '', charset = '', sourceId = '' } = outline;
  return {
    id: SOURCE_ID.test(sourceId) ? sourceId : undefined,
    outlet: title || address.hostname,
    // With a blank or a control character in it, it is the address that a browser would make of it.
    url: UNPRINTABLE.test(written) ? address.href : written,
    kind,
    language,
    timeZone: timeZone !== '' && isTimeZone(timeZone) ? timeZone : zoneOf(language),
    charset: CHARSET.test(charset) ? charset : undefined,
    pollIntervalMs: outline.pollIntervalMs,
  };
}

/** As in `seeds/feeds.json`. */
const SOURCE_ID = /^[a-z0-9][a-z0-9-]{0,60}$/;
/** `euc-kr`, `ks_c_5601-1987` */
const CHARSET = /^[\w.:-]{2,40}$/;
const UNPRINTABLE = /[\s\u0000-\u001F\u007F-\u009F]/;

/** `ko`, `ko-KR`, `en_US`; anything else says nothing. */
function languageOf(written: string | undefined): Language | undefined {
  const primary = written?.trim().toLowerCase().split(SUBTAG, 1)[0];
  return primary === 'ko' || primary === 'en' ? primary : undefined;
}

const SUBTAG = /[-_]/;

function guessLanguage(title: string, host: string): Language {
  return HANGUL.test(title) || host.endsWith('.kr') ? 'ko' : 'en';
}

const HANGUL = /[가-힣]/;

function zoneOf(language: Language): string {
  return language === 'ko' ? SEOUL : 'UTC';
}

function wordsOf(written: string | undefined): string {
  return plainTitle({ kind: 'text', value: written ?? '' });
}

/** For a terminal: on one line, without control characters. */
function shown(written: string): string {
  return collapse(cleanCharacters(written)).slice(0, 200);
}
