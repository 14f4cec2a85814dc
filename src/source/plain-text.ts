// Reads the words out of markup: scripts and tags gone, blocks become paragraphs. Works on a stream of tokens, so that markup nested
// a hundred thousand deep costs no stack and no quadratic time. What comes out is text, never markup.
import { Tokenizer } from 'htmlparser2';
import { cleanCharacters, NO_CALLBACKS } from './character-references.ts';
import { collapse } from './capture.ts';
import { FEED_LIMITS, type FeedText } from './feed-document.ts';

/** Paragraphs split by a blank line, at most 20,000 code points. */
export function plainText(text: FeedText | undefined): string {
  if (text === undefined) return '';
  const words = text.kind === 'html' ? htmlToText(text.value) : text.value;
  const paragraphs = words.split(PARAGRAPH_BREAK).map(tidyLines);
  return cutCodePoints(paragraphs.filter((paragraph) => paragraph !== '').join('\n\n'), FEED_LIMITS.textLength);
}

/** One line, at most 500 code points; references that were encoded twice are decoded twice. */
export function plainTitle(text: FeedText | undefined): string {
  if (text === undefined) return '';
  const once = text.kind === 'html' ? htmlToText(text.value) : text.value;
  const twice = DOUBLE_ENCODED.test(once) ? htmlToText(once) : once;
  const words = cleanCharacters(twice.replaceAll(INLINE_TAG, ' ')).normalize('NFC');
  return cutCodePoints(collapse(words), FEED_LIMITS.titleLength);
}

/** `&quot;`, `&#039;`, `&middot;`: never meant to be seen. */
const DOUBLE_ENCODED = /&(?:quot|apos|middot|amp|lt|gt|nbsp|hellip|[lr][sd]quo|bull|#\d{1,6}|#x[\da-f]{1,6});/i;

/** `<b>` and `</font>`: what search results and careless editors leave in titles. `<인사>` is not one. */
const INLINE_TAG = /<\/?(?:b|i|u|em|strong|font|span|br|mark|sub|sup)(?:\s[^<>]{0,200})?\/?>/gi;

const PARAGRAPH_BREAK = /\n\s*\n/;

function tidyLines(paragraph: string): string {
  const lines = cleanCharacters(paragraph).normalize('NFC').split('\n').map(collapse);
  return lines.filter((line) => line !== '').join('\n');
}

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
  const pieces: string[] = [];
  let hidden = '';
  const onTag = (name: string): void => {
    if (name === 'br') pieces.push('\n');
    else if (BLOCKS.has(name)) pieces.push('\n\n');
    else if (name === 'td' || name === 'th') pieces.push(' ');
  };
  const write = (text: string): void => {
    if (hidden === '') pieces.push(text);
  };
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ...NO_CALLBACKS,
      onopentagname: (start, end) => {
        const name = html.slice(start, end).toLowerCase();
        if (hidden === '' && HIDDEN.has(name)) hidden = name;
        onTag(name);
      },
      onclosetag: (start, end) => {
        const name = html.slice(start, end).toLowerCase();
        if (name === hidden) hidden = '';
        if (name !== 'br') onTag(name);
      },
      ontext: (start, end) => write(html.slice(start, end).replaceAll(WHITE, ' ')),
      ontextentity: (code) => write(code === 0xa0 ? ' ' : String.fromCodePoint(code)),
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return pieces.join('');
}

const WHITE = /\s+/g;
const HIDDEN: ReadonlySet<string> = new Set(['script', 'style', 'applet', 'noscript', 'template', 'textarea']);
const BLOCKS: ReadonlySet<string> = new Set(
  (
    'p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 table tr thead tbody blockquote section article header footer aside main ' +
    'figure figcaption hr pre address'
  ).split(' '),
);
