import { fc } from '../chance.ts';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { charsetOf, decode } from '#src/source/decode.ts';
import { ENDS_MS } from '../ends.ts';

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

  it('keeps a declaration that a few bad bytes speak against, however rare the syllables', () => {
    const start = cp949('<?xml version="1.0" encoding="euc-kr"?><rss>똠방 펲 샾');
    const bytes = Buffer.concat([start, Buffer.from([0xff]), cp949('똠</rss>')]);
    expect(decode(bytes)).toMatchObject({ encoding: 'euc-kr', replacementCount: 1 });
    expect(decode(bytes).text).toContain('똠방 펲 샾\uFFFD똠</rss>');
  });

  it('keeps its encoding when the document is cut in the middle of a character', () => {
    const bytes = cp949(feed('<?xml version="1.0" encoding="euc-kr"?>').slice(0, 60));
    const cut = decode(bytes.subarray(0, bytes.length - 1));
    expect(cut.encoding).toBe('euc-kr');
  });

  it('stays UTF-8 when nobody declares it and a byte is bad or the end is cut off', () => {
    const text = feed('').slice(0, 50);
    const whole = Buffer.from(text);
    const cut = decode(whole.subarray(0, whole.length - 1));
    expect(cut).toEqual({ text: `${text.slice(0, -1)}\uFFFD`, encoding: 'utf-8', replacementCount: 1 });
    const bad = decode(Buffer.concat([whole, Buffer.from([0xff]), Buffer.from('시티')]));
    expect(bad).toEqual({ text: `${text}\uFFFD시티`, encoding: 'utf-8', replacementCount: 1 });
  });

  it('is not what Node’s own euc-kr decoder makes of it', () => {
    const rare = cp949('똠방각하 펲시 샾');
    expect(decode(rare, { hint: 'euc-kr' }).text).toBe('똠방각하 펲시 샾');
    expect(new TextDecoder('euc-kr').decode(rare)).not.toBe('똠방각하 펲시 샾');
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

  it.each([
    ['windows-1251', 'Умный город: в Сеуле запустили систему управления движением.'],
    ['koi8-r', 'Умный город: в Сеуле запустили систему управления движением.'],
    ['iso-8859-5', 'Умный город: в Сеуле запустили систему управления движением.'],
    ['tis-620', 'เมืองอัจฉริยะ กรุงโซลเปิดตัวระบบจัดการจราจรใหม่'],
    ['windows-1255', 'עיר חכמה: בסיאול הושקה מערכת חדשה לניהול התנועה. ראש העיר סיפר על התוכניות.'],
    ['windows-1253', 'Έξυπνη πόλη: στη Σεούλ ξεκίνησε νέο σύστημα διαχείρισης κυκλοφορίας.'],
    ['windows-1256', 'المدينة الذكية: أطلقت سيول نظاما جديدا لإدارة حركة المرور.'],
    [
      'windows-1254',
      'Akıllı şehir: Seul’de yeni trafik yönetim sistemi başladı, yaşlılar için öğrenme saatleri de var.',
    ],
    [
      'windows-1250',
      'Inteligentne miasto: w Seulu uruchomiono system zarządzania ruchem, także dla młodzieży i osób starszych.',
    ],
    ['gbk', '智慧城市：首尔启动了新的交通管理系统。市长介绍了明年的计划。'],
    ['big5', '智慧城市：首爾啟動了新的交通管理系統。市長介紹了明年的計畫。'],
    ['shift_jis', 'スマートシティ：ソウルで新しい交通管理システムが始まった。'],
    ['euc-jp', 'スマートシティ：ソウルで新しい交通管理システムが始まった。'],
  ])('%s is told by its language when nobody declares it', (encoding, sentence) => {
    const text = feed('', sentence.repeat(3));
    expect(decode(iconv.encode(text, encoding))).toEqual({ text, encoding, replacementCount: 0 });
  });

  it('German, Spanish and Portuguese are windows-1252', () => {
    for (const text of [
      'Die Stadt hat ein neues Verkehrssystem eingeführt. Der Bürgermeister sprach über die Pläne für nächstes Jahr.',
      'Seúl lanzó un nuevo sistema de gestión del tráfico. El alcalde habló del próximo año.',
      'Seul lançou um novo sistema de gestão do trânsito. A população já começou a usá-lo.',
      'A café opened.',
    ])
      expect(decode(iconv.encode(text, 'windows-1252'))).toMatchObject({ text, encoding: 'windows-1252' });
  });

  it('noise is read somehow, in a moment, and only its beginning is looked at', () => {
    const start = performance.now();
    for (const byte of [0x81, 0xa1, 0xe0, 0xff]) expect(decode(new Uint8Array(4_000_000).fill(byte)).text).not.toBe('');
    expect(performance.now() - start).toBeLessThan(ENDS_MS);
  });

  it.each([
    'no-such-thing',
    'utf-7',
    'x-user-defined',
    'utf-16',
    'utf16',
    'ucs2',
    'u16',
    'cesu8',
    'base64',
    'hex',
    'binary',
    'utf7-imap',
    'replacement',
    'hz-gb-2312',
    'ebcdic-cp-us',
  ])('the label %s, which means no such document, is ignored', (label) => {
    const text = `<?xml version="1.0" encoding="${label}"?><a>+ADw-</a>`;
    expect(decode(Buffer.from(text), { contentType: `text/xml; charset=${label}` }).text).toBe(text);
  });

  it('every label that WHATWG knows can be read', () => {
    for (const label of 'ibm866 iso-8859-3 iso-8859-8-i iso-8859-16 koi8-u macintosh x-mac-cyrillic gb18030 iso-2022-jp tis-620'.split(
      ' ',
    )) {
      const text = `<?xml version="1.0" encoding="${label}"?><a/>`;
      expect(decode(Buffer.from(text))).toMatchObject({ text, replacementCount: 0 });
    }
    const japanese = Buffer.from('<?xml version="1.0" encoding="iso-2022-jp"?><a>\u001B$B%H%&%-%g\u001B(B</a>');
    expect(decode(japanese).text).toContain('<a>トウキョ</a>');
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
