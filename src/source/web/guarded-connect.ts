// Opens connections for undici, each to an address that was checked, and no other: the name is resolved here, the answer filtered here,
// and the socket goes to exactly that answer, so a name that changes its mind between check and connection gains nothing.
import { lookup, type LookupAddress, type LookupAllOptions } from 'node:dns';
import { connect as connectTcp, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { buildConnector } from 'undici';
import { FetchError } from '#src/errors.ts';
import { destinationOf, type AddressGuard, type Destination } from './address-guard.ts';

export type GuardedConnect = {
  readonly connect: buildConnector.connector;
  /** Closes what is open or still being opened. */
  readonly destroy: () => void;
};

/** All addresses of a name; Node's `lookup` is one. */
export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * One of these a fetch: nothing that it opened survives it.
 * @param resolve asked once a connection; what it answers is checked and connected to, nothing else
 */
export function createGuardedConnect(
  guard: AddressGuard,
  timeoutMs: number,
  resolve: Resolve = lookup,
): GuardedConnect {
  const sockets = new Set<Socket>();
  const connect: buildConnector.connector = (options, callback) => {
    const destination = destinationOf(options);
    const isExempt = guard.isExemptHost(destination);
    // Node looks up nothing for a literal address, so it is checked by itself.
    if (!isExempt && isIP(destination.hostname) !== 0 && !guard.isAllowed(destination.hostname)) {
      callback(refusal(destination.hostname, destination.hostname), null);
      return;
    }
    const isAllowed = (address: string): boolean => isExempt || guard.isAllowed(address);
    const socket = open(options.protocol, { ...destination, lookup: checkedLookup(resolve, isAllowed) });
    sockets.add(socket.once('close', () => sockets.delete(socket)));
    settle(socket, { isTls: options.protocol === 'https:', timeoutMs, callback });
  };
  return { connect, destroy: () => sockets.forEach((socket) => socket.destroy()) };
}

function open(protocol: string, { hostname, port, lookup }: Destination & { readonly lookup: LookupFunction }): Socket {
  const target = { host: hostname, port, lookup };
  if (protocol !== 'https:') return connectTcp(target);
  return connectTls({
    ...target,
    ALPNProtocols: ['http/1.1'],
    ...(isIP(hostname) === 0 ? { servername: hostname } : {}),
  });
}

type Settlement = {
  readonly isTls: boolean;
  readonly timeoutMs: number;
  readonly callback: buildConnector.Callback;
};

/** Tells undici once: connected, or why not. A socket that fails later is undici's to notice. */
function settle(socket: Socket, { isTls, timeoutMs, callback }: Settlement): void {
  let isTold = false;
  const timer = setTimeout(() => {
    socket.destroy(new FetchError('timeout', 'no connection in time', { facts: { stage: 'connect', timeoutMs } }));
  }, timeoutMs);
  const tell = (error: Error | undefined): void => {
    clearTimeout(timer);
    if (isTold) return;
    isTold = true;
    if (error === undefined) callback(null, socket);
    else callback(error, null);
  };
  socket.setNoDelay(true);
  socket.once(isTls ? 'secureConnect' : 'connect', () => tell(undefined));
  socket.on('error', tell);
  socket.once('close', () => tell(new FetchError('network', 'connection closed before it was ready')));
}

/** A look-up for a socket, without the answers that lead inside: the socket goes to one of what is left. */
export function checkedLookup(resolve: Resolve, isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, '');
      const allowed = addresses.filter(({ address }) => isAllowed(address));
      const [first] = allowed;
      if (first === undefined) return callback(refusal(hostname, addresses[0]?.address ?? 'nothing'), '');
      if (options.all === true) return callback(null, allowed);
      return callback(null, first.address, first.family);
    });
  };
}

function refusal(hostname: string, address: string): FetchError {
  return new FetchError('refused_address', `${hostname} is not a public address (see ALLOW_PRIVATE_HOSTS)`, {
    facts: { hostname, address },
  });
}
