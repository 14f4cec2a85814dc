// What can go wrong on the way of one HTTP answer, ordered by a test and used by both loopback servers.
// A fault never changes what the server knows, except by carrying the request out before its answer is lost.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

export type HttpAnswer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
};

/** `isCarriedOut`: the server does what was asked, and only the answer is lost. */
export type Fault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly isCarriedOut?: boolean;
    }
  /** `stall`: headers and half of the body, then silence. */
  | { readonly kind: 'reset' | 'hang' | 'cut' | 'stall'; readonly isCarriedOut?: boolean }
  /** The request is carried out at once and answered late. */
  | { readonly kind: 'delay'; readonly delayMs: number }
  /** Answered with 502 at once, and carried out later: a request that Discord's front gave up goes on behind it. */
  | { readonly kind: 'late'; readonly afterMs: number }
  /** Status 200 and then this many bytes of running text. */
  | { readonly kind: 'flood'; readonly byteCount: number };

/** Which requests a fault meets: a path as sent (without the query) or a pattern over path and query. */
export type FaultRule = {
  readonly method?: string;
  readonly path: string | RegExp;
  readonly times: number;
  readonly fault: Fault;
};

export class Faults {
  #rules: { readonly rule: FaultRule; left: number }[] = [];

  add(rule: FaultRule): void {
    this.#rules.push({ rule, left: rule.times });
  }

  clear(): void {
    this.#rules = [];
  }

  /** The fault this request meets, counted down; undefined when it goes well. */
  take(method: string, url: string): Fault | undefined {
    const found = this.#rules.find(({ rule, left }) => left > 0 && meets(rule, method, url));
    if (found === undefined) return undefined;
    found.left -= 1;
    return found.rule.fault;
  }
}

function meets(rule: FaultRule, method: string, url: string): boolean {
  if (rule.method !== undefined && rule.method !== method) return false;
  return typeof rule.path === 'string' ? url === rule.path || url.startsWith(`${rule.path}?`) : rule.path.test(url);
}

export type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly fault: Fault | undefined;
  /** Carries the request out. */
  readonly produce: () => HttpAnswer;
};

/** Answers one request, well or as the fault wants it. @returns the status sent, or what became of the connection */
export async function answer({ request, response, fault, produce }: Exchange): Promise<number | string> {
  if (fault === undefined) return send(response, produce());
  const carriedOut = 'isCarriedOut' in fault && fault.isCarriedOut ? produce() : undefined;
  switch (fault.kind) {
    case 'status':
      return send(response, faultyAnswer(fault));
    case 'delay': {
      const late = produce();
      await delay(fault.delayMs, undefined, { ref: false });
      return send(response, late);
    }
    case 'late':
      setTimeout(produce, fault.afterMs).unref();
      return send(response, faultyAnswer({ kind: 'status', status: 502 }));
    case 'reset':
      request.socket.resetAndDestroy();
      return 'reset';
    case 'hang':
      return 'hang';
    case 'cut':
      startHalf(response, carriedOut);
      setTimeout(() => request.socket.destroy(), 20).unref();
      return 'cut';
    case 'stall':
      startHalf(response, carriedOut);
      return 'stall';
    case 'flood':
      return flood(response, fault.byteCount);
  }
}

function faultyAnswer(fault: Extract<Fault, { kind: 'status' }>): HttpAnswer {
  return {
    status: fault.status,
    headers: { 'content-type': 'text/html', ...fault.headers },
    body: fault.body ?? `<html><body>loopback fault ${fault.status}</body></html>`,
  };
}

function send(response: ServerResponse, { status, headers, body }: HttpAnswer): number | string {
  if (response.destroyed) return 'gone';
  response.writeHead(status, headers);
  response.end(body);
  return status;
}

function startHalf(response: ServerResponse, whole: HttpAnswer | undefined): void {
  const text = Buffer.from(whole?.body ?? '{"id":"1000');
  response.writeHead(whole?.status ?? 200, { ...whole?.headers, 'content-length': String(text.length + 4_000) });
  response.write(text.subarray(0, Math.ceil(text.length / 2)));
}

function flood(response: ServerResponse, byteCount: number): number {
  const chunk = Buffer.from('<p>끝없이 이어지는 글 </p>\n'.repeat(2_000));
  let left = byteCount;
  const pour = (): void => {
    while (left > 0 && !response.destroyed) {
      left -= chunk.length;
      if (!response.write(chunk)) return;
    }
    response.end();
  };
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.on('drain', pour);
  pour();
  return 200;
}
