import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidateKeys } from '#src/article/copies/candidate-keys.ts';
import { normaliseForComparison } from '#src/article/copies/comparison-text.ts';
import { bandKeys, estimateJaccard, fingerprint, FINGERPRINT_VERSION } from '#src/article/fingerprint.ts';
import { gramSize, overlap, shingleSet } from '#src/article/copies/shingles.ts';
import { cut, edited, RELEASES } from './releases.ts';
import { ENDS_MS } from '../ends.ts';

const seeds = new URL('../../seeds/', import.meta.url);
const SEED_TEXTS = readdirSync(seeds)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(new URL(name, seeds), 'utf8'));
const TEXTS = [...SEED_TEXTS, ...RELEASES.map(({ body }) => body)];

const AT = Date.UTC(2025, 2, 11);
const DAY = 86_400_000;

function keysOf(body: string, { title = '제목', publishedAt = AT } = {}): readonly number[] {
  const article = { title, paragraphs: body.split('\n'), publishedAt };
  return candidateKeys({ ...article, fingerprint: fingerprint(article) });
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

  it('is what version 1 has always been: whoever changes it raises the version', () => {
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
        "version": 1,
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

describe('candidateKeys', () => {
  it('are at most 80 unsigned 32-bit numbers, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 2_000 }), fc.string(), (body, title) => {
        const keys = keysOf(body, { title });
        expect(keys.length).toBeLessThanOrEqual(80);
        expect(keys.every((key) => Number.isInteger(key) && key >= 0 && key <= 0xff_ff_ff_ff)).toBe(true);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 50 },
    );
  });

  it.each([0.15, 0.3, 0.5])('find a copy cut to %d, years later and under another title', (share) => {
    for (const text of TEXTS)
      expect(shares(keysOf(text), keysOf(cut(text, share), { title: '다른 제목', publishedAt: AT + 900 * DAY }))).toBe(
        true,
      );
  });

  it.each([0, 1, 2, 3])('find an edited copy (without sentence %d of four) years later', (dropped) => {
    for (const text of TEXTS)
      expect(shares(keysOf(text), keysOf(edited(text, '새벽일보', dropped), { publishedAt: AT + 900 * DAY }))).toBe(
        true,
      );
  });

  it('find a rewritten article of the same days by its names and figures', () => {
    for (const { title, body, rewrite } of RELEASES)
      expect(
        shares(keysOf(body, { title }), keysOf(rewrite.body, { title: rewrite.title, publishedAt: AT + 2 * DAY })),
      ).toBe(true);
  });

  it('do not tie unrelated articles of one day together', () => {
    const all = RELEASES.map(({ title, body }) => keysOf(body, { title }));
    const tied = all.flatMap((keys, at) => all.slice(at + 1).filter((others) => shares(keys, others)));
    expect(tied.length).toBeLessThanOrEqual(3);
  });

  it.each(['가', 'a', '1,', '[', '입력 2020.1.1 ', 'copyright', 'a@a.', '1천 '])(
    'take 100 KB of %j in their stride',
    (piece) => {
      const text = piece.repeat(Math.ceil(100_000 / piece.length));
      const start = performance.now();
      keysOf(text, { title: text });
      expect(performance.now() - start).toBeLessThan(ENDS_MS);
    },
  );
});
