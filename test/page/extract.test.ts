// The ladder: which step gives the text, when a step is refused, and what a page without an article is called.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import type { Entry } from '#src/model.ts';
import { draftFromEntry, extract, type PageHints } from '#src/page/extract.ts';

const TEXT = [
  '새벽시가 가로등 3천 개를 바꾸며 밝기를 사람의 걸음에 맞추기로 했다. 시는 5일 의회에 계획을 보고했다.',
  '새 가로등은 아무도 없을 때 밝기를 30%로 낮춘다. 시는 전기요금이 한 해 2억 원 줄 것으로 내다본다.',
  '골목마다 밝기를 정하는 일은 주민이 맡는다. 첫 골목은 다음 달 초에 정해진다고 시는 설명했다.',
  '이 사업에는 국비 8억 원과 시비 5억 원이 들어간다. 공사는 내년 3월에 시작해 가을에 끝난다.',
];
const LONG = [
  ...TEXT,
  '한빛연구원은 이 방식이 골목의 밤길 사고를 줄이는지 1년 동안 함께 살핀다. 결과는 누구나 볼 수 있게 공개한다.',
  '나한별 시장은 “빛을 아끼는 일과 안전을 지키는 일은 한 가지 일”이라고 말했다.',
];
const paragraphs = (texts: readonly string[]) => texts.map((text) => `<p>${text}</p>`).join('');
const page = (body: string, head = '') =>
  `<html><head><title>걸음에 맞춘 가로등</title>${head}</head><body>${body}</body></html>`;
const read = (html: string, hints?: PageHints, url = 'https://paper.example.kr/news/1') =>
  extract({ html, url, hints });
const draftOf = (html: string, hints?: PageHints, url?: string) => {
  const extraction = read(html, hints, url);
  if (extraction.kind !== 'draft') throw new Error(`${extraction.reason}: ${extraction.detail}`);
  return extraction.draft;
};
/** Nothing is loaded there yet, whatever was read before. */
const readInFreshThread = async (html: string): Promise<unknown> => {
  const [said]: readonly unknown[] = await once(new Worker(FRESH_THREAD, { workerData: html }), 'message');
  return said;
};
const FRESH_THREAD = new URL('fresh-thread.ts', import.meta.url);
const reasonOf = (html: string, hints?: PageHints) => {
  const extraction = read(html, hints);
  return extraction.kind === 'unreadable' ? extraction.reason : `read by ${extraction.draft.how}`;
};
const jsonLd = (object: object) => `<script type="application/ld+json">${JSON.stringify(object)}</script>`;
const articleLd = (articleBody: string, more = {}) =>
  jsonLd({ '@type': 'NewsArticle', headline: '걸음에 맞춘 가로등', articleBody, ...more });
const FEED: PageHints = {
  title: '걸음에 맞춘 가로등',
  text: TEXT.slice(0, 2).join('\n\n'),
  outlet: '새벽신문',
  publishedAt: 1_714_700_000_000,
  authors: ['홍길동 기자'],
};

describe('the ladder', () => {
  it('reads a page by its rule without loading Readability', async () => {
    const byRule = page(`<div id="article-view-content-div">${paragraphs(TEXT)}</div>`);
    expect(await readInFreshThread(byRule)).toEqual({ how: 'site-rule:ndsoft', isReadabilityLoaded: false });
    const byItself = page(`<div>${paragraphs(TEXT)}</div>`);
    expect(await readInFreshThread(byItself)).toEqual({ how: 'readability', isReadabilityLoaded: true });
  });

  it('accepts a short article where the rule knows the place, and not elsewhere', () => {
    const short = paragraphs(TEXT.slice(0, 2));
    expect(draftOf(page(`<div id="article-view-content-div">${short}</div>`)).paragraphs).toHaveLength(2);
    expect(reasonOf(page(`<div>${paragraphs(TEXT.slice(0, 1))}</div>`))).toBe('too-short');
  });

  it('passes over a rule whose place holds links or another language', () => {
    const links = TEXT.map((text) => `<p><a href="/x">${text}</a></p>`).join('');
    const body = `<div id="article-view-content-div">${links}</div>`;
    expect(draftOf(page(body, articleLd(LONG.join('\n')))).how).toBe('json-ld');
    const english = `<div id="article-view-content-div"><p>${'Subscribe now and never miss a thing from us again. '.repeat(9)}</p></div>`;
    expect(draftOf(page(english, articleLd(LONG.join('\n')))).how).toBe('json-ld');
  });

  it('reads articleBody with its line breaks, or with markup inside', () => {
    expect(draftOf(page('<p>글</p>', articleLd(LONG.join('\n\n')))).paragraphs).toEqual(LONG);
    expect(draftOf(page('<p>글</p>', articleLd(paragraphs(LONG)))).paragraphs).toEqual(LONG);
  });

  it('prefers Readability to an articleBody that is cut or flat, and keeps it when there is nothing else', () => {
    const cut = articleLd(`${LONG.join(' ').slice(0, 310)}…`);
    expect(draftOf(page(`<div>${paragraphs(LONG)}</div>`, cut)).how).toBe('readability');
    expect(draftOf(page('<p>글</p>', cut)).how).toBe('json-ld');
  });

  it('falls back on the feed’s own text', () => {
    const draft = draftOf(page('<div id="app"></div>'), FEED);
    expect(draft).toMatchObject({
      how: 'feed',
      paragraphs: TEXT.slice(0, 2),
      outlet: '새벽신문',
      authors: ['홍길동'],
      publishedAt: 1_714_700_000_000,
    });
    expect(draftOf('%PDF-1.4', FEED).how).toBe('feed');
    expect(reasonOf(page('<div id="app"></div>'), { ...FEED, text: '짧은 요약' })).toBe('too-short');
  });

  it('uses what the feed said only where the page is silent', () => {
    const body = `<div id="article-view-content-div">${paragraphs(TEXT)}</div>`;
    const silent = draftOf(page(body), { ...FEED, title: '피드의 제목' });
    expect(silent).toMatchObject({
      title: '걸음에 맞춘 가로등',
      authors: ['홍길동'],
      outlet: '새벽신문',
      publishedAt: 1_714_700_000_000,
    });
    const said = draftOf(
      page(
        body,
        '<meta property="article:published_time" content="2024-05-05T10:00:00+09:00"><meta property="og:site_name" content="누리뉴스">',
      ),
      FEED,
    );
    expect(said).toMatchObject({ outlet: '누리뉴스', publishedAt: Date.UTC(2024, 4, 5, 1) });
  });

  it('believes no date beyond the clock it is given', () => {
    const html = page(
      `<div id="article-view-content-div">${paragraphs(TEXT)}</div>`,
      '<meta property="article:published_time" content="2031-05-05T10:00:00+09:00">',
    );
    const extraction = extract({ html, url: 'https://paper.example.kr/news/1', now: Date.UTC(2024, 4, 5) });
    expect(extraction.kind === 'draft' ? extraction.draft.publishedAt : 'unreadable').toBeUndefined();
  });
});

