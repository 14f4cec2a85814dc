// The one ping there is: a role that an admin chose, in what is new.
import { describe, expect, it } from 'vitest';
import { deliveryMessage, editedMessage, sampleMessage } from '#src/chat/card.ts';
import { followUpMessage } from '#src/chat/card-follow-up.ts';
import type { Delivery } from '#src/model.ts';
import { article, brokenLimits, delivery, subscription, textsOf } from './card-fixtures.ts';

const ROLE = '123456789012345678';
const wishing = (parts: Partial<Delivery> = {}, roleId = ROLE) =>
  delivery({ subscription: subscription({ mentionRoleId: roleId }), ...parts });

describe('a role that an admin chose', () => {
  it.each(['alert', 'digest'] as const)('is pinged by an %s, in a last line of its own', (kind) => {
    for (const style of ['card', 'compact'] as const) {
      const message = deliveryMessage(wishing({ kind, style }));
      expect(message.components.at(-1)).toEqual({ type: 10, content: `<@&${ROLE}>` });
      expect(message.allowed_mentions).toEqual({ parse: [], roles: [ROLE] });
      expect(brokenLimits(message, 'message')).toEqual([]);
    }
  });

  it('is not pinged by an edit, a further report or a sample', () => {
    const silent = [
      editedMessage(wishing({ kind: 'edit' }), 'n'),
      followUpMessage(wishing({ kind: 'follow-up' })),
      deliveryMessage(wishing({ kind: 'follow-up' })),
      sampleMessage(article(), { locale: 'ko', style: 'card' }),
    ];
    for (const message of silent) {
      expect(message.allowed_mentions).not.toHaveProperty('roles');
      expect(textsOf(message.components).join()).not.toContain(ROLE);
    }
  });

  it.each(['@everyone', '12', subscription().guildId])('is none when it is %s', (roleId) => {
    const message = deliveryMessage(wishing({}, roleId));
    expect(message.allowed_mentions).toEqual({ parse: [] });
    expect(message.components).toHaveLength(1);
  });
});

describe('the loopback Discord', () => {
  const message = deliveryMessage(wishing());

  it('takes such a ping in a new message alone', () => {
    expect(brokenLimits(message, 'edit')).toContain(`allowed_mentions lets ${ROLE} be pinged`);
  });

  it('refuses a role that does not stand in the last text, a second role, a user and everyone', () => {
    const refused = [
      { ...message, components: message.components.slice(0, 1) },
      { ...message, allowed_mentions: { parse: [], roles: [ROLE, '123456789012345679'] } },
      { ...message, allowed_mentions: { parse: [], users: [ROLE] } },
      { ...message, allowed_mentions: { parse: ['everyone'] } },
    ];
    for (const body of refused) expect(brokenLimits(body, 'message')[0]).toMatch(/be pinged$/);
  });
});
