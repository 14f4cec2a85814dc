// Which counts and measures a text names, with their units.
import type { Quantity } from '#src/model.ts';

export function findQuantities(_text: string): readonly Quantity[] {
  return [];
}
