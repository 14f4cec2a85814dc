// Reads a set of JSON lines for an evaluation: every case is parsed on its own, and one that cannot be read is an error line, never a crash.
import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { describeError } from '#src/errors.ts';

/** The id and body lines that all sets of articles share. */
export function paragraphsOf(body: string): readonly string[] {
  return body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/**
 * Runs `evaluateCase` on every line of a file.
 * @returns what it gave a case, in the order of the input; `{id, error}` for a line that failed
 */
export async function evaluateLines<Case extends { readonly id: string | number }>(
  input: string,
  schema: z.ZodType<Case>,
  evaluateCase: (value: Case) => object,
): Promise<readonly object[]> {
  const texts = (await readFile(input, 'utf8')).split('\n').filter((text) => text.trim() !== '');
  return texts.map((text, index) => {
    let id: string | number = index;
    try {
      const raw: unknown = JSON.parse(text);
      id = idOf(raw) ?? index;
      return evaluateCase(schema.parse(raw));
    } catch (error) {
      return { id, error: describeError(error) };
    }
  });
}

function idOf(raw: unknown): string | number | undefined {
  if (typeof raw !== 'object' || raw === null || !('id' in raw)) return undefined;
  return typeof raw.id === 'string' || typeof raw.id === 'number' ? raw.id : undefined;
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
