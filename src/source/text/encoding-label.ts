// Which encoding a label means, as documents and servers write it. Never trusts one that no charset stands behind: iconv-lite would
// read `base64` and `hex` as gladly as `utf-8`.
import iconv from 'iconv-lite';

/** The WHATWG name of a label (`ks_c_5601-1987` → `euc-kr`, `us-ascii` → `windows-1252`); undefined when nobody can read it. */
export function encodingOfLabel(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  const plain = label.toLowerCase();
  if (KOREAN_LABELS.has(plain.replaceAll('_', '-'))) return 'euc-kr';
  const known = whatwgName(plain) ?? whatwgName(plain.replaceAll('_', '-'));
  if (NO_CHARSET.test(known ?? plain)) return undefined;
  return known ?? (iconv.encodingExists(plain) ? plain : undefined);
}

/** Names of CP949 that WHATWG's list of labels lacks. */
const KOREAN_LABELS: ReadonlySet<string> = new Set([
  'cp949',
  'ms949',
  'x-windows-949',
  'uhc',
  'euckr',
  'ks-c-5601-1987',
]);

/**
 * `utf-16`: UTF-16 and UTF-32 show themselves by mark or shape, a document that could be read as ASCII until here is neither.
 * `utf-7` hides markup from whoever looks for it, and iconv-lite's `base64` and `hex` are no charsets at all.
 */
const NO_CHARSET = /^(?:(?:utf|ucs|cesu)(?!-8$)|replacement|x-user-defined|base64|hex|binary)/;

function whatwgName(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}
