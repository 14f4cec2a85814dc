// Reads a set of JSON lines for an evaluation: every case is parsed on its own, and one that cannot be read is an error line, never a crash.
// Null and absent are the same; fields that only the project's own sets carry (labels) never spoil a case of somebody else's.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { describeError } from '#src/errors.ts';
import { parseFeedDate } from '#src/source/feed-document/feed-dates.ts';
import { SECOND_MS, SEOUL } from '#src/time.ts';

export const caseId = z.union([z.string(), z.number()]);
export type CaseId = z.infer<typeof caseId>;

/** Words of a case: none when absent. */
export const words = z
  .string()
  .nullish()
  .transform((text) => text ?? '');

/** Epoch milliseconds of a date: ISO-8601 (without a zone, Seoul's), RFC 822, epoch seconds or milliseconds. Undefined when it tells none. */
export const instant = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((given) => {
    if (typeof given === 'number') return Math.abs(given) < LEAST_MILLISECONDS ? given * SECOND_MS : given;
    return parseFeedDate(given ?? '', { timeZone: SEOUL })?.at;
  });

/** Epoch seconds reach this in the year 5138, milliseconds did in 1973. */
const LEAST_MILLISECONDS = 1e11;

/** Bytes in base64, lines broken or not. */
export const bytes = z
  .string()
  .regex(/^[\w+/=\s-]*$/, 'not base64')
  .transform((text) => Buffer.from(text, 'base64'));

/** A field of the project's own sets: a value of another shape is some other set's, and left alone. */
export function own<Value>(shape: z.ZodType<Value>): z.ZodType<Value | undefined> {
  return shape.optional().catch(undefined);
}

/** The id and body lines that all sets of articles share. */
export function paragraphsOf(body: string): readonly string[] {
  return body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The line of a case that cannot be handled; null when not even its id can be read. */
export type ErrorLine = { readonly id: unknown; readonly error: string };

export function errorLine(id: unknown, error: unknown): ErrorLine {
  return { id: id ?? null, error: error instanceof z.ZodError ? describeIssues(error) : describeError(error) };
}

/** `body: Invalid input: expected string, received number` */
function describeIssues({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join('.') || 'case'}: ${message}`).join('; ');
}

/** A line of a set: a case, or what is said of it instead; `raw` is what JSON made of it. */
export type Row<Case> =
  | { readonly kind: 'case'; readonly value: Case }
  | { readonly kind: 'broken'; readonly line: ErrorLine; readonly raw: unknown };

/** All lines of a file but blank ones, in their order. */
export async function readRows<Case>(file: string, schema: z.ZodType<Case>): Promise<readonly Row<Case>[]> {
  const texts = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '').split('\n');
  return texts.filter((text) => text.trim() !== '').map((text) => readRow(text, schema));
}

function readRow<Case>(text: string, schema: z.ZodType<Case>): Row<Case> {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
    return { kind: 'case', value: schema.parse(raw) };
  } catch (error) {
    return { kind: 'broken', line: errorLine(fieldOf(raw, 'id'), error), raw };
  }
}

/** A field of whatever JSON gave, as it was given. */
export function fieldOf(raw: unknown, name: string): unknown {
  return typeof raw === 'object' && raw !== null ? Reflect.get(raw, name) : undefined;
}

/**
 * Runs `evaluateCase` on every line of a file.
 * @returns what it gave a case, in the order of the input; `{id, error}` for a line that failed
 */
export async function evaluateLines<Case extends { readonly id: CaseId }>(
  input: string,
  schema: z.ZodType<Case>,
  evaluateCase: (value: Case) => object,
): Promise<readonly object[]> {
  return (await readRows(input, schema)).map((row) => {
    if (row.kind === 'broken') return row.line;
    try {
      return evaluateCase(row.value);
    } catch (error) {
      return errorLine(row.value.id, error);
    }
  });
}

/** `{errors}` for the figures; nothing when every case was handled. */
export function errorsIn(lines: readonly object[]): Readonly<Record<string, number>> {
  const errors = lines.filter((line) => 'error' in line).length;
  return errors === 0 ? {} : { errors };
}

/** Counts of right, wrong and missing answers, to precision and recall. */
export class Hits {
  #right = 0;
  #wrong = 0;
  #missing = 0;

  add({
    right = 0,
    wrong = 0,
    missing = 0,
  }: {
    readonly right?: number;
    readonly wrong?: number;
    readonly missing?: number;
  }): void {
    this.#right += right;
    this.#wrong += wrong;
    this.#missing += missing;
  }

  /** One yes-or-no answer against the truth. */
  addAnswer(answer: boolean, truth: boolean): void {
    this.add({ right: answer && truth ? 1 : 0, wrong: answer && !truth ? 1 : 0, missing: !answer && truth ? 1 : 0 });
  }

  /** `{nameP, nameR}`; nothing when no case told what is right. */
  figures(name: string): Readonly<Record<string, number>> {
    if (this.#right + this.#missing + this.#wrong === 0) return {};
    return { [`${name}P`]: share(this.#right, this.#wrong), [`${name}R`]: share(this.#right, this.#missing) };
  }
}

function share(right: number, other: number): number {
  return right + other === 0 ? 1 : Math.round((right / (right + other)) * 1_000) / 1_000;
}
