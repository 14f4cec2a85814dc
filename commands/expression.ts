// Expressions typed by people: parsed, or refused with the place of the mistake.
import type { Text } from '#src/chat/command.ts';
import { UserError } from '#src/errors.ts';
import { parseQuery, type Query } from '#src/query/parse-query.ts';
import { expressionFault } from './words/lists.ts';

/**
 * The query an expression means.
 * @throws UserError `wrong_expression` that shows where it goes wrong, or `empty_expression`
 */
export function requireQuery(
  expression: string,
  { now, whenEmpty }: { readonly now: number; readonly whenEmpty: Text },
): Query {
  const parsed = parseQuery(expression, { now });
  switch (parsed.kind) {
    case 'query':
      return parsed.query;
    case 'empty':
      throw new UserError('empty_expression', whenEmpty);
    case 'error': {
      const place = expressionFault(expression, parsed.start, parsed.end);
      throw new UserError('wrong_expression', {
        ko: `${parsed.message.ko}\n${place}`,
        en: `${parsed.message.en}\n${place}`,
      });
    }
  }
}
