// The archive answers: what typical queries find, in which order, and what happens when too little is found.
import Sqlite, { type Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { analyzeDocument } from '#src/language/analyze.ts';
import { parseQuery } from '#src/query/parse-query.ts';
import { ARTICLE_INDEX_DDL, findInIndex, indexArticle, type IndexSearch } from '#src/store/sqlite/article-index.ts';
import { newestIds } from '#src/store/sqlite/index-statements.ts';
import { atOnce } from '#src/store/sqlite/steps.ts';

const DAY_MS = 86_400_000;
const now = Date.parse('2026-11-22T03:00:00Z');

type Sample = {
  readonly title?: string;
  readonly text?: string;
  readonly facets?: readonly string[];
  readonly outlet?: string;
  readonly daysAgo?: number;
};

function idOf(publishedAt: number, number: number): number {
  return Math.floor(publishedAt / 1_000) * 4_096 + number;
}

class Archive {
  readonly db: Database = new Sqlite(':memory:');
  readonly #samples = new Map<number, Sample>();

  constructor(samples: readonly Sample[]) {
    this.db.exec(ARTICLE_INDEX_DDL);
    this.db.exec('CREATE TABLE article (id INTEGER PRIMARY KEY, outlet TEXT, title TEXT, paragraphs TEXT)');
    for (const sample of samples) this.add(sample);
  }

  add(sample: Sample): number {
    const { title = '', text = '', facets = [], outlet = '새벽신문', daysAgo = 1 } = sample;
    const id = idOf(now - daysAgo * DAY_MS, this.#samples.size);
    indexArticle(this.db, id, { ...analyzeDocument({ title, text, facets }), outlet });
    this.db.prepare('INSERT INTO article VALUES (?, ?, ?, ?)').run(id, outlet, title, JSON.stringify([text]));
    this.#samples.set(id, sample);
    return id;
  }

  ask(text: string, search: Partial<IndexSearch> = {}) {
    const parsed = parseQuery(text, { now });
    if (parsed.kind !== 'query') throw new Error(`no query: ${text}`);
    const finding = atOnce(findInIndex(this.db, parsed.query, search));
    const ranked = finding === undefined ? [] : atOnce(finding.ranked());
    const hits = ranked.slice(0, 20);
    const total = finding?.newest.length ?? 0;
    const relaxed = finding?.relaxed ?? false;
    return {
      ranked: ranked.map(({ id }) => this.#samples.get(id)),
      found: hits.map(({ id }) => this.#samples.get(id)),
      ids: hits.map(({ id }) => id),
      scores: hits.map(({ score }) => score),
      total,
      relaxed,
    };
  }

  newestTitles(text: string): readonly (string | undefined)[] {
    const parsed = parseQuery(text, { now });
    const finding = parsed.kind === 'query' ? atOnce(findInIndex(this.db, parsed.query, {})) : undefined;
    const ids = finding === undefined ? [] : newestIds(this.db, finding.asked, { limit: 20 });
    return ids.map((id) => this.#samples.get(id)?.title);
  }

  titles(text: string, search: Partial<IndexSearch> = {}): readonly (string | undefined)[] {
    return this.ask(text, search).found.map((sample) => sample?.title);
  }
}

const HEADLINES = [
  '스마트시티를 걷다',
  '스마트 시티 열 곳 뽑는다',
  '국가스마트도시위원회 회의',
  'Smart city lessons from the coast',
  'U-City에서 배운 것',
  '시티은행 스마트폰 앱 개편',
  '자율주행 셔틀 달린다',
  '자율 주행 청소차 시험',
  '자율적 주행 연습',
  '신종코로나 선별 부스',
  '신종 코로나바이러스 대응',
  '신종 코로나 검사 버스',
  '코로나19 이후의 골목',
  '서울교통공사 안전문 교체',
  '서울시의원 조례 발의',
  '서울대 연구진 배터리 공개',
  '세종특별자치시 버스 개편',
  '세종테크노파크 입주 모집',
  '세종대왕 특별전',
  '부산항만공사 자동화 시험',
  '부산물 퇴비로 쓴다',
  '대구경북 공동 관제',
  '대구탕 골목 축제',
  '하수처리장에 775억 원',
  '하수관 정비 77,500,000,000원',
  'AI로 쓰레기 나눈다',
  '인공지능 신호등 도입',
  'KAIST 로봇 대회',
  '달랏 가로등 교체',
  'Đà Lạt mở cổng dữ liệu',
  'Da Lat opens a data portal',
];

const headlines = new Archive(HEADLINES.map((title) => ({ title })));

describe('typical queries', () => {
  const smart = HEADLINES.slice(0, 5);

  it.each([
    '스마트시티',
    '스마트시티를',
    '스마트시티의',
    '스마트시티에서',
    '스마트 시티',
    '스마트도시',
    'smart city',
    'Smart Cities',
    'u-city',
  ])('%s finds every spelling of the term and nothing else', (text) => {
    expect(new Set(headlines.titles(text))).toEqual(new Set(smart));
  });

  it.each([
    ['자율주행', ['자율주행 셔틀 달린다', '자율 주행 청소차 시험']],
    ['자율 주행', ['자율주행 셔틀 달린다', '자율 주행 청소차 시험']],
    ['신종코로나', ['신종코로나 선별 부스', '신종 코로나바이러스 대응', '신종 코로나 검사 버스']],
    ['신종 코로나', ['신종코로나 선별 부스', '신종 코로나바이러스 대응', '신종 코로나 검사 버스']],
    ['코로나19', ['코로나19 이후의 골목']],
    ['서울', ['서울교통공사 안전문 교체', '서울시의원 조례 발의']],
    ['Seoul', ['서울교통공사 안전문 교체', '서울시의원 조례 발의']],
    ['세종', ['세종특별자치시 버스 개편', '세종테크노파크 입주 모집']],
    ['부산', ['부산항만공사 자동화 시험']],
    ['대구', ['대구경북 공동 관제']],
    ['775억', ['하수처리장에 775억 원', '하수관 정비 77,500,000,000원']],
    ['775억원', ['하수처리장에 775억 원', '하수관 정비 77,500,000,000원']],
    ['775억 원', ['하수처리장에 775억 원', '하수관 정비 77,500,000,000원']],
    ['AI', ['AI로 쓰레기 나눈다', '인공지능 신호등 도입']],
    ['달랏', ['달랏 가로등 교체', 'Đà Lạt mở cổng dữ liệu', 'Da Lat opens a data portal']],
    ['dalat', ['달랏 가로등 교체', 'Đà Lạt mở cổng dữ liệu', 'Da Lat opens a data portal']],
    ['스마트시', ['스마트시티를 걷다']],
    ['=스마트도시', ['국가스마트도시위원회 회의']],
    ['"자율 주행 청소차"', ['자율 주행 청소차 시험']],
    ['"자율주행 청소차"', ['자율 주행 청소차 시험']],
    ['title:"data portal"', ['Da Lat opens a data portal']],
    ['가로등을', ['달랏 가로등 교체']],
  ])('%s finds %j', (text, titles) => {
    expect(new Set(headlines.titles(text))).toEqual(new Set(titles));
  });
});

describe('the query language', () => {
  const archive = new Archive([
    {
      title: '가',
      text: '드론 배송을 시작했다. 사업비 120억원',
      facets: ['city:kr-busan', 'topic:mobility', 'lang:ko'],
      outlet: '한빛일보',
      daysAgo: 2,
    },
    {
      title: '나',
      text: '드론 훈련은 군사 목적이다. 32억 원',
      facets: ['city:kr-sejong', 'lang:ko'],
      outlet: '새벽신문',
      daysAgo: 40,
    },
    {
      title: '다',
      text: '가로등을 바꾼다. 3조 2000억 원',
      facets: ['city:kr-busan', 'lang:ko'],
      outlet: '새벽신문',
      daysAgo: 400,
    },
    {
      title: 'Drone',
      text: 'Drones carry lunch for $3 million',
      facets: ['lang:en'],
      outlet: 'Harbour Post',
      daysAgo: 5,
    },
  ]);

  it.each([
    ['드론', ['가', '나', 'Drone']],
    ['드론 -군사', ['가', 'Drone']],
    ['드론 OR 가로등', ['가', '나', '다', 'Drone']],
    ['(배송 OR 가로등) city:부산', ['가', '다']],
    ['city:부산', ['가', '다']],
    ['city:부산 -드론', ['다']],
    ['topic:mobility', ['가']],
    ['lang:en', ['Drone']],
    ['outlet:한빛', ['가']],
    ['outlet:"새벽 신문" 드론', ['나']],
    ['드론 -outlet:새벽신문', ['가', 'Drone']],
    ['군사 OR outlet:한빛', ['가', '나']],
    ['after:30d', ['가', 'Drone']],
    ['before:2026', ['다']],
    ['드론 after:30d', ['가', 'Drone']],
    ['가로등 OR after:3d', ['가', '다']],
    ['>100억', ['가', '다']],
    ['>=120억 <1조', ['가']],
    ['<=32억', ['나']],
    ['>30억 <40억', ['나']],
    ['title:드론', ['Drone']],
    ['title:나', ['나']],
  ])('%s finds %j', (text, titles) => {
    expect(new Set(archive.titles(text))).toEqual(new Set(titles));
  });

  it('takes bounds, facets and the outlet of a filter beside the query', () => {
    const bounds = { afterId: idOf(now - 50 * DAY_MS, 0), beforeId: idOf(now - 3 * DAY_MS, 0) };
    expect(new Set(archive.titles('드론', { filter: bounds }))).toEqual(new Set(['Drone', '나']));
    expect(archive.titles('드론', { filter: { facets: ['lang:ko'], outlet: '한빛일보' } })).toEqual(['가']);
    expect(archive.titles('드론', { filter: { facets: ['city:kr-jeju'] } })).toEqual([]);
  });
});

describe('too little found', () => {
  const archive = new Archive([
    { title: '가로등과 벤치', text: '공원에 가로등과 벤치를 놓는다' },
    { title: '가로등 고장', text: '가로등이 나갔다' },
    { title: '벤치 기증', text: '벤치를 받았다' },
    { title: '관계없는 소식', text: '급식이 바뀐다' },
  ]);

  it('accepts any of the words, those with all of them first, and says so', () => {
    const { found, relaxed, total } = archive.ask('가로등 벤치');
    expect(relaxed).toBe(true);
    expect(total).toBe(3);
    expect(found[0]?.title).toBe('가로등과 벤치');
  });

  it('answers a question by what it asks about', () => {
    expect(archive.titles('벤치를 기증한 곳은 어디입니까?')[0]).toBe('벤치 기증');
  });

  it('never gives up a phrase, a field or an exclusion', () => {
    expect(archive.titles('"공원에 가로등" 급식')).toEqual([]);
    expect(new Set(archive.titles('가로등 급식 -벤치'))).toEqual(new Set(['가로등 고장', '관계없는 소식']));
    expect(archive.titles('가로등 급식 title:소식')).toEqual(['관계없는 소식']);
  });

  it('takes quotes inside a pasted headline for words', () => {
    expect(archive.titles('"가로등 나갔다" 새벽신문 골목 주민 불편')[0]).toBe('가로등 고장');
  });

  it('knows a number that the text writes otherwise', () => {
    const counted = new Archive([
      { title: '정비', text: '골목의 등 2천400개를 바꾼다' },
      { title: '교체', text: '골목의 벤치를 바꾼다' },
    ]);
    expect(counted.titles('골목길 가로등 2400개 교환')[0]).toBe('정비');
  });

  it('is strict as soon as three articles have all the words', () => {
    const three = new Archive(
      ['가로등 벤치 하나', '가로등 벤치 둘', '가로등 벤치 셋', '가로등'].map((title) => ({ title })),
    );
    expect(three.ask('가로등 벤치')).toMatchObject({ relaxed: false, total: 3 });
  });
});

describe('order', () => {
  it('puts what is in the title first', () => {
    const archive = new Archive([
      { title: '공원 소식', text: '공원 한쪽에 분수대가 있다. 나무도 많다.' },
      { title: '분수대 열다', text: '공원에 새로 생겼다. 나무도 많다.' },
    ]);
    expect(archive.titles('분수대')).toEqual(['분수대 열다', '공원 소식']);
  });

  it('puts neighbouring words first', () => {
    const archive = new Archive([
      { title: 'ㄱ', text: '골목 안쪽 가게가 새 벤치 옆 가로등을 보았다' },
      { title: 'ㄴ', text: '골목 가로등 벤치 옆 가게가 새 안쪽을 보았다' },
    ]);
    expect(archive.titles('골목 가로등')[0]).toBe('ㄴ');
  });

  it('prefers the newer of two equal articles when it is told the time', () => {
    const archive = new Archive([
      { title: '분수대 옛 소식', daysAgo: 700 },
      { title: '분수대 새 소식', daysAgo: 1 },
    ]);
    expect(archive.titles('분수대', { now })[0]).toBe('분수대 새 소식');
    const { scores } = archive.ask('분수대', { now });
    expect(scores[0]).toBeGreaterThan(scores[1] ?? 0);
  });

  it('is by time of publication when newest are asked for', () => {
    const archive = new Archive([5, 1, 3].map((daysAgo) => ({ title: `분수대 ${daysAgo}일 전`, daysAgo })));
    expect(archive.newestTitles('분수대')).toEqual(['분수대 1일 전', '분수대 3일 전', '분수대 5일 전']);
  });
});

describe('a large archive', () => {
  const many = Array.from({ length: 6_000 }, (_, at) => ({ text: '가로등 소식', daysAgo: 1 + at / 6_000 }));
  const archive = new Archive([{ title: '옛일', text: '가로등 옆 분수대의 설계자를 만났다', daysAgo: 3_000 }, ...many]);

  it('still finds the old article that has the rare words of a question', () => {
    const { found, relaxed, total } = archive.ask('분수대를 설계하고 가로등을 세운 마을은?', { now });
    expect({ first: found[0]?.title, relaxed, total }).toEqual({ first: '옛일', relaxed: true, total: 1_000 });
  });

  it('finds it also by the last word of a very long question', () => {
    const long = Array.from(
      { length: 30 },
      (_, at) => `${'가나다라마바사아자차'.at(at % 10)}${'루무부수주추'.at(at % 6)}길`,
    );
    for (const word of long) for (let at = 0; at < 40; at += 1) archive.add({ text: `${word} 소식`, daysAgo: 1 });
    const { ranked, relaxed } = archive.ask(`가로등 ${long.join(' ')} 분수대`, { now });
    expect({ isFound: ranked.some((sample) => sample?.title === '옛일'), relaxed }).toEqual({
      isFound: true,
      relaxed: true,
    });
  });

  it('weighs the newest when all have the same word', () => {
    const { ids, total } = archive.ask('가로등', { now });
    expect(total).toBe(1_000);
    expect(Math.min(...ids)).toBeGreaterThan(idOf(now - 2 * DAY_MS, 0));
  });
});

describe('writing', () => {
  it('replaces the terms of an article', () => {
    const archive = new Archive([{ title: '분수대' }]);
    const [id = 0] = archive.ask('분수대').ids;
    indexArticle(archive.db, id, { ...analyzeDocument({ title: '놀이터', text: '', facets: [] }), outlet: '새벽신문' });
    expect([archive.ask('분수대').total, archive.ask('놀이터').total]).toEqual([0, 1]);
  });
});
