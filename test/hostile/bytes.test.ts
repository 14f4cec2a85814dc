// Bytes that are packed, broken or cut: unpacked no further than the limit, decoded without losing more than what is broken.
import iconv from 'iconv-lite';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { rss } from '../source/feeds.ts';
import { LAST, LAST_URL, Scene, urlsOf } from './scene.ts';

const scene = new Scene();
afterAll(() => scene[Symbol.asyncDispose]());

/** 200 MB of zeros, and a fifth of that where packing it twice shall not take the test long. */
const ZEROS = Buffer.alloc(200_000_000);
const FEWER = ZEROS.subarray(0, 40_000_000);
const QUICK_BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
/** Text that packs to a fiftieth: no bomb by its ratio, only by its size. */
const LONG_TEXT = Buffer.from(
  Array.from(
    { length: 260_000 },
    (_, at) => `<item><title>기사 ${at % 977}</title><description>같은 말 같은 말</description></item>`,
  ).join(''),
);

describe('a packed body', () => {
  it.each([
    ['gzip', gzipSync(ZEROS)],
    ['br', brotliCompressSync(ZEROS, QUICK_BROTLI)],
    ['deflate', deflateSync(FEWER)],
    ['deflate', deflateRawSync(FEWER)],
    ['gzip, gzip', gzipSync(gzipSync(FEWER))],
    ['gzip, br', brotliCompressSync(gzipSync(FEWER), QUICK_BROTLI)],
  ])('of a hundred times its size is dropped after a mebibyte: %s', async (encoding, body) => {
    expect(body.length).toBeLessThan(250_000);
    const { result } = await scene.calmly((response) => response.setHeader('content-encoding', encoding).end(body));
    if (result.kind !== 'failed') throw new Error(result.kind);
    expect(result.error.code).toBe('too_large');
    expect(Number(result.error.facts['ratio'])).toBeGreaterThan(100);
    expect(result.error.message).toMatch(/^unpacks to \d{3,} times its size$/);
  });

  it('of a ratio that may be honest is dropped at 8 MiB', async () => {
    const body = gzipSync(LONG_TEXT);
    expect(LONG_TEXT.length / body.length).toBeGreaterThan(20);
    const { result } = await scene.calmly((response) => response.setHeader('content-encoding', 'gzip').end(body));
    expect(result).toMatchObject({ kind: 'failed', error: { code: 'too_large', facts: { limit: 8 * 1_048_576 } } });
  });

  it('packed three times is not unpacked at all', async () => {
    const body = gzipSync(gzipSync(gzipSync('<rss/>')));
    const { result } = await scene.calmly((response) =>
      response.setHeader('content-encoding', 'gzip, gzip, gzip').end(body),
    );
    expect(result).toMatchObject({ kind: 'failed', error: { code: 'encoding' } });
  });
});

describe('characters that nobody can show', () => {
  it('are left out: NUL, controls, references to them, lone surrogates', async () => {
    const title = '가\u0000나\u0007다&#8;라&#0;마&#x1F;바&#xD800;사&#xDFFF;아\u001B자&#xFFFF;차\uFFFE카&#x110000;타';
    const [entry] = await scene.entriesOf(rss(`<item><title>${title}</title><link>https://a.example/1</link></item>`));
    expect(entry?.title).toBe('가나다라마바사아자차카타');
  });

  it('are left out of texts, authors and addresses as well', async () => {
    const inside =
      '<author>김\u0008&#xD800;하늘</author><description>&lt;p&gt;가&amp;#8;나\u0001&amp;#xD800;다&lt;/p&gt;</description>';
    const [entry] = await scene.entriesOf(
      rss(`<item><title>가나</title><link>https://a.example/\u00001&#8;</link>${inside}</item>`),
    );
    const all = `${entry?.url} ${entry?.author} ${entry?.text}`;
    expect(all.isWellFormed()).toBe(true);
    expect(all).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/);
    expect(entry).toMatchObject({ author: '김하늘', url: 'https://a.example/1' });
  });

  it('as raw bytes of a lone surrogate (ED A0 80) become replacement characters, and cost nothing else', async () => {
    const [before = '', after = ''] = rss(
      `<item><title>세종|시청</title><link>https://a.example/1</link></item>${LAST}`,
    ).split('|');
    const bytes = Buffer.concat([Buffer.from(before), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from(after)]);
    const entries = await scene.entriesOf(bytes);
    expect(urlsOf(entries)).toContain(LAST_URL);
    expect(entries.find(({ url }) => url.endsWith('/1'))?.title).toMatch(/^세종\uFFFD{1,3}시청$/);
  });
});

describe('broken text', () => {
  const korean = (declared: string): string =>
    `<?xml version="1.0" encoding="${declared}"?><rss><channel><title>한빛</title><item><title>새벽시|가로등 똠방각하</title><link>https://a.example/1</link></item>${LAST}</channel></rss>`;

  it.each([
    ['UTF-8', [0xff], 'utf-8'],
    ['UTF-8', [0xc3, 0x28], 'utf-8'],
    ['UTF-8', [0xe2, 0x82], 'utf-8'],
    ['EUC-KR', [0xff], 'cp949'],
    ['EUC-KR', [0x80], 'cp949'],
  ])('declared as %s: the bad bytes %j cost that character only', async (declared, bad, encoding) => {
    const [before = '', after = ''] = korean(declared).split('|');
    const bytes = Buffer.concat([iconv.encode(before, encoding), Buffer.from(bad), iconv.encode(after, encoding)]);
    const entries = await scene.entriesOf(bytes);
    const title = entries.find(({ url }) => url.endsWith('/1'))?.title ?? '';
    expect(title.replaceAll(/[\uFFFD(€\u0080]/g, '')).toBe('새벽시가로등 똠방각하');
    expect(entries.find(({ url }) => url === LAST_URL)?.title).toBe('끝 기사');
  });

  it.each(['utf-8', 'cp949', 'utf-16le'])(
    'in %s cut in the middle of a character keeps what came before',
    async (encoding) => {
      const whole = iconv.encode(
        korean(encoding === 'cp949' ? 'euc-kr' : encoding).replace('</channel></rss>', '<item><title>둘째 힣'),
        encoding,
        { addBOM: encoding === 'utf-16le' },
      );
      const entries = await scene.entriesOf(whole.subarray(0, -1));
      expect([...urlsOf(entries)].sort()).toEqual(['https://a.example/1', LAST_URL]);
      expect(entries.find(({ url }) => url.endsWith('/1'))?.title).toContain('가로등 똠방각하');
    },
  );
});
