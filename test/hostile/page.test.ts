// Pages that are built to hang, swell or fool their reader, through the real parts: server, web client, worker pool.
import { afterAll, describe, expect, it } from 'vitest';
import { deflateSync } from 'node:zlib';
import type { PageReading } from '#src/pipeline/reading.ts';
import { Scene, type Answer } from './scene.ts';

const scene = new Scene();
afterAll(() => scene[Symbol.asyncDispose]());

const page = (body: string, head = ''): string =>
  `<html><head><title>새벽시 가로등 이야기</title>${head}</head><body>${body}</body></html>`;
const TEXT =
  '새벽시가 가로등 3천 개를 바꾸며 밝기를 사람의 걸음에 맞추기로 했다. 시는 5일 의회에 계획을 보고했다. 새 가로등은 아무도 없을 때 밝기를 30%로 낮춘다.';
const article = `<div id="article-view-content-div">${`<p>${TEXT}</p>`.repeat(4)}</div>`;

const html =
  (body: string | Uint8Array): Answer =>
  (response) =>
    response.setHeader('content-type', 'text/html; charset=utf-8').end(body);

async function readingOf(answer: Answer): Promise<PageReading> {
  const { result } = await scene.calmlyPage(answer);
  if (result.kind === 'failed') throw result.error;
  return result;
}

describe('a page', () => {
  it.each([
    ['50,000 elements deep', page('<div>'.repeat(50_000)), /too-deep/],
    ['of 200,000 opening brackets', page('<'.repeat(200_000)), /./],
    ['of 4 MB in one attribute', page(`<div title="${'x'.repeat(4_000_000)}">글</div>`), /./],
    ['of 100,000 paragraphs', page('<p>한 문단이다.</p>'.repeat(100_000)), /too-large/],
    ['of `<div ` without end', page('<div '.repeat(400_000)), /./],
    ['of an API answer', '{"html":"<p>글</p>"}', /not-html/],
    ['of nothing', '', /not-html/],
  ])('%s is unreadable, and says why', async (_what, body, reason) => {
    const result = await readingOf(html(body));
    expect(result).toMatchObject({ kind: 'unreadable', reason: expect.stringMatching(reason) });
  });

  it.each([
    [
      '200,000 attributes',
      page(`<div ${Array.from({ length: 200_000 }, (_, at) => `a${at}=1`).join(' ')}>${article}</div>`),
    ],
    ['100,000 stray end tags', page(`${article}${'</i>'.repeat(100_000)}`)],
    ['a broken document type of 240 KB', `<!DOCTYPE html [${'<!ENTITY a "'.repeat(20_000)}">]>${page(article)}`],
    [
      'names of prototypes',
      page(
        `<__proto__ polluted="1"></__proto__>${article}`,
        '<meta property="__proto__" content="x"><script type="application/ld+json">{"@type":"NewsArticle","__proto__":{"polluted":1}}</script>',
      ),
    ],
    ['NUL, controls and lone surrogates', page(article.replace('새벽시가', '새\u0000벽\u0007시&#xD800;가&#8;'))],
    [
      'one bad byte',
      Buffer.concat([
        Buffer.from(page(`${article}<p>`).replace('</body></html>', '')),
        Buffer.from([0xff]),
        Buffer.from('</p></body></html>'),
      ]),
    ],
  ])('with %s is read nevertheless', async (_what, body) => {
    const result = await readingOf(html(body));
    if (result.kind !== 'read') throw new Error(result.reason);
    const text = result.reading.draft.paragraphs.join('\n');
    expect(text).toContain('가로등 3천 개를 바꾸며');
    expect(text.isWellFormed()).toBe(true);
    expect(text).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/);
    expect('polluted' in {}).toBe(false);
  });

  it('that unpacks to more than 4 MiB is dropped', async () => {
    const packed = deflateSync(
      Buffer.from(
        page(Array.from({ length: 100_000 }, (_, at) => `<p>${at * 7_919} ${TEXT.slice(at % 40)}</p>`).join('')),
      ),
    );
    const { result } = await scene.calmlyPage((response) => {
      response.setHeader('content-type', 'text/html').setHeader('content-encoding', 'deflate').end(packed);
    });
    expect(result).toMatchObject({ kind: 'failed', error: { code: 'too_large', facts: { limit: 4 * 1_048_576 } } });
  });
});
