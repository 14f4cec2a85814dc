// How much memory another process takes, as Linux tells it; not a number where the system does not tell.
import { readFileSync } from 'node:fs';

export type Memory = { readonly residentBytes: number; readonly peakBytes: number };

/** Example lines of /proc/PID/status: `VmRSS:	  123456 kB`, `VmHWM:	  130000 kB`. */
const RESIDENT = /VmRSS:\s+(\d+) kB/;
const PEAK = /VmHWM:\s+(\d+) kB/;

export function memoryOf(pid: number | undefined): Memory {
  const status = statusOf(pid);
  return { residentBytes: bytesIn(status, RESIDENT), peakBytes: bytesIn(status, PEAK) };
}

function statusOf(pid: number | undefined): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}

function bytesIn(status: string, line: RegExp): number {
  return Number(line.exec(status)?.[1] ?? Number.NaN) * 1_024;
}
