// Why a source or a page could not be read, in both languages. The errors themselves are one English line for the log; what people see
// is made of it here. A reason that is not known is shown as it is.
import type { Text } from './command.ts';

type Rule = { readonly pattern: RegExp; readonly text: (found: readonly string[]) => Text };

/** The first that fits. Examples stand beside each. */
const RULES: readonly Rule[] = [
  {
    // the server answered 403 and wants a browser (Cloudflare): ask the site to let Citybeat in
    pattern: /the server answered (\d{3}) and wants a browser/,
    text: ([status]) => ({
      ko: `서버가 브라우저만 받습니다(${status}, Cloudflare). 사이트에 허용을 부탁해야 합니다`,
      en: `the server answers ${status} and lets browsers in only (Cloudflare): ask the site to let Citybeat in`,
    }),
  },
  {
    // the server answered 404
    pattern: /the server answered (\d{3})/,
    text: ([status = '']) =>
      STATUSES[status] ?? { ko: `서버가 ${status} 오류로 답했습니다`, en: `the server answered ${status}` },
  },
  {
    // the server cannot be reached ← getaddrinfo ENOTFOUND news.example
    pattern: /the server cannot be reached(?:.{0,200}?\b(E[A-Z_]{4,20}|(?:CERT|ERR)_[A-Z_]{3,40})\b)?/,
    text: ([code = '']) => CAUSES[code] ?? reached(code),
  },
  {
    pattern: /no answer in time|no connection in time|took too long altogether/,
    text: () => ({ ko: '서버가 제때 답하지 않습니다', en: 'the server does not answer in time' }),
  },
  {
    // news.example is not a public address (see ALLOW_PRIVATE_HOSTS)
    pattern: /is not a public address/,
    text: () => ({
      ko: '내부망 주소라 읽지 않습니다(ALLOW_PRIVATE_HOSTS 참고)',
      en: 'it is a private address, which is not read (see ALLOW_PRIVATE_HOSTS)',
    }),
  },
  {
    pattern: /more than we read/,
    text: () => ({ ko: '너무 커서 읽지 않습니다', en: 'it is too large to be read' }),
  },
  {
    pattern: /redirects in a circle|redirects too often|redirects from https to http/,
    text: () => ({ ko: '다른 주소로 자꾸 넘깁니다', en: 'it redirects in a way that is not followed' }),
  },
  {
    pattern: /robots\.txt forbids this page/,
    text: () => ({
      ko: 'robots.txt가 이 페이지를 읽지 못하게 합니다. 사이트의 피드를 찾아 주세요',
      en: 'robots.txt forbids this page: look for a feed of the site',
    }),
  },
  {
    pattern: /robots\.txt of (\S{1,255}) cannot be read/,
    text: ([host]) => ({ ko: `${host}의 robots.txt를 읽을 수 없습니다`, en: `robots.txt of ${host} cannot be read` }),
  },
  {
    // no link of the form www.city.go.kr/view.do?id=# is left on https://…
    pattern: /no link of the form (\S{1,300}) is left/,
    text: ([form]) => ({
      ko: `익힌 형식의 기사 링크(${form})가 없어졌습니다. 목록이 바뀐 것 같습니다`,
      en: `its article links (${form}) are gone: the list seems to have changed`,
    }),
  },
  {
    // the article links of https://… look different at every look
    pattern: /look different at every look/,
    text: () => ({
      ko: '기사 링크 형식이 볼 때마다 달라 따라갈 수 없습니다. 사이트의 피드나 다른 목록 페이지를 찾아 주세요',
      en: 'its article links look different at every look: look for a feed of the site, or another list',
    }),
  },
  {
    pattern: /no article links found/,
    text: () => ({ ko: '기사 목록을 찾지 못했습니다', en: 'no list of articles was found' }),
  },
  {
    // https://… is no feed: html
    pattern: /(?:is no feed: |^)(html|json|empty|no-feed-root|unreadable)\b/,
    text: ([kind = '']) => NOT_A_FEED[kind] ?? { ko: '피드가 아닙니다', en: 'it is no feed' },
  },
  {
    pattern: /parsing took (?:longer|more) than/,
    text: () => ({ ko: '읽는 데 너무 오래 걸려 멈췄습니다', en: 'reading it took too much and was ended' }),
  },
  {
    pattern: /the body is damaged|unknown coding|packed too often/,
    text: () => ({ ko: '받은 내용이 깨져 있습니다', en: 'what it sends is damaged' }),
  },
];

const STATUSES: Readonly<Record<string, Text>> = {
  '401': { ko: '로그인이 필요합니다(401)', en: 'it wants a log-in (401)' },
  '403': { ko: '서버가 읽지 못하게 합니다(403)', en: 'the server does not let us in (403)' },
  '404': { ko: '그런 주소가 없습니다(404)', en: 'there is no such address (404)' },
  '410': { ko: '없어진 주소입니다(410)', en: 'it is gone (410)' },
  '429': { ko: '너무 자주 물었다고 합니다(429)', en: 'the server says we ask too often (429)' },
};

const CAUSES: Readonly<Record<string, Text>> = {
  ENOTFOUND: { ko: '그런 서버가 없습니다', en: 'there is no such server' },
  ECONNREFUSED: { ko: '서버가 연결을 받지 않습니다', en: 'the server takes no connections' },
  ECONNRESET: { ko: '서버가 연결을 끊습니다', en: 'the server breaks the connection off' },
};

const NOT_A_FEED: Readonly<Record<string, Text>> = {
  html: { ko: '피드가 아니라 웹페이지입니다', en: 'it is a web page, no feed' },
  json: { ko: '피드가 아니라 다른 JSON입니다', en: 'it is JSON, but no feed' },
  empty: { ko: '내용이 비어 있습니다', en: 'it is empty' },
};

function reached(code: string): Text {
  const detail = code === '' ? '' : ` (${code})`;
  return { ko: `서버에 닿을 수 없습니다${detail}`, en: `the server cannot be reached${detail}` };
}

export function reasonText(reason: string): Text {
  for (const { pattern, text } of RULES) {
    const found = pattern.exec(reason);
    if (found !== null) return text(found.slice(1));
  }
  return { ko: reason, en: reason };
}
