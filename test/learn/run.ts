// `npm run learn -- pairs|events`: makes the data that the judge of copies and stories decides by, from the labelled streams of the project.
// Deterministic: the same sets give the same files, byte for byte.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { commonPairsOf } from './common-pairs.ts';
import { learnEvents } from './event-model.ts';
import { rowsOfPairs, rowsOfStream } from './event-rows.ts';
import { comparablesOf, learningPairs, learningStreams } from './streams.ts';

const USAGE = `usage: npm run learn -- pairs    counts character pairs, writes seeds/common-pairs.json
       npm run learn -- events   learns how likely two articles tell one event, writes seeds/event-points.json`;

const seedFile = (name: string) => fileURLToPath(new URL(`../../seeds/${name}`, import.meta.url));

const streams = await learningStreams();
switch (process.argv[2] ?? '') {
  case 'pairs':
    await writeFile(seedFile('common-pairs.json'), commonPairsOf(streams.flatMap(comparablesOf)));
    break;
  case 'events': {
    const rows = [...streams.flatMap(rowsOfStream), ...rowsOfPairs(await learningPairs())];
    await writeFile(seedFile('event-points.json'), learnEvents(rows));
    break;
  }
  default:
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = 2;
}
