import { readdirSync, readFileSync } from 'node:fs';
import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import { eventKeys, searchedTextKeys, textKeys } from '#src/article/copies/candidate-keys.ts';
import { normaliseForComparison } from '#src/article/copies/comparison-text.ts';
import { bandKeys, comparedText, estimateJaccard, fingerprint, FINGERPRINT_VERSION } from '#src/article/fingerprint.ts';
import { gramSize, overlap, shingleSet } from '#src/article/copies/shingles.ts';
import { cut, edited, RELEASES } from './releases.ts';
import { ENDS_MS } from '../ends.ts';

const seeds = new URL('../../seeds/', import.meta.url);
const SEED_TEXTS = readdirSync(seeds)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(new URL(name, seeds), 'utf8'));
const TEXTS = [...SEED_TEXTS, ...RELEASES.map(({ body }) => body)];

function keyed(body: string, title = '제목') {
  const article = { title, paragraphs: body.split('\n') };
  return { ...article, text: comparedText(article), fingerprint: fingerprint(article) };
}

/** Whether an article that comes in finds a stored one by its text. */
function finds(incoming: string, stored: string): boolean {
  return shares(searchedTextKeys(keyed(incoming, '다른 제목')), textKeys(keyed(stored)));
}

function shares(one: readonly number[], other: readonly number[]): boolean {
  return one.some((key) => other.includes(key));
}

describe('normaliseForComparison', () => {
  it.each([
    ['(서울=연합뉴스) 홍길동 기자 = 김해시는 센터를 열었다.', '김해시는센터를열었다'],
    ['【세종=뉴시스】김하나·이두리 기자 = 시가 밝혔다', '시가밝혔다'],
    ['[뉴스핌=김지유 기자] 사물인터넷 기술', '사물인터넷기술'],
    ['[새벽일보] 시가 밝혔다. 홍가온 기자 hong@paper.example', '시가밝혔다'],
    ['(주)시티플랜은 향후', '주시티플랜은향후'],
    ['기사입력 2018/05/29 [23:22]', ''],
    ['센터 모습(사진=김해시)이다', '센터모습이다'],
    ['시가 밝혔다. <저작권자 ⓒ 한빛신문, 무단 전재 및 재배포 금지>', '시가밝혔다'],
    ['  • 도배방지 이미지', ''],
    ['관련기사목록', ''],
    ['그는 열심히 일한 기자', '그는열심히'],
    ['ＡＩ　도시 １０곳', 'ai도시10곳'],
    ['도시'.normalize('NFD'), '도시'],
    ['Smart City, 스마트 시티!', 'smartcity스마트시티'],
  ])('%j is compared as %j', (text, compared) => {
    expect(normaliseForComparison(text)).toBe(compared);
  });

  it('keeps a sentence about related articles that is longer than a label', () => {
    const line =
      '관련 기사를 인공지능으로 모아 시민에게 보여 주는 서비스를 부산시가 다음 달부터 열여섯 개 동에서 시범으로 운영한다고 시 관계자가 밝혔다.';
    expect(normaliseForComparison(line)).toContain('열여섯개동에서');
  });

  it('gives only digits, small letters and syllables, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normaliseForComparison(text)).toMatch(/^[0-9a-z가-힣]*$/);
      }),
    );
  });
});

describe('fingerprint', () => {
  it('does not see spaces, bylines and notices', () => {
    const [release] = RELEASES;
    const body = release?.body ?? '';
    const plain = fingerprint({ title: '가', paragraphs: [body] });
    const framed = fingerprint({
      title: '나',
      paragraphs: [`[새벽일보] 홍가온 기자 = ${body.replaceAll('  ', ' ')}`, '저작권자 ⓒ 새벽일보 무단전재 금지'],
    });
    expect(framed.textHash).toBe(plain.textHash);
    expect(framed.signature).toEqual(plain.signature);
  });

  it('is what version 2 has always been: whoever changes it raises the version', () => {
    const { textHash, length, signature } = fingerprint({
      title: '',
      paragraphs: ['스마트시티 통합플랫폼을 구축한다.'],
    });
    expect({
      version: FINGERPRINT_VERSION,
      textHash: textHash.slice(0, 12),
      length,
      signature: Array.from(signature.slice(0, 3)),
    }).toMatchInlineSnapshot(`
      {
        "length": 15,
        "signature": [
          663467166,
          4204473829,
          3273775233,
        ],
        "textHash": "98ab0d3be249",
        "version": 2,
      }
    `);
  });

  it('takes the title when there is no body', () => {
    expect(fingerprint({ title: '김해시 관제센터', paragraphs: [] }).length).toBe(7);
  });

  it('estimates the share of common shingles', () => {
    for (const { body } of RELEASES) {
      const other = edited(body, '새벽일보', 2);
      const [one, two] = [body, other].map((text) => normaliseForComparison(text));
      const exact = overlap(shingleSet(one ?? '', 3), shingleSet(two ?? '', 3)).jaccard;
      const estimate = estimateJaccard(
        fingerprint({ title: '', paragraphs: body.split('\n') }),
        fingerprint({ title: '', paragraphs: other.split('\n') }),
      );
      expect(Math.abs(estimate - exact)).toBeLessThan(0.15);
    }
  });

  it('finds nothing in common between empty texts', () => {
    const empty = fingerprint({ title: '', paragraphs: [] });
    expect(estimateJaccard(empty, empty)).toBe(0);
    expect(bandKeys(empty)).toEqual([]);
  });

  it('measures English with longer shingles, for unrelated texts share the short ones', () => {
    expect(gramSize('seoulopensacentre', 3)).toBe(7);
    expect(gramSize('galaxys8과퀄컴스냅드래곤835를쓴다', 3)).toBe(3);
  });
});

