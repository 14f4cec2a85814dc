// Killed while a feed or a page is being read.
import { crashTests } from './crash-lane.ts';

await crashTests([
  { step: 'feed-claimed', n: 1 },
  { step: 'feed-fetched', n: 1 },
  { step: 'entries-recorded', n: 1 },
  { step: 'feed-settled', n: 1 },
  { step: 'entry-claimed', n: 1 },
  { step: 'page-fetched', n: 2 },
]);
