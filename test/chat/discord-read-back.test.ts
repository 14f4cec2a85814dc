import { expect, it } from 'vitest';
import { deliveryMessage } from '#src/chat/card.ts';
import { findPosted, ownIdOf } from '#src/chat/discord-read-back.ts';
import { article, delivery } from './card-fixtures.ts';

const OWN = '100000000000000001';
const author = { id: OWN, bot: true };
const { components } = deliveryMessage(delivery());
const posted = { nonce: delivery().nonce, urls: [article().url] };
const unmarked = [{ id: 1, type: 17, components: [{ type: 10, content: `[a](${article().url})` }] }];

it.each([
  ['its nonce', { id: '1', author, nonce: delivery().nonce, components: [] }],
  ['its mark', { id: '1', author, components }],
  ['its address, where Discord kept no mark', { id: '1', author, components: unmarked }],
])('a delivery is recognised by %s', (_, message) => {
  expect(findPosted([{ id: '0', author, components: [] }, message], posted, OWN)).toBe('1');
});

it.each([
  ['of somebody else', { id: '1', author: { id: '5' }, components: unmarked }],
  ['of another bot', { id: '1', author: { id: '5', bot: true }, nonce: delivery().nonce, components }],
  [
    'of another delivery with the same article',
    { id: '1', author, components: deliveryMessage(delivery({ nonce: 'other' })).components },
  ],
  ['with another nonce', { id: '1', author, nonce: 'other', components: unmarked }],
  ['without components', { id: '1', author, components: [] }],
])('a message %s is not taken for it', (_, message) => {
  expect(findPosted([message], posted, OWN)).toBeUndefined();
});

it('an answer that is no list of messages finds nothing', () => {
  expect(findPosted({ message: 'no' }, posted, OWN)).toBeUndefined();
});

it('the bot knows its own id by its token', () => {
  expect(ownIdOf(`${Buffer.from(OWN).toString('base64')}.x.y`)).toBe(OWN);
  expect(ownIdOf('not-a-token')).toBeUndefined();
});
