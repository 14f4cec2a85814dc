// The terms of a text: the same for documents and queries, safe for the index, insensitive to spacing, case and particles.
import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import { analyzeDocument, analyzeQuery, ANALYZER_VERSION } from '#src/language/analyze.ts';
import { amountRangeTokens, amountTokens, facetToken, placeToken, termToken } from '#src/language/index-tokens.ts';
import { findLargeNumbers, wholeNumberOf } from '#src/language/numbers/large-numbers.ts';
import { runsOf } from '#src/language/runs.ts';
import { beginningsOf, nounOf, stemEnglish, stemKorean, stemOf } from '#src/language/stem.ts';
import { ENDS_MS } from '../ends.ts';

const stemsOf = (text: string) => analyzeDocument({ title: '', text, facets: [] }).stem.split(' ');
/** The stem of one word. */
const stem = (word: string) => runsOf(word).map(stemOf).join(' ');
const facetsOf = (text: string) => analyzeDocument({ title: '', text, facets: [] }).facet.split(' ');

/** What SQLite's tokenizer takes for a token. */
const TOKEN = /^[\p{L}\p{N}\p{Co}]+$/u;

describe('analyzeDocument', () => {
  it('takes particles and endings off words', () => {
    expect(stemsOf('골목에서는 축제를 개최했다')).toEqual(['골목', '축제', '개최']);
    expect(stemsOf('Drones and cities')).toEqual(['drone', 'and', 'city']);
  });

  it('leaves out particles behind letters', () => {
    expect(stemsOf('SSD와 HTML의 표')).toEqual(['ssd', 'html', '표']);
  });

  it('cuts Hangul into pairs of syllables and leaves other runs whole', () => {
    const { bigram } = analyzeDocument({ title: '', text: '코로나19 물 AI를', facets: [] });
    expect(bigram.split(' ')).toEqual(['코로', '로나', '19', '물', 'ai', '를']);
  });

  it('folds width, case and accents, and composes decomposed Hangul', () => {
    expect(stemsOf('ＬＥＤ Café'.normalize('NFD'))).toEqual(['led', 'cafe']);
    expect(stemsOf('가로등'.normalize('NFD'))).toEqual(stemsOf('가로등'));
  });

  it.each([
    '스마트시티를 만든다',
    '스마트 시티',
    '국가스마트도시위원회',
    'Smart City plans',
    'a smart-city law',
    'U-City',
    'ucity',
  ])('finds the term smart city in %s', (text) => {
    expect(facetsOf(text)).toContain(termToken('smartcity'));
  });

  it('finds no term where words only happen to meet', () => {
    expect(facetsOf('스마트. 시티은행은 문을 닫았다')).not.toContain(termToken('smartcity'));
  });

  it('names places by what they are, not by their letters', () => {
    expect(facetsOf('Đà Lạt, 다시 찾은 달랏')).toContain(placeToken('vn-da-lat'));
    expect(facetsOf('부산항만공사가 밝혔다')).toContain(placeToken('kr-busan'));
    expect(facetsOf('부산물을 모은다')).not.toContain(placeToken('kr-busan'));
  });

  it('keeps what belongs to the title in the title', () => {
    const terms = analyzeDocument({ title: '달랏 스마트시티', text: '본문', facets: ['lang:ko'] });
    expect(terms.title.split(' ')).toEqual(
      expect.arrayContaining(['달랏', termToken('smartcity'), placeToken('vn-da-lat')]),
    );
    expect(terms.facet).toBe(facetToken('lang:ko'));
  });

  it('gives tokens only, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (title, text) => {
        const terms = analyzeDocument({ title, text, facets: [`city:${title}`] });
        const tokens = Object.values(terms).flatMap((column) => column.split(' ').filter((token) => token !== ''));
        expect(tokens.filter((token) => !TOKEN.test(token))).toEqual([]);
      }),
    );
  });

  it('lets no text forge a mark of the index', () => {
    const forged = [placeToken('kr-busan'), facetToken('city:kr-busan'), ...amountTokens(5_000)];
    const terms = Object.values(analyzeDocument({ title: forged.join(' '), text: forged.join(' '), facets: [] }));
    expect(forged.filter((token) => terms.join(' ').includes(token))).toEqual([]);
  });

  it('writes different facets as different tokens', () => {
    expect(facetToken('city:a-b')).not.toBe(facetToken('city:ab'));
    expect(facetToken('city:a')).not.toBe(facetToken('citya'));
  });

  it('carries a version', () => {
    expect(ANALYZER_VERSION).toBeGreaterThan(0);
  });

  it('reads 100 KB of hostile text in well under a second', () => {
    const hostile = [
      '가'.repeat(100_000),
      '1,'.repeat(50_000),
      '1 '.repeat(50_000),
      `가${'\u1161'.repeat(100_000)}`,
      '시티 '.repeat(33_000),
    ];
    for (const text of hostile) {
      const startedAt = performance.now();
      analyzeDocument({ title: '', text, facets: [] });
      expect(performance.now() - startedAt).toBeLessThan(ENDS_MS);
    }
  });
});

