// Lists of sources as OPML, the form in which feed readers exchange them: text in, value out, and back. Reads no file, asks no network.
// Must never expand an entity, never take what is no http(s) address, and says of every outline it leaves out why.
import { generateOpml, parseOpml as parseWithFeedsmith } from 'feedsmith';
import { Tokenizer } from 'htmlparser2';
import { z } from 'zod';
import type { Feed } from '#src/model.ts';
import { NO_CALLBACKS } from '#src/source/text/character-references.ts';
import { outlineShape, sourceOf, type OpmlOutline, type OpmlRefusal, type OpmlSource } from './opml-outline.ts';

export type ParsedOpml =
  | {
      readonly kind: 'opml';
      /** In the order of the file, each address once. */
      readonly sources: readonly OpmlSource[];
      readonly refused: readonly OpmlRefusal[];
      /** Outlines that name an address a second time. */
      readonly repeatedCount: number;
    }
  | { readonly kind: 'not-opml'; readonly reason: string };

export const MOST_OPML_BYTES = 4 * 1_048_576;
const MOST_OUTLINES = 5_000;
const MOST_DEPTH = 32;
/** `opml` and `body` around the outlines. */
const DEPTH_OF_OUTLINES = 2;

/** What OPML has no word for; names without a prefix, since readers drop what has one. */
const OWN_ATTRIBUTES = ['sourceId', 'kind', 'timeZone', 'charset', 'pollIntervalMs'] as const;

/** @param text decoded already */
export function parseOpml(text: string): ParsedOpml {
  const reason = text.length > MOST_OPML_BYTES ? 'it is larger than 4 MiB' : reasonAgainst(text);
  if (reason !== undefined) return { kind: 'not-opml', reason };
  const outlines = readOutlines(text);
  if (outlines === undefined) return { kind: 'not-opml', reason: 'it is no OPML, or holds no outlines' };
  const found = new Findings();
  found.addAll(outlines, []);
  return { kind: 'opml', ...found.result() };
}

/** The feeds as an OPML document. One that is read again gives the same feeds. */
export function writeOpml(feeds: readonly Feed[]): string {
  const outlines = feeds.map(({ id, outlet, url, kind, language, timeZone, charset, pollIntervalMs }) => ({
    text: outlet,
    title: outlet,
    // A page is no feed: other readers know it as a link and leave it alone.
    ...(kind === 'feed' ? { type: 'rss', xmlUrl: url } : { type: 'link', url }),
    language,
    sourceId: id,
    kind,
    timeZone,
    charset: charset ?? '',
    pollIntervalMs: pollIntervalMs?.toString() ?? '',
  }));
  const head = { title: 'Citybeat: sources' };
  return generateOpml({ head, body: { outlines } }, { extraOutlineAttributes: OWN_ATTRIBUTES });
}

const documentShape = z.object({ body: z.object({ outlines: z.array(outlineShape) }) });

function readOutlines(text: string): readonly OpmlOutline[] | undefined {
  try {
    return documentShape.parse(parseWithFeedsmith(text, { extraOutlineAttributes: OWN_ATTRIBUTES })).body.outlines;
  } catch {
    return undefined;
  }
}

/** Looked at before anything builds a tree of it: the library recurses, and bounds only what stands at the top. */
function reasonAgainst(text: string): string | undefined {
  if (DECLARATION.test(text)) return 'it declares a document type (DOCTYPE), which is not read';
  let depth = 0;
  let deepest = 0;
  let count = 0;
  const open = (): void => {
    depth += 1;
    count += 1;
    deepest = Math.max(deepest, depth);
  };
  const close = (): void => void (depth -= 1);
  const tokenizer = new Tokenizer(
    { xmlMode: true, decodeEntities: false },
    { ...NO_CALLBACKS, onopentagname: open, onselfclosingtag: close, onclosetag: close },
  );
  tokenizer.write(text);
  tokenizer.end();
  if (count > MOST_OUTLINES + HEAD_ELEMENTS) return `it holds more than ${MOST_OUTLINES} outlines`;
  if (deepest > MOST_DEPTH + DEPTH_OF_OUTLINES) return `its outlines nest deeper than ${MOST_DEPTH}`;
  return undefined;
}

/** `<!DOCTYPE opml [`, `<!ENTITY a "b">` */
const DECLARATION = /<!(?:doctype|entity)\b/i;
/** `opml`, `head` with its thirteen fields, `body`. */
const HEAD_ELEMENTS = 16;

class Findings {
  readonly #sources = new Map<string, OpmlSource>();
  readonly #refused: OpmlRefusal[] = [];
  #repeatedCount = 0;
  #row = 0;

  addAll(outlines: readonly OpmlOutline[], folders: readonly string[]): void {
    for (const outline of outlines) this.#add(outline, folders);
  }

  result(): Omit<ParsedOpml & { kind: 'opml' }, 'kind'> {
    return { sources: [...this.#sources.values()], refused: this.#refused, repeatedCount: this.#repeatedCount };
  }

  #add(outline: OpmlOutline, folders: readonly string[]): void {
    this.#row += 1;
    const found = sourceOf(outline, { row: this.#row, folders });
    switch (found.kind) {
      case 'source':
        return this.#addSource(found.source);
      case 'refused':
        this.#refused.push(found.refusal);
        return;
      case 'folder':
        return this.addAll(outline.outlines ?? [], [...folders, found.name]);
    }
  }

  #addSource(source: OpmlSource): void {
    const key = new URL(source.url).href;
    if (this.#sources.has(key)) this.#repeatedCount += 1;
    else this.#sources.set(key, source);
  }
}
