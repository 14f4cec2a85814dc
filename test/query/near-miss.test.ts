// What a rehearsal says of one article: the words that decided, or the one part that failed.
import { describe, expect, it } from 'vitest';
import type { Article } from '#src/model.ts';
import { alternativesOf, judgeOf } from '#src/query/near-miss.ts';
import { parseQuery } from '#src/query/parse-query.ts';
import { sampleArticle } from '../chat/sample-article.ts';

function judged(expression: string, text: string, given: Partial<Article> = {}) {
  const parsed = parseQuery(expression, { now: 0 });
  if (parsed.kind !== 'query') throw new Error(`${expression} is no query`);
  const judge = judgeOf(parsed.query, alternativesOf(expression, parsed.query));
  return judge(sampleArticle({ title: '오늘 소식', paragraphs: [text], ...given }));
}

describe('an article that meets a rule', () => {
  it.each([
    ['세종 드론', '세종시에서 드론이 난다', ['세종시', '드론']],
    ['드론 OR 로봇', '로봇이 걷는다', ['로봇']],
    ['예산 >100억', '예산 120억원', ['예산', '120억원']],
  ])('%s, %s: tells the words that decided', (expression, text, because) => {
    expect(judged(expression, text)).toEqual({ because, miss: undefined });
  });
});

describe('an article that just misses', () => {
  it.each([
    ['세종 드론', '세종시에 버스가 달린다', '드론'],
    ['세종 드론 -군사', '세종시에서 군사 드론이 난다', '-군사'],
    ['드론 NOT 군사', '군사 드론', '-군사'],
    ['드론 (버스 OR 지하철)', '드론이 난다', '버스 OR 지하철'],
    ['"국가 시범도시" 드론', '드론이 난다', '"국가 시범도시"'],
    ['스마트 시티 드론', '드론이 난다', '스마트 시티'],
    ['예산 >10억 드론 <50억', '예산으로 드론 120억원어치를 산다', '>10억 <50억'],
    ['드론 세종 OR 버스 부산', '부산에 지하철이 달린다', '버스'],
    ['title:드론 부산', '부산에서 드론이 난다', 'title:드론'],
  ])('%s, %s: fails %s', (expression, text, part) => {
    expect(judged(expression, text)).toEqual({ because: undefined, miss: { part, refused: undefined } });
  });

  it.each([
    ['세종', '세종대왕의 동상', '세종대왕'],
    ['부산', '부산물이 나왔다', '부산물'],
    ['AI', 'KAIST가 밝혔다', 'KAIST'],
    ['서울 드론', '서울대에서 드론이 난다', '서울대'],
    ['시장', '부시장이 밝혔다', '부시장'],
  ])('%s, %s: names the form %s', (expression, text, refused) => {
    const [part = ''] = expression.split(' ');
    expect(judged(expression, text)).toEqual({ because: undefined, miss: { part, refused } });
  });

  it.each([
    ['세종 드론', '버스가 달린다'],
    ['세종 드론 버스', '버스가 달린다'],
    ['드론', '버스가 달린다'],
    ['드론 -군사', '버스가 달린다'],
    ['드론 -군사', '군사 훈련'],
  ])('%s, %s: is far, not near', (expression, text) => {
    expect(judged(expression, text)).toEqual({ because: undefined, miss: undefined });
  });
});