describe('text keys', () => {
  it.each([0.15, 0.2, 0.3, 0.5])(
    'find a copy cut to %d under another title, and the whole text behind the cut one',
    (share) => {
      for (const text of TEXTS) {
        expect(finds(cut(text, share), text)).toBe(true);
        expect(finds(text, cut(text, share))).toBe(true);
      }
    },
  );

  it.each([0, 1, 2, 3])('find an edited copy (without sentence %d of four)', (dropped) => {
    for (const text of TEXTS) expect(finds(edited(text, '새벽일보', dropped), text)).toBe(true);
  });

  it('do not tie unrelated articles together', () => {
    const all = RELEASES.map(({ body }) => body);
    const tied = all.flatMap((text, at) => all.slice(at + 1).filter((other) => finds(text, other)));
    expect(tied.length).toBeLessThanOrEqual(1);
  });
});

describe('event keys', () => {
  const keysOf = (title: string, body: string) => eventKeys({ title, paragraphs: body.split('\n') });

  it('are shared by a rewritten article', () => {
    for (const { title, body, rewrite } of RELEASES)
      expect(shares(keysOf(title, body), keysOf(rewrite.title, rewrite.body))).toBe(true);
  });

  it('are the same in Korean and English for places, figures and names', () => {
    const korean = keysOf('부산시, KISTI와 775억 원 들여 데이터센터 연다', '부산시가 22일 밝혔다.');
    const english = keysOf('Busan to open data centre with KISTI', 'Busan will spend 77.5 billion won on it.');
    expect(korean.filter((key) => english.includes(key)).length).toBeGreaterThanOrEqual(3);
  });

  it("do not hold reporters' addresses", () => {
    const plain = keysOf('세종시 버스 노선 두 배로', '세종시가 버스를 두 배로 늘린다.');
    const signed = keysOf(
      '세종시 버스 노선 두 배로',
      '세종시가 버스를 두 배로 늘린다. hong@paper.example www.paper.example/a',
    );
    expect(signed).toEqual(plain);
  });
});

describe('keys of any text', () => {
  it('are bounded, distinct, unsigned 32-bit numbers', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 2_000 }), fc.string(), (body, title) => {
        const article = keyed(body, title);
        expect(textKeys(article)).toSatisfy(areKeys(50));
        expect(searchedTextKeys(article)).toSatisfy(areKeys(108));
        expect(eventKeys(article)).toSatisfy(areKeys(20));
      }),
      { numRuns: 50 },
    );
  });

  it.each(['가', 'a', '1,', '[', '입력 2020.1.1 ', 'copyright', 'a@a.', '1천 ', 'www.a', 'KISTI 서울 '])(
    'take 100 KB of %j in their stride',
    (piece) => {
      const text = piece.repeat(Math.ceil(100_000 / piece.length));
      const start = performance.now();
      const article = keyed(text, text);
      searchedTextKeys(article);
      eventKeys(article);
      expect(performance.now() - start).toBeLessThan(ENDS_MS);
    },
  );
});

function areKeys(most: number): (keys: readonly number[]) => boolean {
  return (keys) =>
    keys.length <= most &&
    keys.every((key) => Number.isInteger(key) && key >= 0 && key <= 0xff_ff_ff_ff) &&
    new Set(keys).size === keys.length;
}
