// Definitions and suggestions of the options that several commands have, so that they read the same everywhere.
// Names are fixed: they are used from outside.
import { TOPICS } from '#src/article/topic-names.ts';
import type { OptionDefinition, Suggestion, Text } from '#src/chat/command.ts';
import { suggestPlaces } from '#src/language/places.ts';
import type { CommandContext, SuggestRequest } from './command.ts';
import { shorten } from './words/shorten.ts';

/** Discord shows at most 25 suggestions of 100 characters each. */
export const MOST_SUGGESTIONS = 25;
const LONGEST_SUGGESTION = 100;

export const CITY_OPTION: OptionDefinition = {
  name: 'city',
  nameKo: '도시',
  description: { ko: '이 도시에 관한 기사만 (예: 세종, 달랏)', en: 'Only articles about this city, e.g. Sejong' },
  type: 'string',
  autocomplete: true,
};

export const TOPIC_OPTION: OptionDefinition = {
  name: 'topic',
  nameKo: '주제',
  description: { ko: '이 주제의 기사만', en: 'Only articles on this topic' },
  type: 'string',
  choices: TOPICS.slice(0, MOST_SUGGESTIONS).map(({ id, label }) => ({ value: id, label })),
};

export const OUTLET_OPTION: OptionDefinition = {
  name: 'outlet',
  nameKo: '언론사',
  description: { ko: '이 언론사의 기사만', en: 'Only articles of this outlet' },
  type: 'string',
  autocomplete: true,
};

/** The channel a command is about; here when it is left out. */
export function channelOption(description: Text): OptionDefinition {
  return { name: 'channel', nameKo: '채널', description, type: 'channel' };
}

/** Suggestions for `city` and `outlet`, the options that have the same ones everywhere. */
export async function suggestShared(
  { option, typed }: SuggestRequest,
  { store, caller }: CommandContext,
): Promise<readonly Suggestion[]> {
  if (option === 'city') {
    const places = suggestPlaces(typed, caller.locale, MOST_SUGGESTIONS);
    return places.map(({ id, name }) => suggestion(name, id));
  }
  if (option !== 'outlet') return [];
  const key = looseKey(typed);
  const outlets = (await store.listOutlets(KNOWN_OUTLETS)).filter((outlet) => looseKey(outlet).includes(key));
  return outlets.slice(0, MOST_SUGGESTIONS).map((outlet) => suggestion(outlet, outlet));
}

const KNOWN_OUTLETS = 500;

/**
 * The stored spelling of an outlet that a person typed, whatever its spacing and case.
 * @returns the text as typed when no stored outlet is called so
 */
export async function storedOutlet(typed: string, { store }: CommandContext): Promise<string> {
  const key = looseKey(typed);
  const outlets = await store.listOutlets(KNOWN_OUTLETS);
  return outlets.find((outlet) => looseKey(outlet) === key) ?? typed;
}

function looseKey(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(SPACES, '');
}

/** Example: the blank in `조선 일보`. */
const SPACES = /\s+/g;

/** A suggestion within Discord's lengths; a value is never cut (a cut value would mean something else), such a one is empty. */
export function suggestion(name: string, value: string): Suggestion {
  return { name: shorten(name, LONGEST_SUGGESTION), value };
}
