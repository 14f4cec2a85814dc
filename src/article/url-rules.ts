// What is known of news addresses: which parameters never name an article, which host prefixes show the same article again.
// Plain tables. A name stands here only when it was seen to carry no identity: an unknown parameter is always kept, because a false
// split is repaired by comparing texts, a false merge loses an article.

/** Parameters that tell where a reader came from. Also every `utm_…`. */
export const TRACKING_PARAMETERS: ReadonlySet<string> = new Set(
  (
    'fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid igshid igsh mc_cid mc_eid _ga _gl spm ref re rprev trc outurl rss from rk mcd ' +
    'pno phpsessid jsessionid amp usqp amp_js_v amp_gsa cmpid ocid ito share sns kakao_from'
  ).split(' '),
);

/** Parameters with a value that shows it is about the visit: Yonhap's `input=1195m`, `outputType=amp`. */
export const TRACKING_VALUES: ReadonlyMap<string, RegExp> = new Map([
  ['input', /^\d{4}[a-z]$/],
  ['outputtype', /^amp$/i],
  ['output', /^amp$/i],
]);

/** Parameters that hold the number of an article in Korean publishing systems, as whole values. */
export const ID_PARAMETERS: ReadonlySet<string> = new Set(
  'idxno uid no id idx key cid newsid news_id aid oid article_id articleid seq nkey nwsid bbs_no nttid'.split(' '),
);

/** Systems where one number is all there is to an address: everything else tells of the list behind it, but for other numbers. */
export const WHOLE_IDS: readonly { readonly path: RegExp; readonly name: string; readonly form: 'query' | 'path' }[] = [
  // The commonest publishing system of Korean outlets: https://www.kado.net/news/articleView.html?idxno=12345&page=2&sc_word=…
  { path: /\/articleView\.html$/, name: 'idxno', form: 'query' },
  // Local papers serve `/sub_read.html?uid=19669&section=sc2` as `/19669` as well.
  { path: /\/sub_read\.html$/, name: 'uid', form: 'path' },
];

/** Where the list behind the article stood: dropped when the address names an article by id. */
export const LIST_PARAMETERS: ReadonlySet<string> = new Set('page branch total replyall reply_sc_order_by'.split(' '));

/** Prefixes of hosts that serve the same articles under the same path. `biz.` and `cc.` are sub-sites of their own, so not here. */
export const SAME_SITE_PREFIXES: ReadonlySet<string> = new Set('www m m1 m2 mobile amp img web2 view'.split(' '));

/** Outlets whose AMP page lives under another path than the article. */
export const AMP_PATHS: readonly { readonly host: string; readonly from: RegExp; readonly to: string }[] = [
  // https://www.ajunews.com/amp/20180228093004374
  { host: 'ajunews.com', from: /^\/amp\/(?=\d)/i, to: '/view/' },
  // https://news.wowtv.co.kr/AMP/Read?articleId=A201810100123
  { host: 'wowtv.co.kr', from: /^(?:\/NewsCenter)?\/AMP\/Read$/i, to: '/NewsCenter/News/Read' },
];
