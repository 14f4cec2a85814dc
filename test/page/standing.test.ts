// What a short text is: an article, a notice that one is gone, or the beginning of a closed one.
import { describe, expect, it } from 'vitest';
import { extract, type PageHints } from '#src/page/extract.ts';
import { goneNotice, goneTitle } from '#src/page/gone-words.ts';
import { wordsOf } from '#src/page/lines/line-grammar.ts';

const BRIEF = [
  '새벽시가 시청 누리집에서 가짜뉴스 삭제 요청을 받기로 했다.',
  '신청은 다음 달 2일부터 시민 누구나 할 수 있고, 시는 사흘 안에 답을 준다고 밝혔다.',
];
const LONG = [
  '새벽시가 가로등 3천 개를 바꾸며 밝기를 사람의 걸음에 맞추기로 했다. 시는 5일 의회에 계획을 보고했다.',
  '새 가로등은 아무도 없을 때 밝기를 30%로 낮춘다. 시는 전기요금이 한 해 2억 원 줄 것으로 내다본다.',
  '골목마다 밝기를 정하는 일은 주민이 맡는다. 첫 골목은 다음 달 초에 정해진다고 시는 설명했다.',
];
const paragraphs = (texts: readonly string[]) => texts.map((text) => `<p>${text}</p>`).join('');
const body = (texts: readonly string[]) => `<div id="article-view-content-div">${paragraphs(texts)}</div>`;
const page = (inside: string, head = '') =>
  `<html><head><title>걸음에 맞춘 가로등</title>${head}</head><body>${inside}</body></html>`;
const read = (html: string, hints?: PageHints) => extract({ html, url: 'https://paper.example.kr/news/1', hints });
const outcomeOf = (html: string, hints?: PageHints) => {
  const extraction = read(html, hints);
  return extraction.kind === 'draft' ? extraction.draft.access : extraction.reason;
};
const textOf = (html: string) => {
  const extraction = read(html);
  return extraction.kind === 'draft' ? extraction.draft.paragraphs : [];
};

describe('a brief that tells of something gone', () => {
  it.each([
    '새벽시는 비방 게시물 삭제 기준을 새로 정했다.',
    '가짜뉴스 삭제를 맡을 사람도 뽑는다.',
    '밤에는 버스 기사를 찾을 수 없어 두 노선이 멈췄다.',
    '회사는 운전할 기사가 없습니다.',
    '시는 존재하지 않는 페이지를 찾는 이가 많았다고 말했다.',
    'Day passes are no longer available at the ferry kiosks.',
    'The page was removed by the council in May.',
  ])('is an article: %s', (sentence) => {
    expect(goneNotice([sentence])).toBeUndefined();
    expect(outcomeOf(page(body([sentence, ...LONG.slice(0, 2)])))).toBe('open');
  });

  it('is one below a title about deletion, too', () => {
    expect(goneTitle('새벽시, 가짜뉴스 삭제 요청 받는다 - 새벽신문')).toBeUndefined();
    expect(outcomeOf(page(body(BRIEF), '<meta property="og:title" content="새벽시, 비방 게시물 삭제 나선다">'))).toBe(
      'open',
    );
  });
});

