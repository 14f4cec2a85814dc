// Where the letters of a word stand in the archive, whatever surrounds them: what the word was refused in is looked for by it.
import { looseExpression } from './fts-expression.ts';
import type { Query } from './parse-query.ts';
import { resolveQuery } from './resolve.ts';

/** @returns an FTS5 expression; undefined for what is no single word or phrase */
export function lettersExpression(query: Query): string | undefined {
  const resolved = resolveQuery(query);
  return resolved?.kind === 'text' ? looseExpression(resolved) : undefined;
}