describe('a page without an article', () => {
  it.each([
    '<p>삭제된 기사입니다.</p>',
    '<p>요청하신 기사를 찾을 수 없습니다.</p>',
    '<script>alert("존재하지 않는 기사입니다."); history.back();</script>',
    '<h1>404 - Page not found</h1>',
  ])('is gone: %s', (body) => {
    expect(reasonOf(page(body), FEED)).toBe('soft-404');
  });

  it('is still an article when it only tells of deleted pages', () => {
    const text = [...TEXT, ...TEXT.map((line) => `${line} 또한 시는 삭제된 기사 목록도 공개했다.`)];
    const longer = [...text, ...text.map((line) => `이어서 ${line}`)];
    expect(
      draftOf(page(`<div id="article-view-content-div">${paragraphs(longer)}</div>`)).paragraphs.length,
    ).toBeGreaterThan(8);
  });

  it('sends its reader on: meta refresh and script', () => {
    expect(read(page('', '<meta http-equiv="Refresh" content="0; URL=https://paper.example.kr/new/1">'))).toMatchObject(
      {
        kind: 'unreadable',
        reason: 'redirect',
        detail: 'https://paper.example.kr/new/1',
      },
    );
    expect(reasonOf(page('<script>window.location.replace("/new/1")</script>'))).toBe('redirect');
  });

  it('is closed: a stub with isAccessibleForFree false, or words that ask for a subscription', () => {
    const stub = `<div id="article-view-content-div">${paragraphs(TEXT.slice(0, 2))}</div>`;
    expect(reasonOf(page(stub, articleLd('', { isAccessibleForFree: false })))).toBe('paywall');
    expect(reasonOf(page(`${stub}<p>구독자 전용 기사입니다</p>`))).toBe('paywall');
    expect(draftOf(page(stub, articleLd('', { isAccessibleForFree: false })), FEED).how).toBe('feed');
  });

  it('is a list', () => {
    const links = Array.from(
      { length: 30 },
      (_, index) => `<li><a href="/news/${index}">새벽시 소식 ${index}번째 제목이 여기 있다</a></li>`,
    ).join('');
    expect(reasonOf(page(`<ul>${links}</ul>`), FEED)).toBe('list-page');
  });
});

describe('draftFromEntry', () => {
  const entry: Entry = {
    url: 'https://paper.example.kr/news/1',
    guid: undefined,
    title: '걸음에 맞춘 가로등 - 새벽신문',
    author: '홍길동 기자',
    outlet: undefined,
    publishedAt: 1_714_700_000_000,
    updatedAt: 1_714_700_000_000,
    text: `[새벽신문] ${TEXT[0]}\n\n${TEXT[1]}\n\n관련기사`,
  };

  it('makes a draft of the feed’s words by the same line pass', () => {
    const extraction = draftFromEntry({ entry, outlet: '새벽신문', language: 'ko' });
    if (extraction.kind !== 'draft') throw new Error(extraction.detail);
    expect(extraction.draft).toMatchObject({
      title: '걸음에 맞춘 가로등',
      authors: ['홍길동'],
      outlet: '새벽신문',
      how: 'feed',
      updatedAt: undefined,
      paragraphs: TEXT.slice(0, 2),
    });
  });

  it('says so when the feed says nothing', () => {
    expect(draftFromEntry({ entry: { ...entry, text: '' }, outlet: undefined, language: 'ko' })).toMatchObject({
      kind: 'unreadable',
      reason: 'too-short',
    });
  });
});
