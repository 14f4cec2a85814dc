import { describe, expect, test } from 'vitest';
import { verdictWords, type Comparison } from '#commands/words/verdict.ts';
import type { Verdict } from '#src/model.ts';

const verdict = (kind: Verdict['kind'], reasons: readonly string[], given: Partial<Verdict> = {}): Verdict => ({
  kind,
  of: kind === 'new' ? undefined : 1,
  scores: { jaccard: 0.91, containment: 0.9, cosine: 0.95 },
  reasons,
  ...given,
});
const beside = (
  difference: Partial<Comparison['difference']> = {},
  ground: Partial<Comparison['ground']> = {},
): Comparison => ({
  difference: { differing: 0, reworded: 0, surplus: 0, ...difference },
  ground: { names: [], figures: [], ...ground },
});

describe('the words of a verdict', () => {
  test.each([
    [
      verdict('copy', ['repeated'], { version: '2.17' }),
      beside({ differing: 2 }),
      '다음 기사와 91% 같은 글, 두 문장이 다름 (글 대부분이 되풀이됨) · 판정 규칙 2.17',
      '91 % the same text as this one, two sentences differ (most of the text is repeated) · rules 2.17',
    ],
    [
      verdict('copy', ['same-text']),
      beside({ differing: 3 }),
      '다음 기사와 100% 같은 글',
      '100 % the same text as this one',
    ],
    [
      verdict('copy', ['contained'], { scores: { jaccard: 0.2, containment: 0.998, cosine: 0.5 } }),
      beside({ differing: 1, reworded: 12, surplus: -7 }),
      '다음 기사와 99% 같은 글, 한 문장이 다름, 12개 문장을 다듬음, 다음 기사가 일곱 문장 더 김 (한쪽 글이 다른 쪽에 들어 있음)',
      '99 % the same text as this one, one sentence differs, 12 sentences reworded, that one is seven sentences longer (one holds the text of the other)',
    ],
    [
      verdict('story', ['same-event', 'shared:names', 'shared:figures', 'near-in-time']),
      beside({}, { names: ['가온신호', '한울데이터'], figures: ['72억원'] }),
      '다음 기사와 같은 사건: 같은 이름 가온신호·한울데이터, 같은 수치 72억원 (가까운 때에 나옴)',
      'the same event as this one: the same names 가온신호, 한울데이터, the same figures 72억원 (published close together)',
    ],
    [
      verdict('story', ['owner:join'], { scores: undefined }),
      beside(),
      '다음 기사와 같은 사건 (봇 소유자가 한 이야기로 합침)',
      'the same event as this one (an owner of the bot joined the two)',
    ],
    [
      verdict('update', ['same-url', 'text-changed', 'correction']),
      undefined,
      '다음 기사의 고친 글 (같은 주소, 글이 바뀜, 제목·수치·이름이 고쳐짐)',
      'a new version of this one (the same address, the text was changed, a title, a figure or a name was corrected)',
    ],
    [verdict('new', []), undefined, '새 기사', 'new'],
    [
      verdict('new', ['similar', 'veto:place', 'veto:phase']),
      undefined,
      '새 기사: 닮은 기사가 있으나 장소가 다름, 예고와 결과로 다름',
      'new: there is a similar article, but the place is another, one announces and one reports',
    ],
    [
      verdict('new', ['same-event', 'owner:split']),
      undefined,
      '새 기사: 닮은 기사가 있으나 봇 소유자가 다른 이야기로 떼어 놓음',
      'new: there is a similar article, but an owner of the bot took it out of that story',
    ],
    [
      verdict('new', ['border'], { version: '2.17' }),
      undefined,
      '새 기사 (판정이 경계에 가까워 알림) · 판정 규칙 2.17',
      'new (close to the border, so it was told) · rules 2.17',
    ],
  ])('tell %o', (...[given, comparison, ko, en]) => {
    expect(verdictWords(given, comparison)).toEqual({ ko, en });
  });

  test('show a code that nobody gave words for as it is', () => {
    expect(verdictWords(verdict('copy', ['later-rule']), undefined).ko).toBe('다음 기사와 91% 같은 글 (later-rule)');
  });
});
