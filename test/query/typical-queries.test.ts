// What people type, and what it has to find: the table of typical queries, through the real store. A row is right when exactly those
// articles come that a reader would name, however they and the query are spaced and spelled.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseQuery } from '#src/query/parse-query.ts';
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import type { Store } from '#src/store/store.ts';
import { NOW, requestOf } from '../store/readings.ts';

/** Headlines of our own; each is the text as well, so that its words are known to the archive. */
const HEADLINES = {
  smartPlain: '나래시 스마트시티 통합센터 개소',
  smartObject: '골목에서 스마트시티를 배우다',
  smartBlank: '스마트 시티 열두 곳 새로 뽑혀',
  smartDosi: '국가스마트도시위원회 첫 회의 열려',
  smartEnglish: 'Harbour towns learn from a smart city abroad',
  smartHyphen: 'U-City 사업 십 년을 돌아보다',
  bank: '시티은행 스마트폰 앱 화면 개편',
  drive: '자율주행 셔틀 노선 두 배로',
  driveBlank: '자율 주행 청소차 새벽에 시험',
  driveInside: '완전자율주행차 보험 약관 나왔다',
  practice: '자율적 주행 연습 모임 늘어',
  corona: '신종코로나 선별 부스 자동화',
  coronaBlank: '신종 코로나 검사 버스 운영',
  coronaLong: '신종 코로나바이러스 확산에 축제 취소',
  coronaNumber: '코로나19 이후 배달 로봇 급증',
  seoul: '서울교통공사 승강장 안전문 교체',
  seoulObject: '서울에서 열린 교통 박람회',
  seoulUniversity: '서울대 연구진 새 배터리 공개',
  sejong: '세종특별자치시 버스 노선 개편',
  sejongPark: '세종테크노파크 입주 기업 모집',
  sejongKing: '세종대왕 한글 특별전 개막',
  busan: '부산항만공사 하역 자동화 착수',
  busanIn: '부산에서 만난 수소 버스 기사들',
  byProduct: '두부 부산물로 퇴비 만드는 마을',
  sumBlank: '하수처리장 지하화에 775억 원 투입',
  sumComma: '노후 하수관 정비 예산 77,500,000,000원 확정',
  sumOther: '도서관 신축에 77억 원',
  ai: 'AI로 재활용품 골라낸다',
  aiKorean: '인공지능 신호등 백 곳에 설치',
  air: 'AIR 컨퍼런스 참가자 모집',
  dalat: '달랏 꽃길 가로등 교체',
  dalatLatin: 'Da Lat opens its first data portal',
  dalatMarks: 'Đà Lạt mở trung tâm điều hành',
  chain: '블록체인 투표 앱 시범 도입',
} as const;

type Name = keyof typeof HEADLINES;

let store: Store;
beforeAll(async () => {
  store = await openSqliteStore({ path: ':memory:' });
  for (const [number, title] of Object.values(HEADLINES).entries())
    await store.recordArticle(requestOf({ title, paragraphs: [`${title}.`] }, number + 1));
});
afterAll(async () => store[Symbol.asyncDispose]());

async function find(text: string) {
  const parsed = parseQuery(text, { now: NOW });
  if (parsed.kind !== 'query') throw new Error(`no query: ${text}`);
  return store.search({ query: parsed.query, filter: {}, sort: 'relevance', limit: 40, now: NOW });
}

const SMART: readonly Name[] = ['smartPlain', 'smartObject', 'smartBlank', 'smartDosi', 'smartEnglish', 'smartHyphen'];
const DRIVE: readonly Name[] = ['drive', 'driveBlank', 'driveInside'];
const CORONA: readonly Name[] = ['corona', 'coronaBlank', 'coronaLong'];
const SUM: readonly Name[] = ['sumBlank', 'sumComma'];
const SEOUL: readonly Name[] = ['seoul', 'seoulObject'];
const DALAT: readonly Name[] = ['dalat', 'dalatLatin', 'dalatMarks'];

const ROWS: readonly (readonly [string, readonly Name[]])[] = [
  ['스마트시티', SMART],
  ['스마트시티를', SMART],
  ['스마트시티의', SMART],
  ['스마트시티에서', SMART],
  ['스마트 시티', SMART],
  ['스마트시티란', SMART],
  ['스마트시티입니까', SMART],
  ['스마트도시', SMART],
  ['u-City', SMART],
  ['smart city', SMART],
  ['스마트씨티', SMART],
  ['스마트시', ['smartPlain', 'smartObject']],
  ['자율주행', DRIVE],
  ['자율 주행', DRIVE],
  ['자율주행의', DRIVE],
  ['신종코로나', CORONA],
  ['신종 코로나', CORONA],
  ['코로나19', ['coronaNumber']],
  ['코로나', [...CORONA, 'coronaNumber']],
  ['서울', SEOUL],
  ['seoul', SEOUL],
  ['서울에서', SEOUL],
  ['세종', ['sejong', 'sejongPark']],
  ['부산', ['busan', 'busanIn']],
  ['775억', SUM],
  ['775억원', SUM],
  ['775억 원', SUM],
  ['77,500,000,000', SUM],
  ['77,500,000,000원을', SUM],
  ['AI', ['ai', 'aiKorean']],
  ['AI를', ['ai', 'aiKorean']],
  ['Da Lat', DALAT],
  ['달랏', DALAT],
  ['Đà Lạt', DALAT],
  ['달랏의', DALAT],
];

describe('a typical query', () => {
  it.each(ROWS)('%s finds %j', async (text, names) => {
    const { hits, total, relaxed } = await find(text);
    expect(new Set(hits.map(({ article }) => article.title))).toEqual(new Set(names.map((name) => HEADLINES[name])));
    expect({ total, relaxed }).toEqual({ total: names.length, relaxed: false });
  });

  it.each([
    ['부싼', '부산'],
    ['스마트싵', '스마트시티'],
    ['블럭체인', '블록체인'],
    ['자율주헹', '자율주행'],
  ])('%s finds nothing and asks: %s?', async (text, suggestion) => {
    expect(await find(text)).toMatchObject({ total: 0, suggestion: [{ word: suggestion }] });
  });

  it.each(Object.values(HEADLINES))('the headline %s finds its article first', async (title) => {
    const { hits } = await find(title);
    expect(hits[0]?.article.title).toBe(title);
  });
});
