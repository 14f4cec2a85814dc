// Which stored article a person means: by id (from autocomplete), by address, or by title.
import { canonicalUrl } from '#src/article/canonical-url.ts';
import type { Article } from '#src/model.ts';
import type { Store } from '#src/store/store.ts';

/** Example: `42`. Longer digits are no id of ours and may be a title. */
const ARTICLE_ID = /^\d{1,15}$/;
/** Example: `https://news.example.com/1`, `seed:000.txt`. */
const ADDRESS = /^(?:https?:\/\/|seed:)/i;
/** Example: the quotes around `"세종 시범도시 첫 삽"`. */
const ENCLOSING_MARKS = /^["'“‘<]|["'”’>]$/g;

/** The article meant by `typed`; undefined when none is. An exact title wins over one that only contains the text. */
export async function findArticle(typed: string, store: Store): Promise<Article | undefined> {
  if (ARTICLE_ID.test(typed)) {
    const byId = await store.article(Number(typed));
    if (byId !== undefined) return byId;
  }
  const plain = typed.replaceAll(ENCLOSING_MARKS, '').trim();
  const urlKey = ADDRESS.test(plain) ? addressKey(plain) : undefined;
  if (urlKey !== undefined) return (await store.trace(urlKey))?.article;
  const candidates = await store.suggestArticles(plain, CANDIDATES);
  const best = candidates.find(({ title }) => title === plain) ?? candidates[0];
  return best === undefined || plain === '' ? undefined : store.article(best.id);
}

const CANDIDATES = 10;

/**
 * The key under which an address is stored, whatever tracking parameters it carries.
 * Articles that came with the program have no page of their own: their address is `seed:` and a file's name.
 */
export function addressKey(url: string): string | undefined {
  return url.startsWith(SEED) ? url : canonicalUrl(url);
}

const SEED = 'seed:';
