// Which time zone a person means: an IANA name in any case, or a city by the name people have for it. Nothing is guessed.
import type { Suggestion } from '#src/chat/command.ts';
import type { Language } from '#src/model.ts';
import { MOST_SUGGESTIONS, suggestion } from './shared-options.ts';
import { KNOWN_ZONES } from './words/time-zones.ts';

/** The IANA name; undefined when no zone is called so. */
export function findTimeZone(typed: string): string | undefined {
  const key = keyOf(typed);
  const known = KNOWN_ZONES.find(({ zone, names }) => [zone, names.ko, names.en].some((name) => keyOf(name) === key));
  const part = key.length < 2 ? undefined : KNOWN_ZONES.find(({ names }) => partsOf(names).includes(key));
  return (known ?? part)?.zone ?? ianaName(typed.trim().replaceAll(BLANKS, '_')) ?? zoneOfCity(key);
}

/** `Europe/Vienna` for `Vienna`: no two zones are named after cities of one name. */
function zoneOfCity(key: string): string | undefined {
  return Intl.supportedValuesOf('timeZone').find((zone) => zone.includes('/') && keyOf(zone).endsWith(`/${key}`));
}

/** Example: `Asia/Seoul`, `EST`; never an offset such as `+09:00`, which knows no summer time. */
const IANA_NAME = /^[A-Za-z][\w+-]{1,30}(?:\/[\w+-]{1,30}){0,2}$/;
/** Example: the blank of `New York`. */
const BLANKS = /[\s_]+/g;

function ianaName(name: string): string | undefined {
  if (!IANA_NAME.test(name)) return undefined;
  try {
    return Temporal.Now.zonedDateTimeISO(name).timeZoneId;
  } catch {
    return undefined;
  }
}

function keyOf(name: string): string {
  return name.normalize('NFC').trim().toLowerCase().replaceAll(BLANKS, '_');
}

/** `베이징·상하이` is known by either. */
function partsOf({ ko, en }: { readonly ko: string; readonly en: string }): readonly string[] {
  return [...ko.split('·'), ...en.split(', ')].map(keyOf);
}

/** Zones that fit what was typed so far, those of well-known cities first. */
export function suggestTimeZones(typed: string, locale: Language): readonly Suggestion[] {
  const key = keyOf(typed);
  const known = KNOWN_ZONES.filter(({ zone, names }) =>
    [zone, names.ko, names.en].some((name) => keyOf(name).includes(key)),
  );
  const named = new Set(KNOWN_ZONES.map(({ zone }) => zone));
  const others = Intl.supportedValuesOf('timeZone').filter((zone) => keyOf(zone).includes(key) && !named.has(zone));
  return [
    ...known.map(({ zone, names }) => suggestion(`${names[locale]} (${zone})`, zone)),
    ...others.map((zone) => suggestion(zone, zone)),
  ].slice(0, MOST_SUGGESTIONS);
}
