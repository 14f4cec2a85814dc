// A picture that Discord refuses costs the picture, not the message: wherever something is posted or edited.
import type { MessageBody } from './card.ts';
import { withoutPictures } from './card-picture.ts';
import { apiCodeOf } from './discord-outcome.ts';

/**
 * A picture must never cost the alert. Discord refuses a form as a whole, and its words for what it dislikes of a medium are nowhere
 * written down: so a refused message with a picture is sent once more without it, under the same nonce.
 */
export async function orWithoutPicture(
  body: MessageBody,
  send: (body: MessageBody) => Promise<unknown>,
): Promise<unknown> {
  try {
    return await send(body);
  } catch (error) {
    const components = apiCodeOf(error) === INVALID_FORM ? withoutPictures(body.components) : undefined;
    if (components === undefined) throw error;
    return send({ ...body, components });
  }
}

const INVALID_FORM = 50_035;
