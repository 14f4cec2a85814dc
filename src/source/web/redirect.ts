// Decides where a redirect may lead: http or https, never from https down to http. What address it resolves to is checked on connecting.
import { FetchError } from '#src/errors.ts';

/** @throws FetchError `refused_scheme` for anything that is no http(s) address */
export function requireWebUrl(text: string): URL {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '')
    throw new FetchError('refused_scheme', 'only http and https addresses are fetched', {
      facts: { url: text.slice(0, 200) },
    });
  return url;
}

/**
 * The address a `Location` header names, without its fragment.
 * @throws FetchError `refused_scheme`, `downgrade`
 */
export function requireRedirect(location: string, from: URL): URL {
  const written = location.replaceAll(BYTE, (byte) => `%${byte.charCodeAt(0).toString(16)}`);
  const target = requireWebUrl(URL.parse(written, from)?.href ?? written);
  if (from.protocol === 'https:' && target.protocol === 'http:')
    throw new FetchError('downgrade', 'redirects from https to http', { facts: { url: target.href } });
  target.hash = '';
  return target;
}

/**
 * A byte beyond ASCII, as undici hands it on: Korean servers write `/news/스마트시티` into the header as it is, in UTF-8 or EUC-KR.
 * Escaped, it is in both cases the address they mean; read as Latin-1, it would be another.
 */
const BYTE = /[\u0080-\u00FF]/g;
