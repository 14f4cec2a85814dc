// How fast feeds are read, and polled in numbers.
import type { Bench } from './bench.ts';
import { measureParsing } from './feed-parsing.ts';
import { measurePolling } from './feed-polling.ts';

export const feeds: Bench = async () => [...(await measureParsing()), ...(await measurePolling())];
