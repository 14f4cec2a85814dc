// Reads the words out of markup: scripts and tags gone, blocks become paragraphs. Works on a stream of tokens, so that markup nested
// a hundred thousand deep costs no stack and no quadratic time. What comes out is text, never markup.
import { Tokenizer } from 'htmlparser2';
import { cleanCharacters, decodeHtmlReferences, NO_CALLBACKS } from './character-references.ts';
import { collapse } from '#src/source/feed-document/capture.ts';
import { FEED_LIMITS, type FeedText } from '#src/source/feed-document/feed-document.ts';

/** Paragraphs split by a blank line, at most 20,000 code points. */
export function plainText(text: FeedText | undefined): string {
  if (text === undefined || text.value === '') return '';
  const words = wordsOf(text).normalize('NFC');
  const paragraphs = words.includes('\n') ? words.split(PARAGRAPH_BREAK).map(tidyLines) : [tidyLine(words)];
  return cutCodePoints(paragraphs.filter((paragraph) => paragraph !== '').join('\n\n'), FEED_LIMITS.textLength);
}

/** One line, at most 500 code points; references that were encoded twice are decoded twice. */
export function plainTitle(text: FeedText | undefined): string {
  if (text === undefined) return '';
  const once = wordsOf(text);
  const twice = once.includes('&') && DOUBLE_ENCODED.test(once) ? htmlToText(once) : once;
  const words = twice.includes('<') ? twice.replaceAll(INLINE_TAG, ' ') : twice;
  return cutCodePoints(tidyLine(words.normalize('NFC')), FEED_LIMITS.titleLength);
}

function wordsOf({ kind, value }: FeedText): string {
  return kind === 'html' ? htmlToText(value) : value;
}

/** `&quot;`, `&#039;`, `&middot;`: never meant to be seen. */
const DOUBLE_ENCODED = /&(?:quot|apos|middot|amp|lt|gt|nbsp|hellip|[lr][sd]quo|bull|#\d{1,6}|#x[\da-f]{1,6});/i;

/** `<b>` and `</font>`: what search results and careless editors leave in titles. `<인사>` is not one. */
const INLINE_TAG = /<\/?(?:b|i|u|em|strong|font|span|br|mark|sub|sup)(?:\s[^<>]{0,200})?\/?>/gi;

const PARAGRAPH_BREAK = /\n\s*\n/;

function tidyLines(paragraph: string): string {
  const lines = paragraph.split('\n').map(tidyLine);
  return lines.filter((line) => line !== '').join('\n');
}

/** One look at a line is enough for most: references can bring what may not be shown, and markup brings blanks. */
function tidyLine(line: string): string {
  return line.isWellFormed() && !UNTIDY.test(line) ? line.trim() : collapse(cleanCharacters(line));
}

/** Blanks that are not one plain space, and what `cleanCharacters` takes out: `"\u00a0"`, `"\u0008"`. */
const UNTIDY = /[\u0000-\u001F\u007F-\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF\uFFFE\uFFFF]| {2}/;

function cutCodePoints(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let units = 0;
  let count = 0;
  for (const character of text) {
    if (count === limit) break;
    count += 1;
    units += character.length;
  }
  return text.slice(0, units).trimEnd();
}

/** A line feed is where `<br>` stood, two are where a block began or ended. */
function htmlToText(html: string): string {
  if (!html.includes('<')) return textOf(html);
  return reader.read(html.includes('<!') ? html.replaceAll(NO_DECLARATION, '&lt;!') : html);
}

/** `<!'`: a declaration goes on with a letter, a comment with `-`, a section with `[`. */
const NO_DECLARATION = /<!(?![a-z[-])/gi;

/** A line break in the source of a page is a blank, one that is written as a reference is meant. */
function textOf(written: string): string {
  return decodeHtmlReferences(written.includes('\n') ? written.replaceAll('\n', ' ') : written);
}

/** One tokenizer for all texts: making one takes half the time of reading a short text with it, and leaves as much to be collected. */
class MarkupReader {
  #html = '';
  #text = '';
  #hidden = '';
  readonly #tokenizer = new Tokenizer(
    // References are decoded piece by piece, where there are any: without them the tokenizer runs from tag to tag.
    { decodeEntities: false },
    {
      ...NO_CALLBACKS,
      onopentagname: (start, end) => this.#open(this.#html.slice(start, end).toLowerCase()),
      onclosetag: (start, end) => this.#close(this.#html.slice(start, end).toLowerCase()),
      ontext: (start, end) => {
        if (this.#hidden === '') this.#text += textOf(this.#html.slice(start, end));
      },
    },
  );

  read(html: string): string {
    this.#html = html;
    this.#text = '';
    this.#hidden = '';
    this.#tokenizer.reset();
    this.#tokenizer.write(html);
    this.#tokenizer.end();
    const text = this.#text;
    this.#html = '';
    this.#text = '';
    this.#tokenizer.reset();
    return text;
  }

  #open(name: string): void {
    if (this.#hidden === '' && HIDDEN.has(name)) this.#hidden = name;
    if (name === 'br') this.#text += '\n';
    else this.#breakAt(name);
  }

  #close(name: string): void {
    if (name === this.#hidden) this.#hidden = '';
    this.#breakAt(name);
  }

  #breakAt(name: string): void {
    if (BLOCKS.has(name)) this.#text += '\n\n';
    else if (name === 'td' || name === 'th') this.#text += ' ';
  }
}

const HIDDEN: ReadonlySet<string> = new Set(['script', 'style', 'applet', 'noscript', 'template', 'textarea']);
const BLOCKS: ReadonlySet<string> = new Set(
  (
    'p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 table tr thead tbody blockquote section article header footer aside main ' +
    'figure figcaption hr pre address'
  ).split(' '),
);

const reader = new MarkupReader();
