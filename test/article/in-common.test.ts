import { describe, expect, it } from 'vitest';
import { commonGround, differenceOf } from '#src/article/in-common.ts';
import { findMoney } from '#src/language/money.ts';
import { RELEASES } from './releases.ts';

const [RELEASE] = RELEASES;
if (RELEASE === undefined) throw new Error('no releases');
const article = (body: string, title = RELEASE.title) => ({ title, paragraphs: body.split('\n') });

describe('differenceOf', () => {
  const original = article(RELEASE.body);

  it('finds nothing between a text and itself', () => {
    expect(differenceOf(original, original)).toEqual({ differing: 0, reworded: 0, surplus: 0 });
  });

  it('counts the sentences of the shorter text that the other has not, from both sides alike', () => {
    const changed = article(
      RELEASE.body
        .replace(
          /사업에는[^\n]*/,
          '시민단체는 이런 장치가 차량 번호를 모은다며 반대하는 뜻을 밝혔다. 또 예산도 아껴야 한다고 했다.',
        )
        .replace(/오서준 시장은[^\n]*/, ''),
    );
    expect(differenceOf(changed, original)).toMatchObject({ differing: 2, reworded: 0 });
    expect(differenceOf(original, changed)).toMatchObject({ differing: 2, reworded: 0 });
  });

  it('counts a sentence with another figure as differing, one in other words as reworded', () => {
    expect(differenceOf(article(RELEASE.body.replace('17.4%', '23.8%')), original)).toMatchObject({ differing: 1 });
    expect(differenceOf(article(RELEASE.body.replace('함께 만들었다', '나란히 제작했다')), original)).toMatchObject({
      differing: 0,
      reworded: 1,
    });
  });

  it('says which text is longer, and by how much', () => {
    const short = article(RELEASE.body.split('\n').slice(0, 2).join('\n'));
    const { surplus } = differenceOf(original, short);
    expect(surplus).toBeGreaterThan(3);
    expect(differenceOf(short, original)).toEqual({ differing: 0, reworded: 0, surplus: -surplus });
  });
});

describe('commonGround', () => {
  it('names what both articles name and state, the figures as the first writes them', () => {
    const told = ({ title, body }: { readonly title: string; readonly body: string }) => {
      const money = findMoney(body).map((sum) => ({ ...sum, role: 'other' as const, sentence: { start: 0, end: 0 } }));
      return { title, paragraphs: body.split('\n'), facts: { money, quantities: [] } };
    };
    const { names, figures } = commonGround(told(RELEASE), told(RELEASE.rewrite));
    expect(names).toEqual(['한울데이터', '가온신호', '관제센터']);
    expect(figures).toEqual(['36억원', '72억원']);
  });

  it('finds nothing between two events', () => {
    const [, other] = RELEASES;
    const facts = { money: [], quantities: [] };
    const ground = commonGround(
      { ...article(RELEASE.body), facts },
      { ...article(other?.body ?? '', other?.title), facts },
    );
    expect(ground).toEqual({ names: [], figures: [] });
  });
});
