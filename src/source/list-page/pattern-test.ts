// Whether an address has the shape of a learned pattern, and what of it names its article. One pattern, one address, no page.
import { isIdName, isSidePath } from './address-noise.ts';
import { isIdValue, plainHost, type Address } from './address-shape.ts';

export type AddressTest = (address: Address) => boolean;

/** Parameters that the pattern does not name are free. */
export function patternTest(pattern: string): AddressTest {
  const [path = '', query = ''] = pattern.split('?', 2);
  const [host = '', ...tokens] = path.split('/');
  const wanted = query === '' ? [] : query.split('&').map((pair) => pair.split('=', 2).map(decoded));
  const hasNumber = tokens.some((token) => token.includes('#')) || query.includes('=#');
  return ({ host: own, parts, tokens: ownTokens, parameters }) =>
    plainHost(own) === plainHost(host) &&
    parts.length === tokens.length &&
    tokens.every((token, at) => hasToken({ token, part: parts[at] ?? '', own: ownTokens[at] ?? '', hasNumber })) &&
    wanted.every(([name = '', value = '']) => {
      const given = parameters.get(name);
      return given !== undefined && (value === '#' ? isIdValue(name, given) : value === given);
    });
}

type Compared = {
  readonly token: string;
  readonly part: string;
  readonly own: string;
  /** A number of the address names the article already: its words may be few. */
  readonly hasNumber: boolean;
};

function hasToken({ token, part, own, hasNumber }: Compared): boolean {
  if (token === part || token === own) return true;
  if (token === '+') return !own.includes('#') && !isSidePath(`/${part}/`);
  return token === '*' && hasNumber && !own.includes('#');
}

function decoded(text: string): string {
  if (text === '#') return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What of an address tells its article from the others of the list: two links with the same go to one article. */
export function identityOf({ host, parts, parameters }: Address): string {
  const names = [...parameters].filter(
    ([name, value]) => isIdName(name) || isIdValue(name, value) || NUMBERED_BOARD.test(name),
  );
  const query = names.length > 0 ? names : [...parameters];
  return [plainHost(host), ...parts, ...query.map(([name, value]) => `${name}=${value}`)].join('/');
}

/** Boards that number their articles each from one: `bo_table=news&wr_id=9`. A menu (`mid`) only says how a reader came. */
const NUMBERED_BOARD = /^(?:bbs_?id|board_?id|brd_?id|bo_table|bid)$/i;

/** How many digits name the article: `/news/101` is a section beside `/news/50123`. */
export function digitCount({ parts, parameters }: Address): number {
  return [...parts, ...parameters.values()].join('').replaceAll(NO_DIGIT, '').length;
}

const NO_DIGIT = /\D/g;
