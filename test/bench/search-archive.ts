// Fills a database with synthetic articles for the measurement of search: a headline, a lead and three of 20,000 sentences each.
// 스마트시티 stands in every second one. What the analyser makes of a sentence is made once: whole articles would take it twenty minutes.
import { idAt } from '#src/store/sqlite/archive.ts';
import { indexArticle } from '#src/store/sqlite/article-index.ts';
import type { Db } from '#src/store/sqlite/database.ts';
import { analyzeDocument } from '#src/language/analyze.ts';
import type { IndexTerms } from '#src/model.ts';
import { Draws, POOL } from './synthetic-archive.ts';

export const NOW = Date.UTC(2026, 10, 22);

const BODY = 3;
const OUTLETS = 40;
/** One article in so many: each word of it stands nowhere else. */
const RARE = 2_000;
const BATCH = 5_000;

const CITIES: readonly (readonly [name: string, id: string])[] = [
  ['춘천시', 'kr-gangwon-chuncheon'],
  ['여수시', 'kr-jeonnam-yeosu'],
  ['세종시', 'kr-sejong'],
  ['부산시', 'kr-busan'],
  ['포항시', 'kr-gyeongbuk-pohang'],
  ['목포시', 'kr-jeonnam-mokpo'],
  ['원주시', 'kr-gangwon-wonju'],
  ['대구시', 'kr-daegu'],
  ['인천시', 'kr-incheon'],
  ['울산시', 'kr-ulsan'],
];
const SUBJECTS = '교통신호 누수탐지 화재감지 주차안내 전력거래 버스배차 하천관측 보행안전 대기측정 침수경보'.split(' ');
const DEEDS = ['계약', '착공', '시범 운영', '공개', '협약', '확대'];

export type SearchText = {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly city: string;
  readonly outlet: string;
};

/** The n-th article: the same n, the same text. */
export function searchText(n: number): SearchText {
  const draws = new Draws(n + 2_000_003);
  const [city, id] = draws.of(CITIES);
  const subject = draws.of(SUBJECTS);
  const what = n % 2 === 0 ? '스마트시티 ' : '';
  const title = `${city}, ${what}${subject} ${draws.of(DEEDS)}`;
  const lead = `${city}는 ${what}${subject} 사업을 ${draws.of(DEEDS)}한다고 밝혔다.`;
  const sum = `사업비는 ${draws.below(990) + 10}억원이다.`;
  const rare = n % RARE === 0 ? ['나루터 종탑을 옮겨 세운 장인도 자리를 함께했다.'] : [];
  const body = Array.from({ length: BODY }, () => draws.of(POOL));
  return { title, paragraphs: [lead, sum, ...body, ...rare], city: id, outlet: `매체${draws.below(OUTLETS)}` };
}

/** When the n-th was published: a minute after the one before; the newest is the last. */
export function articleId(n: number, most: number): number {
  return idAt(NOW - (most - n) * 60_000);
}

const kept = new Map<string, IndexTerms>();

function termsOfSentence(text: string): IndexTerms {
  const terms = kept.get(text) ?? analyzeDocument({ title: '', text, facets: [] });
  kept.set(text, terms);
  return terms;
}

/** As the analyser gives them for the whole, but for what reaches over the end of a sentence. */
export function termsOf({ title, paragraphs, city }: SearchText): IndexTerms {
  const head = titleTerms(title);
  const parts = paragraphs.map(termsOfSentence);
  const joined = (field: 'stem' | 'bigram' | 'facet') => parts.map((part) => part[field]).join(' ');
  const facets = analyzeFacets(city);
  return { title: head, stem: joined('stem'), bigram: joined('bigram'), facet: `${facets} ${joined('facet')}` };
}

const keptTitles = new Map<string, string>();

function titleTerms(title: string): string {
  const terms = keptTitles.get(title) ?? analyzeDocument({ title, text: '', facets: [] }).title;
  keptTitles.set(title, terms);
  return terms;
}

const keptFacets = new Map<string, string>();

function analyzeFacets(city: string): string {
  const facets = [`city:${city}`, 'city:kr', 'topic:mobility', 'lang:ko'];
  const terms = keptFacets.get(city) ?? analyzeDocument({ title: '', text: '', facets }).facet;
  keptFacets.set(city, terms);
  return terms;
}

const INSERT_ARTICLE = `INSERT INTO article (id, url_key, url, title, authors, outlet, published_at, stored_at, language, paragraphs,
  summary, classification, facts, how, is_seed, story_id, verdict, text_hash, fingerprint_version)
  VALUES (@id, @url, @url, @title, '[]', @outlet, @at, @at, 'ko', @paragraphs, '[]', '{"relevant":true,"score":1,"topics":[],"reasons":[]}',
  '{"money":[],"quantities":[],"agreements":[],"events":[],"places":[]}', 'bench', 0, @id, '{"kind":"new"}', @url, 1)`;
const INSERT_STORY = 'INSERT INTO story (id, lead_article_id, updated_at) VALUES (?, ?, 0)';

/** @returns seconds in the index alone, the analyser left out */
export function fill({ raw }: Db, most: number, progress: (done: number) => void): number {
  const [article, story] = [INSERT_ARTICLE, INSERT_STORY].map((text) => raw.prepare(text));
  let indexMs = 0;
  for (let from = 0; from < most; from += BATCH) {
    raw.transaction(() => {
      for (let n = from; n < Math.min(most, from + BATCH); n += 1) {
        const text = searchText(n);
        const id = articleId(n, most);
        const { title, outlet } = text;
        article?.run({
          id,
          title,
          outlet,
          url: `bench.example/${n}`,
          paragraphs: JSON.stringify(text.paragraphs),
          at: NOW,
        });
        story?.run(id, id);
        const terms = termsOf(text);
        const startedAt = performance.now();
        indexArticle(raw, id, { ...terms, outlet });
        indexMs += performance.now() - startedAt;
      }
    })();
    progress(from + BATCH);
  }
  return indexMs / 1_000;
}
