// /settings: what holds for all alerts of a server: language, times, style; and who changed what there.
// Every answer says what holds now and when the next digest comes.
import type { Invocation, Reply } from '#src/chat/command.ts';
import { UserError } from '#src/errors.ts';
import type { QuietHours, ServerSettings } from '#src/model-servers.ts';
import type { SettingsChange } from '#src/store/servers.ts';
import { changeSettings } from './changes.ts';
import type { Command, CommandContext } from './command.ts';
import { requireGuild } from './guild.ts';
import { FIRST_PAGE, newListing } from './listing.ts';
import { nextDigestClock } from './next-digest.ts';
import { maybe, oneOf, parseOptions, timeZone, wholeNumber } from './options.ts';
import { FIRST_HOUR, LAST_HOUR, settingsDefinition } from './settings-definition.ts';
import { showHistory } from './settings-history.ts';
import { suggestTimeZones } from './time-zone.ts';
import {
  hourWords,
  languageWords,
  nextDigestWords,
  quietWords,
  SETTING_LABELS,
  SETTING_WORDS,
  STYLE_NAMES,
} from './words/settings.ts';
import { timeZoneName } from './words/time-zones.ts';

const hour = wholeNumber(FIRST_HOUR, LAST_HOUR);
/** One without the other is refused: an example has both. */
const [from, to] = [
  maybe(wholeNumber(FIRST_HOUR, LAST_HOUR, '22 to:7')),
  maybe(wholeNumber(FIRST_HOUR, LAST_HOUR, '7 from:22')),
];

const shapes = {
  language: { language: oneOf(['ko', 'en', 'server']) },
  'time-zone': { zone: timeZone },
  'digest-hour': { hour },
  'quiet-hours': { from, to },
  style: { style: oneOf(['card', 'compact']) },
} as const;

type Setting = keyof typeof shapes;

export const settings: Command = {
  definition: settingsDefinition,
  async run(invocation, context) {
    switch (invocation.subcommand) {
      case 'language':
      case 'time-zone':
      case 'digest-hour':
      case 'quiet-hours':
      case 'style':
        return change(invocation.subcommand, changesOf(invocation.subcommand, invocation), context);
      case 'history':
        return showHistory(newListing(invocation, context), FIRST_PAGE, context);
      case 'show':
      case undefined:
      default: {
        const held = await context.store.servers.settingsOf(requireGuild(context.caller));
        return settingsReply(SETTING_WORDS.heading[context.caller.locale], held, context);
      }
    }
  },
  turnPage: showHistory,
  async suggest({ option, typed }, { caller }) {
    return option === 'zone' ? suggestTimeZones(typed, caller.locale) : [];
  },
};

function changesOf(setting: Setting, invocation: Invocation): SettingsChange {
  switch (setting) {
    case 'language': {
      const { language } = parseOptions(shapes.language, invocation);
      return { language: language === 'server' ? undefined : language };
    }
    case 'time-zone':
      return { timeZone: parseOptions(shapes['time-zone'], invocation).zone };
    case 'digest-hour':
      return { digestHour: parseOptions(shapes['digest-hour'], invocation).hour };
    case 'quiet-hours':
      return { quietHours: quietHoursOf(parseOptions(shapes['quiet-hours'], invocation)) };
    case 'style':
      return { style: parseOptions(shapes.style, invocation).style };
  }
}

type Typed = { readonly from?: number | undefined; readonly to?: number | undefined };

function quietHoursOf({ from, to }: Typed): QuietHours | undefined {
  if (from === undefined && to === undefined) return undefined;
  if (from === undefined || to === undefined) throw new UserError('half_quiet', SETTING_WORDS.halfQuiet);
  if (from === to) throw new UserError('empty_quiet', SETTING_WORDS.emptyQuiet);
  return { from, to };
}

async function change(setting: Setting, changes: SettingsChange, context: CommandContext): Promise<Reply> {
  const { settings: held, isChange } = await changeSettings(changes, context);
  const words = isChange ? SETTING_WORDS.changed : SETTING_WORDS.same;
  return settingsReply(words(SETTING_LABELS[setting])[context.caller.locale], held, context);
}

function settingsReply(heading: string, held: ServerSettings, { caller, now }: CommandContext): Reply {
  const { locale, guildLocale } = caller;
  const next = { daily: nextDigestClock('daily', held, now), weekly: nextDigestClock('weekly', held, now) };
  const lines = [
    [SETTING_LABELS.language[locale], languageWords(held.language, guildLocale)[locale]],
    [SETTING_LABELS['time-zone'][locale], timeZoneName(held.timeZone, locale)],
    [SETTING_LABELS['digest-hour'][locale], hourWords(held.digestHour)],
    [SETTING_LABELS['quiet-hours'][locale], quietWords(held.quietHours)[locale]],
    [SETTING_LABELS.style[locale], STYLE_NAMES[held.style][locale]],
    [SETTING_LABELS.next[locale], nextDigestWords(next)[locale]],
    ['', SETTING_WORDS.more[locale]],
  ] as const;
  return { kind: 'facts', heading, lines, isPrivate: true };
}
