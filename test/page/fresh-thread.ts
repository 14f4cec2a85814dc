// A thread in which nothing has been read yet: how it reads a page, and what it loads for that.
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { extract } from '#src/page/extract.ts';

const html = z.string().parse(workerData);
const extraction = extract({ html, url: 'https://paper.example.kr/news/1', hints: undefined });
const { cache } = createRequire(import.meta.url);
parentPort?.postMessage({
  how: extraction.kind === 'draft' ? extraction.draft.how : extraction.reason,
  isReadabilityLoaded: Object.keys(cache).some((name) => name.includes('linkedom')),
});
