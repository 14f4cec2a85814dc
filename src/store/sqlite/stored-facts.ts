// Facts as they lie in the database: articles that were stored by an older version know less of each sum and event.
import type { Facts, Money, NewsEvent, Sum } from '#src/model-facts.ts';

export type StoredFacts = Omit<Facts, 'money' | 'quantities' | 'events'> & {
  readonly money: readonly (Money & Partial<Sum>)[];
  readonly quantities?: Facts['quantities'];
  readonly events: readonly (Omit<NewsEvent, 'from' | 'to'> & Partial<NewsEvent>)[];
};

export function factsOf({ places, money, quantities = [], agreements, events }: StoredFacts): Facts {
  return {
    places,
    money: money.map((sum) => ({ ...sum, role: sum.role ?? 'other', sentence: sum.sentence ?? sum })),
    quantities,
    agreements,
    events: events.map((event) => ({ ...event, from: event.from, to: event.to })),
  };
}
