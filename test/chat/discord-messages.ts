// A few lines of Discord for the channel's tests: it keeps what is posted, by nonce, and answers as a test orders.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';

export const BOT_ID = '100000000000000001';
export const TOKEN = `${Buffer.from(BOT_ID).toString('base64')}.test.token`;

const posted = z.looseObject({ nonce: z.string().optional() });
type Posted = z.infer<typeof posted> & { readonly id: string };

/** How the next request goes wrong, after it was carried out when `isCarriedOut`. */
export type Trouble = {
  readonly isCarriedOut?: boolean;
  readonly answer: (response: ServerResponse) => void;
};

type HeadersOf = (path: string) => Readonly<Record<string, string>>;

/** @param headersOf what the answer to a request says of its bucket */
export async function startMessages(headersOf: HeadersOf = () => ({})) {
  const messages: Posted[] = [];
  const requests: string[] = [];
  const paths: string[] = [];
  const troubles: Trouble[] = [];
  const carryOut = (method: string, body: string): unknown => {
    if (method === 'GET')
      return messages.toReversed().map((message) => ({ ...message, author: { id: BOT_ID, bot: true } }));
    const wanted = posted.parse(JSON.parse(body));
    const known = messages.find((message) => wanted.nonce !== undefined && message.nonce === wanted.nonce);
    const message = known ?? { ...wanted, id: String(900_000_000_000_000_000n + BigInt(messages.length)) };
    if (known === undefined) messages.push(message);
    return message;
  };
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET' } = request;
    const body = (await request.toArray()).join('');
    requests.push(method);
    paths.push(request.url ?? '');
    response.setHeaders(new Map(Object.entries(headersOf(request.url ?? ''))));
    const trouble = troubles.shift();
    const result = trouble?.isCarriedOut === false ? undefined : carryOut(method, body);
    if (trouble !== undefined) return trouble.answer(response);
    sendJson(response, 200, result);
  };
  const server = createServer((request, response) => void serve(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    apiUrl: `http://127.0.0.1:${port}/api`,
    messages,
    requests,
    /** Of the same requests. */
    paths,
    /** The next requests go wrong like this, one each. */
    next: (...ordered: readonly Trouble[]) => void troubles.push(...ordered),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** A refusal of Discord, not carried out. */
export function refusal(status: number, code: number): Trouble {
  return {
    isCarriedOut: false,
    answer: (response) => sendJson(response, status, { code, message: `refused ${code}` }),
  };
}

export function limited(headers: Readonly<Record<string, string>>): Trouble {
  const body = JSON.stringify({ message: 'slow down', retry_after: 1, global: false });
  return {
    isCarriedOut: false,
    answer: (response) => response.writeHead(429, { 'content-type': 'application/json', ...headers }).end(body),
  };
}
