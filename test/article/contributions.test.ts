import { describe, expect, it } from 'vitest';
import { contributionsOf, kindOf, type Contributor } from '#src/article/contributions.ts';
import type { Verdict } from '#src/model.ts';
import { cut, edited, RELEASES } from './releases.ts';

const [RELEASE] = RELEASES;
if (RELEASE === undefined) throw new Error('no releases');

const verdict = (kind: Verdict['kind']): Verdict => ({ kind, of: undefined, scores: undefined, reasons: [] });

function member(id: number, body: string, given: Partial<Contributor> = {}): Contributor {
  return { id, publishedAt: id, language: 'ko', paragraphs: body.split('\n'), verdict: verdict('story'), ...given };
}

const kindsOf = (...members: readonly Contributor[]) => contributionsOf(members).map(({ kind }) => kind);

describe('contributionsOf', () => {
  const lead = member(1, RELEASE.body, { verdict: verdict('new') });

  it('gives all the lead tells, and nothing for its copies', () => {
    const contributions = contributionsOf([
      member(2, cut(RELEASE.body, 0.5)),
      lead,
      member(3, edited(RELEASE.body, '새벽일보', 2)),
    ]);
    expect(contributions.map(({ id, added }) => [id, added.length > 0])).toEqual([
      [1, true],
      [2, false],
      [3, false],
    ]);
    expect(contributions[0]?.added.join(' ')).toContain('교차로 148곳');
  });

  it('names the sentence an outlet added', () => {
    const own = '그러나 시민단체는 영상 검지기가 차량 번호를 얼마나 오래 보관하는지 공개하라고 요구했다.';
    const [, second] = contributionsOf([lead, member(2, `${RELEASE.body}\n${own}`)]);
    expect(second).toEqual({ id: 2, kind: 'edited', added: [own] });
  });

  it('puts first what states figures that the story did not know', () => {
    const plain = '시민 사이에서는 이런 장치가 과연 필요하냐는 목소리도 여전히 나오고 있는 형편이다.';
    const telling = '한편 구미시의 벼리교통은 같은 장치를 2,381개 달고도 정체가 더 심해졌다고 털어놓았다.';
    const [, second] = contributionsOf([lead, member(2, `${plain}\n${telling}`)]);
    expect(second).toEqual({ id: 2, kind: 'own', added: [telling, plain] });
  });

  it('tells who was first, who copied, who edited and who reported itself, whatever the judge called them', () => {
    const kinds = kindsOf(
      lead,
      member(2, cut(RELEASE.body, 0.6)),
      member(
        3,
        RELEASE.body
          .replaceAll('밝혔다', '알렸다')
          .replaceAll('말했다', '강조하며 웃었다')
          .replaceAll('신호', '신호등'),
      ),
      member(4, RELEASE.rewrite.body),
    );
    expect(kinds).toEqual(['first', 'same', 'edited', 'own']);
  });

  it('calls the full text of a cut lead an edited copy, not own reporting', () => {
    const full = member(2, RELEASE.body, { verdict: verdict('copy') });
    expect(kindsOf(member(1, cut(RELEASE.body, 0.15)), full)).toEqual(['first', 'edited']);
  });

  it('says of an article in another language only that it reported itself: there is nothing to compare it with', () => {
    const english = member(2, 'Gimhae opened a control centre for traffic lights on Tuesday, the city said.', {
      language: 'en',
    });
    expect(contributionsOf([lead, english])[1]).toEqual({ id: 2, kind: 'own', added: [] });
  });
});

describe('kindOf', () => {
  it.each([
    [{ all: 10, seen: 10, verbatim: 9 }, 'story', 'same'],
    [{ all: 10, seen: 10, verbatim: 8 }, 'story', 'edited'],
    [{ all: 10, seen: 9, verbatim: 9 }, 'copy', 'edited'],
    [{ all: 10, seen: 5, verbatim: 0 }, 'story', 'edited'],
    [{ all: 10, seen: 4, verbatim: 4 }, 'story', 'own'],
    [{ all: 10, seen: 4, verbatim: 4 }, 'copy', 'edited'],
    [{ all: 0, seen: 0, verbatim: 0 }, 'copy', 'same'],
    [{ all: 0, seen: 0, verbatim: 0 }, 'new', 'own'],
  ] as const)('finds in %o of a %s: %s', (counts, kind, expected) => {
    expect(kindOf(counts, verdict(kind))).toBe(expected);
  });
});