describe('analyzeQuery', () => {
  it.each([
    ['스마트시티를', 'smartcity'],
    ['smart city', 'smartcity'],
    ['스마트 도시', 'smartcity'],
    ['드론을', 'drone'],
  ])('knows %s as the term %s', (text, id) => {
    expect(analyzeQuery(text)?.group?.id).toBe(id);
  });

  it.each([
    ['달랏', 'vn-da-lat'],
    ['Da Lat', 'vn-da-lat'],
    ['달랏에서', 'vn-da-lat'],
    ['부산시', 'kr-busan'],
    ['예산', undefined],
    ['us', undefined],
  ])('takes %s for the place %s', (text, id) => {
    expect(analyzeQuery(text)?.placeId).toBe(id);
  });

  it.each(['775억', '775억원', '775억 원', '77,500,000,000', '77,500,000,000원을'])(
    'reads %s as one number',
    (text) => {
      expect(analyzeQuery(text)?.number).toBe(77_500_000_000);
    },
  );

  it('looks for the letters, not for the particle behind them', () => {
    expect(analyzeQuery('SSD와')).toMatchObject({ stems: ['ssd'], literal: { text: 'ssd' } });
  });

  it('has nothing to say of signs', () => {
    expect(analyzeQuery('?! —')).toBeUndefined();
  });
});

describe('stems', () => {
  it('never leaves less than two syllables of a longer word', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'가나다은는이를에서했다하고의도'), minLength: 2 }), (word) => {
        expect(stemKorean(word).length).toBeGreaterThanOrEqual(2);
        expect(word.startsWith(stemKorean(word))).toBe(true);
      }),
    );
  });

  it.each([
    ['걸리', '걸립니까 걸리는 걸린다 걸렸습니다 걸릴까 걸려서'],
    ['굽', '굽는 구워야 구운 굽습니까 구웠다'],
    ['깨닫', '깨닫는 깨달아 깨달았습니까 깨달은'],
    ['흐르', '흐르는 흘러 흘렀다 흐릅니까'],
    ['만들', '만드는 만들고 만듭니다 만들어졌습니까 만든'],
    ['바쁘', '바쁘면 바빠서 바빴다'],
    ['길', '길고 긴 깁니다 길었다'],
    ['쓰', '쓰는 썼으며 씁니까'],
    ['좋', '좋은 좋습니까 좋아지는 좋았던'],
    ['빨갛', '빨간 빨개서 빨갛게'],
    ['개최', '개최했습니다 개최하십시오 개최되었나요 개최'],
  ])('takes every form for the verb %s', (verb, forms) => {
    expect(new Set(forms.split(' ').map(stem))).toEqual(new Set([verb]));
  });

  it.each(['사고', '보고', '사기', '기름', '바람', '이름', '시간', '사람', '나라', '타이어', '산'])(
    'leaves the noun %s alone',
    (noun) => {
      expect(stem(noun)).toBe(noun);
    },
  );

  it.each([
    ['물은', '물'],
    ['뼈의', '뼈'],
    ['집에서는', '집'],
    ['길이', '길이'],
    ['강의', '강의'],
    ['개입니까', '개'],
  ])('makes %s %s, for some nouns have one syllable', (word, noun) => {
    expect(stem(word)).toBe(noun);
  });

  it('knows how words with a stem begin', () => {
    const word = fc.string({ unit: fc.constantFrom(...'걸리린려만들드는구워굽다길긴었습니까한하했'), minLength: 1 });
    fc.assert(
      fc.property(word, (text) => {
        const beginnings = beginningsOf({ kind: 'hangul', stem: stem(text) });
        expect(beginnings.some((beginning) => text.startsWith(beginning))).toBe(true);
      }),
    );
  });

  it('minds whether a consonant precedes', () => {
    expect(stemKorean('골목은')).toBe('골목');
    expect(stemKorean('바다은')).toBe('바다은');
  });

  it.each([
    ['전문가', '전문가'],
    ['코로나', '코로나'],
    ['어린이', '어린이'],
    ['주차장에서는', '주차장'],
    ['가로등을', '가로등'],
  ])('cuts %s to %s for exact search', (word, noun) => {
    expect(runsOf(word).map(nounOf)).toEqual([noun]);
  });

  it.each([
    ['buses', 'buse'],
    ['cities', 'city'],
    ['address', 'address'],
    ['gas', 'gas'],
    ['robots', 'robot'],
  ])('makes %s %s', (word, stem) => {
    expect(stemEnglish(word)).toBe(stem);
  });
});

describe('numbers', () => {
  it('finds large numbers however they are written, and leaves years alone', () => {
    const values = findLargeNumbers('2026년 1조 4000억 원, 3천200만 명, 12,000대, 4.5 million').map(
      ({ value }) => value,
    );
    expect(values).toEqual([1_400_000_000_000, 32_000_000, 12_000, 4_500_000]);
  });

  it('tells a number from a number and something else', () => {
    expect(wholeNumberOf('775억원')).toBe(77_500_000_000);
    expect(wholeNumberOf('775억달러')).toBeUndefined();
  });

  it('finds a sum by a range exactly when it lies in it', () => {
    const won = fc.oneof(
      fc.integer({ min: 1, max: 2_000_000 }),
      fc.integer({ min: 1, max: 9_999 }).map((value) => value * 1e8),
    );
    fc.assert(
      fc.property(won, won, won, (sum, one, other) => {
        const [least, most] = one < other ? [one, other] : [other, one];
        const wanted = new Set(amountRangeTokens({ least: BigInt(least), most: BigInt(most) }));
        expect(amountTokens(sum).some((token) => wanted.has(token))).toBe(sum >= least && sum <= most);
      }),
    );
  });
});
