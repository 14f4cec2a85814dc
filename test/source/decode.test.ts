import * as fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { charsetOf, decode } from '#src/source/decode.ts';

const KOREAN = '부산 에코델타 스마트시티 착공… 펲시 샾도 똠방각하도 들어선다';

function cp949(text: string): Uint8Array {
  return iconv.encode(text, 'cp949');
}

function feed(declaration: string, text: string = KOREAN): string {
  return `${declaration}<rss><channel><title>${text}</title></channel></rss>`;
}

describe('Korean', () => {
  it.each(['euc-kr', 'EUC-KR', 'ks_c_5601-1987', 'ms949', 'x-windows-949', 'cp949', 'windows-949', 'ksc5601'])(
    'is CP949 under the label %s, rare syllables and all',
    (label) => {
      const text = feed(`<?xml version="1.0" encoding="${label}"?>`);
      expect(decode(cp949(text))).toEqual({ text, encoding: 'euc-kr', replacementCount: 0 });
    },
  );

  it('is recognised when nobody declares it', () => {
    expect(decode(cp949(feed('')))).toMatchObject({ text: feed(''), encoding: 'euc-kr' });
  });

  it('is UTF-8 when the bytes are, whatever header and declaration say', () => {
    const text = feed('<?xml version="1.0" encoding="euc-kr"?>');
    const decoded = decode(Buffer.from(text), { contentType: 'text/xml; charset=ISO-8859-1' });
    expect(decoded).toEqual({ text, encoding: 'utf-8', replacementCount: 0 });
  });

  it('wins over a declaration of UTF-8 that is wrong all through', () => {
    const text = feed('<?xml version="1.0" encoding="UTF-8"?>', KOREAN.repeat(5));
    expect(decode(cp949(text))).toMatchObject({ text, encoding: 'euc-kr' });
  });

  it('wins over the Latin-1 that servers claim by habit', () => {
    expect(decode(cp949(feed('')), { contentType: 'text/xml; charset=iso-8859-1' })).toMatchObject({
      encoding: 'euc-kr',
    });
    const declared = feed('<?xml version="1.0" encoding="euc-kr"?>', '년');
    expect(decode(cp949(declared), { contentType: 'text/xml; charset=iso-8859-1' }).text).toBe(declared);
  });

  it('loses one character to one bad byte, not the whole feed', () => {
    const start = cp949('<?xml version="1.0" encoding="euc-kr"?><rss>스마트');
    const bytes = Buffer.concat([start, Buffer.from([0xff]), cp949('시티</rss>')]);
    const { text, encoding, replacementCount } = decode(bytes);
    expect({ encoding, replacementCount }).toEqual({ encoding: 'euc-kr', replacementCount: 1 });
    expect(text).toContain('스마트\uFFFD시티</rss>');
  });

  it('keeps its encoding when the document is cut in the middle of a character', () => {
    const bytes = cp949(feed('<?xml version="1.0" encoding="euc-kr"?>').slice(0, 60));
    const cut = decode(bytes.subarray(0, bytes.length - 1));
    expect(cut.encoding).toBe('euc-kr');
    const utf8 = Buffer.from(feed(''));
    expect(decode(utf8.subarray(0, 18)).replacementCount).toBeLessThanOrEqual(1);
  });

  it('is taken from a page’s meta element, both ways to write it', () => {
    for (const meta of [
      '<meta charset="euc-kr">',
      '<META http-equiv=Content-Type content="text/html; charset=EUC-KR">',
    ]) {
      const text = `<!doctype html><html><head>${meta}<title>년</title>`;
      expect(decode(cp949(text))).toMatchObject({ text, encoding: 'euc-kr' });
    }
  });

  it('is not taken from a meta element quoted in a feed', () => {
    const text = '<rss><channel><description><![CDATA[<meta charset="shift_jis">]]> 스마트시티 소식</description>';
    expect(decode(cp949(text)).encoding).toBe('euc-kr');
  });

  it('is what the source says when nothing else does', () => {
    expect(decode(cp949('<rss>년</rss>'), { hint: 'cp949' }).text).toBe('<rss>년</rss>');
  });
});

describe('other encodings', () => {
  it.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])('%s is told by its mark and by its shape', (encoding) => {
    const text = '<?xml version="1.0"?><rss>한글</rss>';
    const bytes = iconv.encode(text, encoding, { addBOM: false });
    expect(decode(bytes)).toEqual({ text, encoding, replacementCount: 0 });
    expect(decode(iconv.encode(text, encoding, { addBOM: true }))).toMatchObject({ text, encoding });
  });

  it('English with the quotes of Windows is not taken for Korean', () => {
    const text = 'The city’s “smart” grid doesn’t wait, and it won’t';
    expect(decode(iconv.encode(text, 'windows-1252'))).toMatchObject({ text, encoding: 'windows-1252' });
  });

  it('French and Japanese are not taken for Korean', () => {
    const french = 'La ville intelligente a été présentée à Séoul, où elle a déjà suscité l’intérêt';
    expect(decode(iconv.encode(french, 'windows-1252')).text).toBe(french);
    const japanese = 'スマートシティの実証実験が始まりました。これからの都市です。';
    for (const encoding of ['shift_jis', 'euc-jp'])
      expect(decode(iconv.encode(japanese, encoding))).toMatchObject({ encoding });
  });

  it('unknown and treacherous labels are ignored', () => {
    for (const label of ['no-such-thing', 'utf-7', 'x-user-defined', 'utf-16'])
      expect(decode(Buffer.from(`<?xml version="1.0" encoding="${label}"?><a/>`)).text).toContain('<a/>');
  });
});

it('never throws, and says how many characters are lost', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.string(), (bytes, contentType) => {
      const { text, replacementCount } = decode(bytes, { contentType, hint: contentType });
      expect(Array.from(text).filter((character) => character === '\uFFFD')).toHaveLength(replacementCount);
    }),
  );
});

it('reads the charset of a header as servers write it', () => {
  expect(
    ['text/xml; charset="euc-kr"', "text/xml;charset= 'utf-8'", 'text/xml; qs=0.9', undefined].map(charsetOf),
  ).toEqual(['euc-kr', 'utf-8', undefined, undefined]);
});
