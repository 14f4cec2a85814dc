// Ways into the private network: by number in every spelling, by name, by redirect, by a name that changes its mind. None leads there.
import { createServer, type Server } from 'node:net';
import { describe, expect, it } from 'vitest';
import { FetchError } from '#src/errors.ts';
import { AddressGuard } from '#src/source/web/address-guard.ts';
import { WebClient, type WebClientOptions } from '#src/source/fetch.ts';
import { checkedLookup, type Resolve } from '#src/source/web/guarded-connect.ts';
import { serve } from '../source/loopback.ts';

async function codeOf(web: WebClient, url: string): Promise<string> {
  const error: unknown = await web.fetchDocument(url, { kind: 'feed' }).then(
    ({ kind }) => kind,
    (thrown: unknown) => thrown,
  );
  return error instanceof FetchError ? error.code : String(error);
}

function client(options: Partial<WebClientOptions>): WebClient {
  return new WebClient({ version: '9.9', ...options });
}

describe('a way into the private network', () => {
  const HOSTS = [
    '127.0.0.1', '127.255.255.254', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.0.1', '169.254.169.254',
    '100.64.0.1', '100.127.255.255', '0.0.0.0', '0.1.2.3', '198.18.0.1', '198.19.255.255', '192.0.0.1', '192.0.2.1',
    '198.51.100.1', '203.0.113.1', '224.0.0.1', '239.255.255.250', '240.0.0.1', '255.255.255.255',
    '[::]', '[::1]', '[fc00::1]', '[fd00::1]', '[fe80::1]', '[febf::1]', '[fec0::1]', '[ff02::1]',
    '[::ffff:127.0.0.1]', '[::ffff:a00:1]', '[::127.0.0.1]', '[::7f00:1]', '[::ffff:0:127.0.0.1]',
    '[64:ff9b::127.0.0.1]', '[64:ff9b::a00:1]', '[64:ff9b:1::a00:1]', '[2002:7f00:1::]', '[2002:a00:1::1]',
    '[2001::1]', '[2001:0:4136:e378:8000:63bf:80ff:fffe]', '[2001:db8::1]', '[100::1]', '[4000::1]',
    '2130706433', '0x7f000001', '017700000001', '0177.0.0.1', '0x7f.1', '127.1', '0', '127.0.0.1.', '127%2e0.0.1',
    '①②⑦.0.0.1', '127。0。0。1', 'localhost', 'LOCALHOST',
    'example.com@127.0.0.1', 'example.com:80@127.0.0.1', 'example.com%40x@[::1]',
  ]; // prettier-ignore

  it.each(HOSTS)('is refused: http://%s/, asked for or redirected to', async (host) => {
    await using inside = await serve((_request, response) => response.end('secret'));
    const target = `http://${host}:${inside.port}/`;
    const location = Buffer.from(target).toString('latin1');
    await using site = await serve((_request, response) => response.writeHead(302, { location }).end());
    await using web = client({ allowPrivateHosts: [`127.0.0.1:${site.port}`] });
    expect(await codeOf(web, target)).toBe('refused_address');
    expect(await codeOf(web, site.origin)).toBe('refused_address');
    expect(inside.sockets.size + inside.requests.length).toBe(0);
  });

  it('is no way for a name either, whatever it resolves to', async () => {
    const addresses = HOSTS.map((host) => host.replaceAll(/[[\]]/g, '')).filter((host) => /^[\d.]+$|:/.test(host));
    const literal = addresses.filter((address) => !address.includes('@') && address !== '0');
    for (const address of literal) {
      await using web = client({ resolve: answering([address]) });
      expect(await codeOf(web, 'http://news.example/')).toBe('refused_address');
    }
    await using web = client({ allowPrivateHosts: ['localhost:1'], resolve: answering(['127.0.0.1']) });
    expect(await codeOf(web, 'http://localhost.:2/')).toBe('refused_address');
  });
});

/** A resolver with an answer for each time it is asked, the last for ever. */
function answering(...answers: readonly (readonly string[])[]): Resolve & { readonly asked: string[] } {
  const asked: string[] = [];
  const resolve: Resolve = (hostname, _options, callback) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)] ?? [];
    asked.push(hostname);
    callback(
      null,
      answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return Object.assign(resolve, { asked });
}

const PUBLIC = '93.184.215.14';

const hasSecondAddress = (await listenAt('127.0.0.2', 0)) !== undefined;

describe('a name that changes its mind (DNS rebinding)', () => {
  const guard = new AddressGuard();
  const lookup = (resolve: Resolve): Promise<unknown> =>
    new Promise((done) => {
      const checked = checkedLookup(resolve, (address) => guard.isAllowed(address));
      checked('news.example', { all: true }, (error, found) => done(error ?? found));
    });

  it.each([
    ['before', ['127.0.0.1', PUBLIC]],
    ['after', [PUBLIC, '10.0.0.1']],
    ['around', ['::1', '::ffff:127.0.0.1', PUBLIC, '64:ff9b::a00:1', '169.254.169.254']],
  ])('and answers a private address %s a public one gives the socket the public one only', async (_where, answer) => {
    expect(await lookup(answering(answer))).toEqual([{ address: PUBLIC, family: 4 }]);
  });

  it('is refused when the second answer is private, and when there is none', async () => {
    const resolve = answering([PUBLIC], ['127.0.0.1'], []);
    expect(await lookup(resolve)).toEqual([{ address: PUBLIC, family: 4 }]);
    expect(await lookup(resolve)).toMatchObject({ code: 'refused_address' });
    expect(await lookup(resolve)).toMatchObject({ code: 'refused_address' });
  });

  // 127.0.0.2 plays the public address, by an exemption; 127.0.0.1 is inside. Some systems have no 127.0.0.2.
  it.skipIf(!hasSecondAddress)(
    'is asked once a connection, and connected to where it was checked to lead',
    async () => {
      await using inside = await serve((_request, response) => response.end('secret'));
      const reached: string[] = [];
      const outside = await listenAt('127.0.0.2', inside.port, (address) => reached.push(address));
      if (outside === undefined) throw new Error('no 127.0.0.2');
      const resolve = answering(['127.0.0.2'], ['127.0.0.1', '127.0.0.2'], ['127.0.0.1']);
      await using web = client({ allowPrivateHosts: ['127.0.0.2/32'], resolve });
      const url = `http://news.example:${inside.port}/`;
      expect([await codeOf(web, url), await codeOf(web, url)]).toEqual(['document', 'document']);
      expect(reached).toEqual(['127.0.0.2', '127.0.0.2']);
      expect(await codeOf(web, url)).toBe('refused_address');
      outside.close();
      // The checked address does not answer any more: its private neighbour is no stand-in.
      await using again = client({
        allowPrivateHosts: ['127.0.0.2/32'],
        resolve: answering(['127.0.0.1', '127.0.0.2']),
      });
      expect(await codeOf(again, url)).toBe('network');
      expect([resolve.asked.length, inside.sockets.size, inside.requests.length]).toEqual([3, 0, 0]);
    },
  );
});

/** A server that answers one feed and closes; undefined where the system has no such address. */
function listenAt(
  address: string,
  port: number,
  onConnection: (address: string) => void = () => {},
): Promise<Server | undefined> {
  const server = createServer((socket) => {
    onConnection(socket.localAddress ?? '');
    socket.on('error', () => {}).on('data', () => socket.end('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<rss/>'));
  });
  return new Promise((resolve) => {
    server.once('error', () => resolve(undefined));
    server.listen(port, address, () => {
      if (port === 0) server.close();
      resolve(server);
    });
  });
}
