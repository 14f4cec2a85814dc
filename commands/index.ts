// The explicit list of all commands, in the order /help shows them. The only barrel of the program.
import type { Command } from './command.ts';
import { createHelp } from './help.ts';
import { keywords } from './keywords.ts';
import { latest } from './latest.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { sources } from './sources.ts';
import { status } from './status.ts';
import { story } from './story.ts';
import { subscribe } from './subscribe.ts';
import { subscriptions } from './subscriptions.ts';
import { unsubscribe } from './unsubscribe.ts';
import { why } from './why.ts';

const listed: readonly Command[] = [
  latest,
  search,
  story,
  subscribe,
  unsubscribe,
  subscriptions,
  keywords,
  settings,
  sources,
  why,
  status,
];

export const commands: readonly Command[] = [...listed, createHelp(listed.map(({ definition }) => definition))];
