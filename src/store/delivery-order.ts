// Which messages of a channel have an order among each other, said once for claims, counts and the pipeline.
import type { DeliveryKind } from '#src/model.ts';

/** They change or publish a message that stands already: they tell nobody anything new, have no order and hold nobody back. */
const WITHOUT_ORDER: readonly DeliveryKind[] = ['edit', 'crosspost'];

export function hasOrder(kind: DeliveryKind): boolean {
  return !WITHOUT_ORDER.includes(kind);
}

/** The same for SQL: `kind IN ('edit', 'crosspost')` with the list alone. */
export const WITHOUT_ORDER_LIST = `(${WITHOUT_ORDER.map((kind) => `'${kind}'`).join(', ')})`;
