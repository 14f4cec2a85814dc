// People read reasons in their own language; the log keeps the error as it was.
import { expect, it } from 'vitest';
import { reasonText } from '#src/chat/reason-texts.ts';

it.each([
  ['the server answered 404', '그런 주소가 없습니다(404)'],
  ['the server answered 502', '서버가 502 오류로 답했습니다'],
  [
    'the server answered 403 and wants a browser (Cloudflare): ask the site to let Citybeat in',
    '서버가 브라우저만 받습니다(403',
  ],
  ['the server cannot be reached ← getaddrinfo ENOTFOUND news.example', '그런 서버가 없습니다'],
  ['the server cannot be reached ← connect ECONNREFUSED 127.0.0.1:9', '서버가 연결을 받지 않습니다'],
  [
    'the server cannot be reached ← Hostname/IP does not match ERR_TLS_CERT_ALTNAME_INVALID',
    '(ERR_TLS_CERT_ALTNAME_INVALID)',
  ],
  ['the server cannot be reached', '서버에 닿을 수 없습니다'],
  ['took too long altogether ← aborted', '제때 답하지 않습니다'],
  ['no link of the form a.kr/view.do?id=# is left on https://a.kr/list', 'a.kr/view.do?id=#'],
  ['https://a.kr/rss is no feed: html', '웹페이지입니다'],
  ['html', '웹페이지입니다'],
  ['more than we read', '너무 커서'],
  ['10.0.0.1 is not a public address (see ALLOW_PRIVATE_HOSTS)', '내부망 주소'],
])('%s', (reason, korean) => {
  const { ko, en } = reasonText(reason);
  expect(ko).toContain(korean);
  expect(en).not.toMatch(/[가-힣]/);
});

it('what is not known is shown as it is', () => {
  expect(reasonText('something else')).toEqual({ ko: 'something else', en: 'something else' });
});
