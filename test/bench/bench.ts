// What a measurement is: it runs, cleans up after itself, and gives lines for people. Absolute times belong to this machine;
// what counts are ratios within one run.

export type Line = { readonly what: string; readonly value: string; readonly target?: string };

export type Bench = () => Promise<readonly Line[]>;

export function ratio(one: number, other: number): string {
  return `${(one / other).toFixed(2)} ×`;
}

export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
