// Opens connections for undici, each to an address that was checked, and no other: the name is resolved here, the answer filtered here,
// and the socket goes to exactly that answer, so a name that changes its mind between check and connection gains nothing.
import { lookup as resolve } from 'node:dns';
import { connect as connectTcp, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { buildConnector } from 'undici';
import { FetchError } from '#src/errors.ts';
import type { AddressGuard } from './address-guard.ts';

export type GuardedConnect = {
  readonly connect: buildConnector.connector;
  /** Closes what is open or still being opened. */
  readonly destroy: () => void;
};

/** One of these a fetch: nothing that it opened survives it. */
export function createGuardedConnect(guard: AddressGuard, timeoutMs: number): GuardedConnect {
  const sockets = new Set<Socket>();
  const connect: buildConnector.connector = (options, callback) => {
    const destination = destinationOf(options);
    const isExempt = guard.isExemptHost(destination);
    // Node looks up nothing for a literal address, so it is checked by itself.
    if (!isExempt && isIP(destination.hostname) !== 0 && !guard.isAllowed(destination.hostname)) {
      callback(refusal(destination.hostname, destination.hostname), null);
      return;
    }
    const socket = open(options.protocol, { ...destination, ...(isExempt ? {} : { lookup: filtered(guard) }) });
    sockets.add(socket.once('close', () => sockets.delete(socket)));
    settle(socket, { isTls: options.protocol === 'https:', timeoutMs, callback });
  };
  return { connect, destroy: () => sockets.forEach((socket) => socket.destroy()) };
}

type Target = { readonly hostname: string; readonly port: number; readonly lookup?: LookupFunction };

function destinationOf({ hostname, port, protocol }: buildConnector.Options): Target {
  const usual = protocol === 'https:' ? 443 : 80;
  return { hostname: hostname.replace(BRACKETS, '$1'), port: port === '' ? usual : Number(port) };
}

const BRACKETS = /^\[(.{0,100})\]$/;

function open(protocol: string, { hostname, port, lookup }: Target): Socket {
  const target = { host: hostname, port, ...(lookup === undefined ? {} : { lookup }) };
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

/** The system's look-up without the answers that lead inside. */
function filtered(guard: AddressGuard): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, '');
      const allowed = addresses.filter(({ address }) => guard.isAllowed(address));
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
