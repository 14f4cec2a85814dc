// Which site an address belongs to, for politeness: hosts of one registrable domain share a server more often than not.
import { getDomain } from 'tldts';

/** `https://cdn.etnews.com/rss` → `etnews.com`; an address of digits keeps its port, since a port is a server of its own there. */
export function siteKeyOf(address: string): string {
  const url = URL.parse(address);
  if (url === null) return address;
  return getDomain(url.hostname, { allowPrivateDomains: true }) ?? url.host;
}
