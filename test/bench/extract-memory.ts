// Reads every page of the measurement once, in one way, and prints the highest memory this process held (MB).
import { benchPages, WAYS, type Way } from './extract-ways.ts';

const MEGABYTE = 1_024;
const isWay = (name: string | undefined): name is Way => name !== undefined && name in WAYS;

const [, , way] = process.argv;
if (!isWay(way)) throw new Error(`which way: ${Object.keys(WAYS).join(', ')}`);
for (const page of benchPages()) WAYS[way](page);
console.log(Math.round(process.resourceUsage().maxRSS / MEGABYTE));