describe('a notice that the article is gone', () => {
  it.each([
    '삭제된 기사입니다.',
    '언론사의 요청으로 삭제된 기사입니다',
    '요청하신 기사는 삭제되었거나 존재하지 않는 기사입니다.',
    '요청하신 페이지를 찾을 수 없습니다. 주소를 다시 살펴 주세요.',
    '이미 삭제된 게시물이거나 존재하지 않는 게시물입니다.',
    '해당 게시물은 작성자의 요청으로 삭제되었습니다.',
    '해당 기사가 없습니다.',
    '서비스가 종료된 기사입니다.',
    'Page not found',
    '404 Not Found',
    'Sorry, the page you requested could not be found.',
    'This article is no longer available.',
    'We can’t find that page.',
  ])('is a sentence of its own: %s', (notice) => {
    expect(goneNotice([notice])).toBeDefined();
    expect(outcomeOf(page(`<p>${notice}</p>`))).toBe('soft-404');
  });

  it('stands in the title beside the outlet’s name', () => {
    expect(goneTitle('페이지를 찾을 수 없습니다 - 새벽신문')).toBeDefined();
    expect(goneTitle('404 Not Found | Ferry Times')).toBeDefined();
  });

  it('leaves the feed its say when the page still shows the headline', () => {
    const hints = { title: '걸음에 맞춘 가로등', text: LONG.join('\n\n') };
    const comment = '<p>작성자의 요청으로 삭제된 게시물입니다.</p>';
    expect(outcomeOf(page(comment), hints)).toBe('soft-404');
    expect(outcomeOf(page(`<h1>걸음에 맞춘 가로등</h1>${comment}`), hints)).toBe('open');
  });
});

describe('a wall', () => {
  it.each([
    '이 기사는 한빛플러스 구독자 전용 콘텐츠입니다.',
    '유료회원 전용 기사입니다',
    '이 글은 멤버십 회원에게만 공개됩니다.',
    '남은 내용을 읽으시려면 로그인해 주세요.',
    '로그인 후 전체 기사를 읽으실 수 있습니다.',
    'Subscribe to continue reading',
    'Already a member? Log in to read this story.',
    'To keep reading, start a free trial.',
    'This story is only available to subscribers.',
  ])('speaks to the reader, of this piece: %s', (line) => {
    expect(wordsOf(line)).toBe('wall');
  });

  it.each([
    '시는 유료 회원 전용 서비스를 내년부터 두 곳으로 넓힌다고 밝혔다.',
    '나머지 내용은 이용권 결제 뒤에 알려 준다고 회사는 말했다.',
    '이 앱은 유료 회원 전용 서비스입니다.',
    '로그인 후 댓글을 보실 수 있습니다',
    '회원전용 게시판',
    '[구독자 전용] 골목 가게의 한 해',
    'Residents must register to keep their parking permits, the council said.',
    'Sign in to get our newsletter every morning',
  ])('is no report, menu or offer: %s', (line) => {
    expect(wordsOf(line)).not.toBe('wall');
  });

  it('closes a text only when the text does not go on below', () => {
    const wall = '이 기사는 유료회원 전용 기사입니다.';
    const pitch = '지금 구독하시면 첫 달은 무료입니다.';
    const closed = page(body([...LONG, wall, pitch]));
    expect(textOf(closed)).toEqual(LONG);
    expect(outcomeOf(closed)).toBe('paid');
    const open = page(body([LONG[0] ?? '', wall, ...LONG.slice(1)]));
    expect(textOf(open)).toEqual(LONG);
    expect(outcomeOf(open)).toBe('open');
  });

  it('is looked for below the text only, and never inside links', () => {
    const menu = '<ul><li><a href="/b">회원전용 게시판</a></li></ul><p>이 글은 유료회원 전용입니다.</p>';
    expect(outcomeOf(page(`${menu}${body(BRIEF)}`))).toBe('open');
    const teaser = '<a href="/2">[구독자 전용] 골목 가게의 한 해</a><a href="/3">이 기사는 구독자 전용 기사입니다.</a>';
    expect(outcomeOf(page(`${body(LONG)}<div>${teaser}</div>`))).toBe('open');
    expect(outcomeOf(page(`${body(LONG)}<p>Sign in to get our newsletter every morning</p>`))).toBe('open');
    expect(outcomeOf(page(`${body(LONG)}<p>구독자 전용 기사입니다.</p>`))).toBe('paid');
    expect(outcomeOf(page(`${body(BRIEF)}<p>구독자 전용 기사입니다.</p>`))).toBe('paywall');
  });
});
