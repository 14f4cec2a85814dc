// Keeps cookies for the length of one fetch: MOLIT answers 307 with a cookie and serves the feed only to who brings it back.
// Never gives a cookie to another host, never outlives the fetch.

export class CookieJar {
  readonly #hosts = new Map<string, Map<string, string>>();

  /** @param headers Set-Cookie headers of an answer of `host` */
  take(host: string, headers: readonly string[]): void {
    const cookies = this.#hosts.get(host) ?? new Map<string, string>();
    for (const header of headers.slice(0, MAX_COOKIES)) {
      const match = COOKIE.exec(header);
      const name = match?.[1]?.trim() ?? '';
      if (name === '') continue;
      if (EXPIRED.test(header)) cookies.delete(name);
      else if (cookies.size < MAX_COOKIES) cookies.set(name, match?.[2]?.trim() ?? '');
    }
    this.#hosts.set(host, cookies);
  }

  /** `a=1; b=2`; undefined when there is none. */
  headerFor(host: string): string | undefined {
    const cookies = [...(this.#hosts.get(host) ?? [])];
    return cookies.length === 0 ? undefined : cookies.map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

const MAX_COOKIES = 20;

/** `JSESSIONID=abc123; Path=/; HttpOnly` */
const COOKIE = /^([^=;\s]{1,200})=([^;\r\n]{0,4000})/;

/** `a=; Max-Age=0` */
const EXPIRED = /;\s{0,9}max-age=(?:0|-\d{1,9})(?:;|\s|$)/i;
