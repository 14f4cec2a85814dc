// Parameters and words of Korean publishing systems' addresses that never tell articles apart. Plain patterns, no decisions.

/** Where in the list a reader stood, what was searched, how it was sorted, who visits: `page`, `sc_section_code`, `PHPSESSID`. */
export function isNoiseName(name: string): boolean {
  return NOISE_NAME.test(name) || NOISE_PREFIX.test(name);
}

const NOISE_NAME =
  /^(?:[a-z_]{0,8}page(?:_?(?:no|num|number|index|idx|unit|size|cnt|count|r))?|nowpagenum|offset|start|limit|pager\w{0,8}|rnum|rn|rownum|row|rows|listcnt|total|cpage|pg|curpage|p_?no|keyword|keyfield|kw|q|query|sword|sfield|skey|stx|sfl|s[ot]p?|sst|sod|order(?:by)?|sort\w{0,8}|desc|view_?type|list_?type|viewmode|mobile|is_?mobile|device|lang|locale|phpsessid|jsessionid|sid|sess(?:ion)?_?id|_?csrf\w{0,6}|token|_|t|ts|rnd|rand|timestamp|ref|from|src|spm|fbclid|gclid|pwise|tracking|amp|box|prev|next)$/i;

/** `sc_word`, `searchCnd`, `srchTxt`, `utm_source`, `recordCountPerPage` */
const NOISE_PREFIX = /^(?:sc_|sch|search|srch|utm_|mtm_|replyall|recordcount)/i;

/** Names that may hold a board, a menu, a section or an action: a constant value belongs to the list, not to the article. */
export function isBoardName(name: string): boolean {
  return BOARD_NAME.test(name) && !ENTRY_NAME.test(name);
}

/** `bbsId`, `boardId`, `bo_table`, `menuNo`, `mid`, `bid`, `mode`, `act`, `siteId`, `b_code` */
const BOARD_NAME =
  /bbs|board|brd|menu|table|gallery|site|master|mstr?|gubun|gbn|domain|contents?(?:id|sid|seq|uid)|code|cd$|^(?:m|mid|bid|cid|key|cate?|cat_?id|category\w{0,6}|section\w{0,6}|s|mode|act|action|cmd|command|task|svc|type|kind|page_?id|pid|mkind|skind|group\w{0,4}|class\w{0,4}|ctgry\w{0,6}|dept\w{0,6})$/i;

/** `bbs_seq`, `boardSeq`, `bbsDataId`, `q_bbscttSn` name an entry of the board. */
const ENTRY_NAME = /(?:seq|srl|idx|sn)$|data_?id$/i;

/** Names that hold an article's number, whatever their value looks like. */
export function isIdName(name: string): boolean {
  return ID_NAME.test(name) && !PLACE_NAME.test(name);
}

/** `nttId`, `idxno`, `uid`, `seq`, `boardSeq`, `wr_id`, `newsId`, `list_no`, `article_srl`, `dataSid`; `bbsNo` is either. */
const ID_NAME =
  /^(?:(?:\w{0,12}_)?(?:idx|idxno|seq|no|num|uid|srl|sn|aid|oid|cid|wr_id|id)|ntt_?(?:id|no|sn)|\w{0,14}(?:seq|srl|idx)|[a-z_]{3,14}Sn|(?:bbs|board)_?(?:no|sn)|\w{0,12}(?:news|article|data|con|post|press|ntt|doc|rep)_?(?:id|no|sid|uid|key|num)|post|document|p)$/i;

/** `menu_no`, `board_id`, `cate_id`: numbers of places. */
const PLACE_NAME =
  /^(?:(?:bbs|board|brd)_?id|(?:menu|site|cate?|category|group|section|page|user|file|atch\w{0,5}|dept)_?(?:id|no|seq|idx|sn))$/i;

/** A path with one of these parts leads to no article: tags, writers, log-ins, lists, files. */
export function isForeignPath(path: string): boolean {
  return FOREIGN_PATH.test(path);
}

const FOREIGN_PATH =
  /\/(?:tags?|hashtags?|category|categories|topics?|sections?|authors?|writers?|reporters?|journalists?|members?|login|logout|join|signup|mypage|search|rss|feeds?|print|share|sns|download|attach\w{0,6}|file\w{0,3}|comments?|wp-content|wp-login\.php|cdn-cgi|subscribe)(?:\/|$)|\/(?:articlelist|\w{0,20}(?:filedown|download|fms|atchfile|print|login|search)\w{0,12})\.\w{2,5}$|\.(?:hwpx?|pdf|docx?|xlsx?|pptx?|zip|jpe?g|png|gif|mp4|xml|css|js)$/i;

/** Pictures, films, events: a list when the page has no other. */
export function isSidePath(path: string): boolean {
  return SIDE_PATH.test(path);
}

const SIDE_PATH =
  /(?:^|[/_-])(?:photos?|gallery|galleries|videos?|vod|movies?|tv|ads?|banners?|events?|polls?|cartoon|shop|popup)(?:[/_.-]|$)|(?:photo|gallery|video|banner|popup)\w{0,10}\.\w{2,5}$/i;
