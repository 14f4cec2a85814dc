// Which elements open something by a script, and the script. Decides nothing about what it opens.

/** What is clicked, when it carries a script; a link needs none. */
export const CLICKABLE: ReadonlySet<string> = new Set([
  'a',
  'button',
  'tr',
  'td',
  'li',
  'dl',
  'div',
  'p',
  'span',
  'strong',
]);

/** `#top`, `javascript:void(0)` */
export const SAME_PAGE = /^\s{0,20}(?:#|javascript:|mailto:|tel:|$)/i;

export function isScripted(name: string, attributes: ReadonlyMap<string, string>): boolean {
  if (scriptOf(attributes) !== '') return true;
  return (name === 'a' || name === 'tr' || name === 'li') && [...attributes.keys()].some((key) => DATA_ID.test(key));
}

/** `data-id`, `data-ntt-id`, `data-seq`, `data-req-get-p-idx` */
const DATA_ID = /^data-(?:[a-z-]{0,30}-)?(?:id|idx|no|seq|num|sn|uid|key|value)$/;

/** The call behind a link: `fn_view('1')` of `href="javascript:fn_view('1');"` or of `onclick`. */
export function scriptOf(attributes: ReadonlyMap<string, string>): string {
  const href = CALL_IN_HREF.exec(attributes.get('href') ?? '')?.[1] ?? '';
  return href === '' || IDLE.test(href) ? (attributes.get('onclick') ?? '').trim() : href;
}

const CALL_IN_HREF = /^\s{0,20}javascript:([^]*)$/i;

/** `javascript:;`, `javascript:void(0)` */
const IDLE = /^\s{0,20}(?:void\s?\(?\s?0?\s?\)?|return(?: false)?)?[\s;]{0,5}$/;
