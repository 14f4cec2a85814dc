// Decides which network addresses may be reached: public unicast ones, and what the operator exempts. Nothing from the web may lead
// into a private network, whatever its name resolves to, at whatever redirect. Knows no sockets and does no look-ups.
import ipaddr from 'ipaddr.js';

export type Destination = {
  /** As in a URL: lower case, IPv6 with or without brackets. */
  readonly hostname: string;
  readonly port: number;
};

/** Where an address leads: the host without brackets, the port that its scheme means when it names none. */
export function destinationOf(address: {
  readonly protocol: string;
  readonly hostname: string;
  readonly port: string;
}): Destination {
  const usual = address.protocol === 'https:' ? 443 : 80;
  return { hostname: bare(address.hostname), port: address.port === '' ? usual : Number(address.port) };
}

export class AddressGuard {
  readonly #hosts: readonly ExemptHost[];
  readonly #ranges: readonly Range[];

  /** @param exempt host names (`intranet.example`), with a port (`localhost:8080`), addresses or CIDRs (`10.1.0.0/16`) */
  constructor(exempt: readonly string[] = []) {
    const rules = exempt.map((entry) => parseExemption(entry.trim().toLowerCase()));
    this.#hosts = rules.filter((rule) => rule.kind === 'host');
    this.#ranges = rules.filter((rule) => rule.kind === 'range').map(({ range }) => range);
  }

  /** Whether the operator named this host: then whatever it resolves to is fine. */
  isExemptHost({ hostname, port }: Destination): boolean {
    const name = bare(hostname);
    return this.#hosts.some((host) => host.hostname === name && (host.port === undefined || host.port === port));
  }

  /** Whether the operator named this host, or the address it is. */
  isExempt(destination: Destination): boolean {
    const plain = bare(destination.hostname);
    if (this.isExemptHost(destination)) return true;
    if (!ipaddr.isValid(plain)) return false;
    const parsed = ipaddr.parse(plain);
    return this.#ranges.some((range) => isWithin(parsed, range));
  }

  /** @param address a literal IPv4 or IPv6 address; anything else is refused */
  isAllowed(address: string): boolean {
    const plain = bare(address);
    if (!ipaddr.isValid(plain)) return false;
    const parsed = ipaddr.parse(plain);
    return isPublic(parsed) || this.#ranges.some((range) => isWithin(parsed, range));
  }
}

type ExemptHost = { readonly kind: 'host'; readonly hostname: string; readonly port: number | undefined };
type Address = ReturnType<typeof ipaddr.parse>;
type Range = ReturnType<typeof ipaddr.parseCIDR>;

function isPublic(address: Address): boolean {
  if (address.range() !== 'unicast') return false;
  return address instanceof ipaddr.IPv4 || address.match(GLOBAL_UNICAST);
}

/**
 * All that was ever given out of IPv6 (RFC 4291, IANA's registry). What is outside and has no name of its own is refused as well:
 * `::7f00:1`, which is 127.0.0.1 to old systems, counts as ordinary to the library.
 */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

function parseExemption(entry: string): ExemptHost | { readonly kind: 'range'; readonly range: Range } {
  if (ipaddr.isValidCIDR(entry)) return { kind: 'range', range: ipaddr.parseCIDR(entry) };
  const address = bare(entry);
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return { kind: 'range', range: ipaddr.parseCIDR(`${address}/32`) };
  if (ipaddr.IPv6.isValid(address)) return { kind: 'range', range: ipaddr.parseCIDR(`${address}/128`) };
  const port = PORT.exec(entry)?.[1];
  const hostname = bare(entry.replace(PORT, ''));
  return { kind: 'host', hostname, port: port === undefined ? undefined : Number(port) };
}

/** `localhost:8080`, `[::1]:8080` */
const PORT = /:(\d{1,5})$/;

/** `[::1]` → `::1`, `localhost.` → `localhost` */
function bare(hostname: string): string {
  return hostname.toLowerCase().replace(BRACKETS, '$1').replace(/\.$/, '');
}

const BRACKETS = /^\[([^\]]{0,100})\]$/;

/** `::ffff:127.0.0.1` is 127.0.0.1 to whoever exempts that. */
function isWithin(address: Address, [network, bits]: Range): boolean {
  const mapped = address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
  return [address, mapped].some((candidate) => candidate.kind() === network.kind() && candidate.match([network, bits]));
}
