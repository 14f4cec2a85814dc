// The facets an article can be filtered by: its places with all they lie in, its topics, its language. One rule for the index,
// the tables and the alerts.
import { findPlaces, placeAncestors } from '#src/language/places.ts';
import type { Facts } from '#src/model-facts.ts';
import type { Classification, Language } from '#src/model.ts';

type Said = { readonly title: string; readonly facts: Facts };

/** The places of headline and body and all they lie in: an article about 해운대구 is one about 부산. */
export function placeIdsOf({ title, facts }: Said): readonly string[] {
  // Facts are found in the body; a headline often says the city that the body only calls 시.
  const ids = [...findPlaces(title, { titleLength: title.length }), ...facts.places].map((place) => place.id);
  return [...new Set(ids.flatMap((id) => [id, ...placeAncestors(id)]))];
}

/** Facets as the full-text index knows them: `city:…`, `topic:…`, `lang:…`. */
export function facetsOf(
  said: Said & { readonly classification: Classification; readonly language: Language },
): readonly string[] {
  const cities = placeIdsOf(said).map((id) => `city:${id}`);
  const topics = said.classification.topics.map((topic) => `topic:${topic}`);
  return [...cities, ...topics, `lang:${said.language}`];
}
