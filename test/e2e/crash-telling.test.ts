// Killed while an article is being stored or told.
import { crashTests } from './crash-lane.ts';

await crashTests([
  { step: 'page-read', n: 1 },
  { step: 'article-recorded', n: 1 },
  { step: 'delivery-claimed', n: 1 },
  { step: 'delivery-sent', n: 1 },
  { step: 'delivery-sent', n: 2 },
  { step: 'delivery-settled', n: 1 },
]);
