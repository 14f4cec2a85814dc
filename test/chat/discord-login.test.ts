import { expect, it } from 'vitest';
import { configErrorOf, isFinalClose } from '#src/chat/discord-login.ts';

it.each([
  ['discord_token', Object.assign(new Error('An invalid token was provided.'), { code: 'TokenInvalid' })],
  ['discord_token', new Error('Authentication failed')],
  ['discord_token', Object.assign(new Error('Unauthorized'), { status: 401 })],
  ['discord_intents', new Error('Used disallowed intents')],
  ['discord_intents', new Error('Used invalid intents')],
])('%s is for the operator to mend', (code, error) => {
  expect(configErrorOf(error)).toMatchObject({ name: 'ConfigError', code, cause: error });
});

it.each([new Error('connect ECONNREFUSED'), Object.assign(new Error('Bad Gateway'), { status: 502 }), 'text'])(
  'what may pass by itself is tried again: %s',
  (error) => {
    expect(configErrorOf(error)).toBeUndefined();
  },
);

it('a gateway closed for a wrong token stays closed, one closed for a restart does not', () => {
  expect([4004, 4013, 4014, 4000, 4009, 1001].filter(isFinalClose)).toEqual([4004, 4013, 4014]);
});
