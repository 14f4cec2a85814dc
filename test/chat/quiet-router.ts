// A router for tests of the platforms: answers nothing of its own; each test says what matters to it.
import type { CommandRouter, Reply } from '#src/chat/command.ts';

const nothing: Reply = { kind: 'text', text: '', isPrivate: true };

export function quietRouter(changes: Partial<CommandRouter> = {}): CommandRouter {
  return {
    definitions: [],
    messageCommands: [],
    run: async () => nothing,
    turnPage: async () => nothing,
    act: async () => nothing,
    label: async () => nothing,
    tell: async () => nothing,
    refusal: () => undefined,
    setUp: async () => nothing,
    findRelated: async () => nothing,
    suggest: async () => [],
    ...changes,
  };
}
