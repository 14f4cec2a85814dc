// The key of an entry whose feed names no address for it: its own words. Some notice boards of cities publish such feeds.
import { createHash } from 'node:crypto';

const PREFIX = 'words:';

export type Words = { readonly title: string; readonly text: string; readonly publishedAt: number | undefined };

/** Digits in the text do not count: `조회 17` is another one at the next poll. Those of the title do: `제17호 공고`. */
export function wordsKeyOf({ title, text, publishedAt }: Words): string {
  const words = `${title}\n${publishedAt ?? ''}\n${text.replaceAll(DIGITS, '')}`;
  return `${PREFIX}${createHash('sha256').update(words).digest('base64url').slice(0, 22)}`;
}

const DIGITS = /\d+/g;

/** Such an entry has no page to be read; its address is its outlet's. */
export function isWordsKey(key: string): boolean {
  return key.startsWith(PREFIX);
}
