// The facets an article can be filtered by: its places with all they lie in, its topics, its language. One rule for the index,
// the tables and the alerts.
import { placeAncestors } from '#src/language/places.ts';
import type { Classification, Facts, Language } from '#src/model.ts';

/** The places mentioned and all they lie in: an article about 해운대구 is one about 부산. */
export function placeIdsOf(facts: Facts): readonly string[] {
  return [...new Set(facts.places.flatMap((place) => [place.id, ...placeAncestors(place.id)]))];
}

/** Facets as the full-text index knows them: `city:…`, `topic:…`, `lang:…`. */
export function facetsOf(said: {
  readonly facts: Facts;
  readonly classification: Classification;
  readonly language: Language;
}): readonly string[] {
  const cities = placeIdsOf(said.facts).map((id) => `city:${id}`);
  const topics = said.classification.topics.map((topic) => `topic:${topic}`);
  return [...cities, ...topics, `lang:${said.language}`];
}
