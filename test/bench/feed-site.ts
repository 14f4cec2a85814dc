// A news site of its own process for the polling bench: any number of feeds on forty addresses of 127.0.0.0/8, so that politeness to
// one site does not hide the program's own speed. Prints its port; a line on its standard input starts the next round, its end ends it.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createInterface } from 'node:readline';

const ADDRESSES = 40;
const ENTRIES = 20;
/** One feed in ten has something new in a round. */
const CHANGING = 10;

let round = 0;

/** `/feed/17`: half of the feeds answer 304, half send the same bytes again, as in the wild. */
function serve(request: IncomingMessage, response: ServerResponse): void {
  const n = Number(request.url?.split('/')[2]);
  const version = n % CHANGING === round % CHANGING ? round : 0;
  const etag = `"${n}-${version}"`;
  if (n % 2 === 0 && request.headers['if-none-match'] === etag) {
    response.writeHead(304).end();
    return;
  }
  const headers = { 'content-type': 'text/xml; charset=utf-8', ...(n % 2 === 0 ? { etag } : {}) };
  response.writeHead(200, headers).end(feed(n, version));
}

function feed(n: number, version: number): string {
  const items = Array.from({ length: ENTRIES }, (_, index) => {
    const number = n * 100_000 + version * ENTRIES - index + ENTRIES;
    return `<item><title><![CDATA[${n}번 도시의 소식 ${number} &middot; 스마트도시]]></title><link>https://city-${n}.example/news/articleView.html?idxno=${number}</link><description><![CDATA[<p>도시의 자료를 한곳에 모아 교통과 환경을 함께 살핀다. ${number}</p>]]></description><author>한가람</author></item>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>${n}번 신문</title><link>https://city-${n}.example</link>${items.join('')}</channel></rss>`;
}

function listen(host: string, port: number): Promise<number> {
  const server = createServer(serve);
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}

const port = await listen('127.0.0.1', 0);
for (let n = 2; n <= ADDRESSES; n += 1) await listen(`127.0.0.${n}`, port);
console.log(JSON.stringify({ port, addresses: ADDRESSES }));
createInterface({ input: process.stdin })
  .on('line', () => (round += 1))
  .once('close', () => process.exit(0));
