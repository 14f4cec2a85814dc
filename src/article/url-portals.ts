// Which addresses stand for an article that another site tells: Naver's and Daum's copies, Google's wrappers.
// It must never guess what a link of Google News means: that is nobody else's key.

/**
 * Naver and Daum show one copy of an article under many hosts and paths: outlet and number are its identity.
 * @param plainPath the path without marks of AMP, empty parts and a slash at its end
 */
export function portalKeyOf({ hostname, searchParams }: URL, plainPath: string): string | undefined {
  if (NAVER.test(hostname)) return naverKeyOf(plainPath, searchParams);
  return DAUM.test(hostname) ? daumKeyOf(plainPath, searchParams) : undefined;
}

/** The key itself. Example: `naver:001/0012345678`, `daum:20200806160612345`. */
export const PORTAL_KEY = /^(?:naver:\d{3,4}\/\d{10,12}|daum:\w{6,40})$/;

function naverKeyOf(plainPath: string, searchParams: URLSearchParams): string | undefined {
  const path = NAVER_PATH.exec(plainPath);
  const outlet = path?.[1] ?? searchParams.get('oid') ?? '';
  const article = path?.[2] ?? searchParams.get('aid') ?? '';
  if (!NAVER_OUTLET.test(outlet) || !NAVER_ARTICLE.test(article)) return undefined;
  return `naver:${outlet.padStart(3, '0')}/${article.padStart(10, '0')}`;
}

/** Example: `n.news.naver.com`, `m.sports.naver.com`. */
const NAVER = /^(?:[a-z0-9-]{1,20}\.){0,2}(?:news|sports|entertain)\.naver\.com$/;
/** Example: `/mnews/article/001/0012345678`, `/article/comment/001/0012345678`. */
const NAVER_PATH = /\/article\/(?:comment\/)?(\d{1,4})\/(\d{1,12})$/;
const NAVER_OUTLET = /^\d{1,4}$/;
const NAVER_ARTICLE = /^\d{1,12}$/;

function daumKeyOf(plainPath: string, searchParams: URLSearchParams): string | undefined {
  const asked = DAUM_VIEW.test(plainPath) ? (searchParams.get('newsid') ?? '') : '';
  const number = DAUM_PATH.exec(plainPath)?.[1] ?? DAUM_NUMBER.exec(asked)?.[0];
  return number === undefined ? undefined : `daum:${number}`;
}

/** Example: `v.daum.net`, `news.v.daum.net`, of earlier years `media.daum.net`, `v.media.daum.net`. */
const DAUM = /^(?:[a-z0-9-]{1,20}\.){0,2}(?:v|media)\.daum\.net$/;
/** Example: `/v/20200806160612345`, `/m/media/economic/newsview/20150506010308123`. */
const DAUM_PATH = /(?:^\/v\/|\/newsview\/(?=\d+$))(\w{6,40})$/;
/** Example: `/economic/all/newsview`. */
const DAUM_VIEW = /\/newsview$/;
const DAUM_NUMBER = /^\d{6,40}$/;

/** The address inside `https://www.google.com/url?rct=j&url=https://…` (Google Alerts) and `…/amp/s/www.kado.net/…`. */
export function wrappedAddress({ hostname, pathname, search, searchParams }: URL): string | undefined {
  if (!GOOGLE.test(hostname)) return undefined;
  if (WRAPPER.test(pathname)) return searchParams.get('url') ?? searchParams.get('q') ?? undefined;
  const shown = AMP_VIEWER.exec(pathname)?.[1];
  return shown === undefined ? undefined : `https://${shown.replace(ESCAPED_QUESTION, '?')}${search}`;
}

/** Example: `www.google.com`, `google.co.kr`. */
const GOOGLE = /^(?:www\.)?google\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/;
const WRAPPER = /^\/+(?:amp\/+)*url\/*$/i;
/** Example: `/amp/s/www.kado.net/news/articleView.html%3fidxno=7`. */
const AMP_VIEWER = /^\/amp\/(?:s\/)?([^/]{1,80}\.[^/.]{2,24}\/.{1,4000})$/;
const ESCAPED_QUESTION = /%3f/i;

/** A link of Google News hides which article it means: it is a key of its own, and none of its letters is a mark of AMP. */
export function isOpaque({ hostname }: URL): boolean {
  return hostname === 'news.google.com';
}
