// Decides why a page gives no article: it is gone, it only points elsewhere, it lists other articles, or it is closed.
// It must never refuse a page whose text is long enough: an article about deleted pages is an article.
import type { PageHead } from '#src/page/fields/metadata.ts';
import type { Unreadable } from './extraction.ts';
import type { PageTree } from '#src/page/markup/document.ts';
import { measureTree } from '#src/page/markup/junk.ts';

/** @param visibleText the page's text, best bounded by the caller */
export function explainRefusal($: PageTree, head: PageHead, visibleText: string): Unreadable {
  const gone = GONE.exec(
    `${head.titleTag ?? ''} ${visibleText.slice(0, GONE_REACH)} ${head.scripts.join(' ').slice(0, GONE_REACH)}`,
  );
  if (gone !== null) return refuse('soft-404', gone[0]);
  const target = redirectTarget($, head, visibleText);
  if (target !== undefined) return refuse('redirect', target);
  if (head.article?.isFree === false) return refuse('paywall', 'isAccessibleForFree is false and the text is a stub');
  if (PAYWALL.test(visibleText)) return refuse('paywall', 'the page asks for a subscription');
  if (isListPage($, head)) return refuse('list-page', 'most of the text stands inside links');
  return refuse('too-short', 'no step found enough text');
}

function refuse(reason: Unreadable['reason'], detail: string): Unreadable {
  return { kind: 'unreadable', reason, detail: detail.slice(0, 200) };
}

const GONE_REACH = 3_000;

/** `삭제된 기사입니다`, `존재하지 않는 기사입니다`, `페이지를 찾을 수 없습니다`, `404 Not Found`. */
const GONE =
  /(?:삭제(?:된|되었거나|되어)[^.]{0,20}(?:기사|페이지|게시물|뉴스)|(?:기사|뉴스|페이지|게시물)[가이는]?\s?(?:삭제|존재하지|없습니다)|존재하지\s?않는\s?(?:기사|페이지|게시물|뉴스)|(?:페이지|기사)를\s?찾을\s?수\s?없|언론사\s?요청[^.]{0,20}삭제|서비스(?:가|를)?\s?(?:종료|중단)된\s?기사|\b404\b[^.]{0,20}not found|page (?:not found|you (?:requested|were looking for)[^.]{0,40}(?:not|n't))|no longer available)/iu;

const REDIRECT_TEXT = 300;

/** A stub that sends the reader on by meta refresh or script. */
function redirectTarget($: PageTree, head: PageHead, visibleText: string): string | undefined {
  if (visibleText.trim().length > REDIRECT_TEXT) return undefined;
  const refresh = $("meta[http-equiv='refresh' i]").attr('content')?.slice(0, 2_000);
  const target = refresh === undefined ? undefined : REFRESH.exec(refresh)?.[1];
  if (target !== undefined) return target;
  for (const script of head.scripts) {
    const jump = SCRIPT_JUMP.exec(script.slice(0, 5_000));
    if (jump?.[1] !== undefined) return jump[1];
  }
  return undefined;
}

/** `0; url=https://paper.kr/1` */
const REFRESH = /^\s{0,5}\d{1,4}(?:\.\d{1,3})?\s{0,5}[;,]\s{0,5}url\s{0,3}=\s{0,3}['"]?([^'"\s]{1,1000})/iu;
/** `location.href = "/news/1"`, `window.location.replace('…')`. */
const SCRIPT_JUMP = /location(?:\.href|\.replace|\.assign)?\s{0,3}[=(]\s{0,3}["']([^"']{1,1000})["']/u;

/** `구독자 전용 기사입니다`, `이 기사는 유료회원 …`, `Subscribe to continue reading`. */
const PAYWALL =
  /(?:(?:구독자|유료\s?회원|회원|프리미엄)\s?(?:전용|만\s?(?:볼|읽을)\s?수)|로그인\s?(?:후|하시면)\s?(?:전체|전문|이어서)|(?:subscribe|sign in|log in|register) to (?:continue|keep|read)|for subscribers only|subscriber[- ]only)/iu;

const LIST_LINK_SHARE = 0.5;
const LIST_LINKS = 12;

function isListPage($: PageTree, head: PageHead): boolean {
  if (head.isList) return true;
  const root = $.root().get(0);
  if (root === undefined) return false;
  const { total } = measureTree(root);
  return total.chars > 0 && total.linkChars / total.chars >= LIST_LINK_SHARE && $('a[href]').length >= LIST_LINKS;
}
