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
  const target = requireWebUrl(URL.parse(location, from)?.href ?? location);
  if (from.protocol === 'https:' && target.protocol === 'http:')
    throw new FetchError('downgrade', 'redirects from https to http', { facts: { url: target.href } });
  target.hash = '';
  return target;
}
