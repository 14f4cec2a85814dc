// Discord's limits for the messages that a bot sends. What breaks one is reported, never repaired: the loopback Discord refuses by them,
// and the tests of cards and replies hold whatever is generated against the very same rules.
// The figures are those of Discord's documentation (API v10, components v2).
import { componentsOf, type Component, type MessageBody, type ThreadBody } from './discord-payload.ts';

export const FLAG = { suppressEmbeds: 1 << 2, ephemeral: 1 << 6, silent: 1 << 12, componentsV2: 1 << 15 } as const;

const CARD_COMPONENT_COUNT = 40;
const CARD_TEXT_LENGTH = 4_000;
const CONTENT_LENGTH = 2_000;
const EMBED_LENGTH = 6_000;
const CUSTOM_ID_LENGTH = 100;
const LABEL_LENGTH = 80;
const BUTTON_URL_LENGTH = 512;
const NONCE_LENGTH = 25;

const ALT_TEXT_LENGTH = 1_024;
const MEDIA_URL_LENGTH = 2_048;

const TYPE = { row: 1, button: 2, section: 9, text: 10, thumbnail: 11, container: 17 } as const;
const LINK_STYLE = 5;

/** How a body comes: `message` is posted to a channel, `edit` changes such a one, `reply` answers an interaction and alone may be ephemeral. */
export type BodyKind = 'message' | 'edit' | 'reply';

/**
 * @param standingFlags flags of the message that is edited, 0 for a new one
 * @returns words for every limit broken
 */
export function checkMessage(body: MessageBody, kind: BodyKind, standingFlags = 0): readonly string[] {
  const flags = (body.flags ?? 0) | standingFlags;
  const isCard = (flags & FLAG.componentsV2) !== 0;
  return [
    ...checkFlags(body, kind, flags),
    ...(isCard ? checkCard(body) : checkPlain(body)),
    ...checkComponents(body),
    ...checkMentions(body, kind),
    ...(kind === 'edit' ? [] : checkNonce(body)),
  ];
}

function checkFlags(body: MessageBody, kind: BodyKind, flags: number): readonly string[] {
  const changeable = FLAG.suppressEmbeds | FLAG.componentsV2;
  const known = kind === 'edit' ? changeable : changeable | FLAG.ephemeral | FLAG.silent;
  return [
    ...((body.flags ?? 0) & ~known ? [`flags: ${body.flags} has bits a bot cannot set`] : []),
    ...(kind !== 'reply' && flags & FLAG.ephemeral ? ['flags: only an answer to an interaction is ephemeral'] : []),
  ];
}

function checkCard(body: MessageBody): readonly string[] {
  const parts = componentsOf(body);
  const length = parts.reduce((sum, part) => sum + (part.type === TYPE.text ? (part.content?.length ?? 0) : 0), 0);
  return [
    ...(body.content ? ['a components v2 message has no content'] : []),
    ...(body.embeds?.length ? ['a components v2 message has no embeds'] : []),
    ...(parts.length === 0 && body.components != null ? ['50006 empty message'] : []),
    ...(parts.length > CARD_COMPONENT_COUNT ? [`${parts.length} components > ${CARD_COMPONENT_COUNT}`] : []),
    ...(length > CARD_TEXT_LENGTH ? [`${length} characters > ${CARD_TEXT_LENGTH}`] : []),
    ...(body.components ?? []).flatMap((part) =>
      (part.components ?? []).some((inner) => inner.type === TYPE.container) ? ['a container inside another'] : [],
    ),
  ];
}

function checkPlain(body: MessageBody): readonly string[] {
  const contentLength = body.content?.length ?? 0;
  const embedLength = (body.embeds ?? []).reduce((sum, embed) => sum + embedTextLength(embed), 0);
  const isEmpty = contentLength === 0 && !body.embeds?.length && !body.components?.length;
  return [
    ...(isEmpty ? ['50006 empty message'] : []),
    ...(contentLength > CONTENT_LENGTH ? [`content: ${contentLength} > ${CONTENT_LENGTH}`] : []),
    ...(embedLength > EMBED_LENGTH ? [`embeds: ${embedLength} > ${EMBED_LENGTH}`] : []),
    ...(body.components ?? []).flatMap((part) =>
      part.type === TYPE.row ? [] : [`component type ${part.type} needs the components v2 flag`],
    ),
  ];
}

function embedTextLength(embed: NonNullable<MessageBody['embeds']>[number]): number {
  const fields = (embed.fields ?? []).flatMap((field) => [field.name, field.value]);
  const texts = [embed.title, embed.description, embed.footer?.text, embed.author?.name, ...fields];
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
}

function checkComponents(body: MessageBody): readonly string[] {
  const parts = componentsOf(body);
  const ids = parts.flatMap(({ id }) => (id === undefined || id === 0 ? [] : [id]));
  const customIds = parts.flatMap((part) => (part.custom_id === undefined ? [] : [part.custom_id]));
  return [
    ...(new Set(ids).size === ids.length ? [] : ['two components share an id']),
    ...(new Set(customIds).size === customIds.length ? [] : ['two components share a custom_id']),
    ...customIds.flatMap((id) =>
      id === '' || id.length > CUSTOM_ID_LENGTH ? [`custom_id of ${id.length} characters`] : [],
    ),
    ...parts.flatMap((part) => {
      if (part.type === TYPE.row && (part.components?.length ?? 0) > 5) return ['more than five buttons in a row'];
      if (part.type === TYPE.text && !part.content) return ['a text display without text'];
      if (part.type === TYPE.section) return checkSection(part);
      if (part.type === TYPE.thumbnail) return checkThumbnail(part);
      return part.type === TYPE.button ? checkButton(part) : [];
    }),
  ];
}

/** One to three texts, and something beside them. */
function checkSection({ components = [], accessory }: Component): readonly string[] {
  const isText = components.every(({ type }) => type === TYPE.text);
  const isFlanked = accessory?.type === TYPE.thumbnail || accessory?.type === TYPE.button;
  return [
    ...(isText && components.length >= 1 && components.length <= 3
      ? []
      : ['a section of other than one to three texts']),
    ...(isFlanked ? [] : ['a section without a picture or a button']),
  ];
}

/** Without alt text a picture says nothing to who cannot see it: Discord allows that, we do not. */
function checkThumbnail({ media, description }: Component): readonly string[] {
  const url = media?.url ?? '';
  const length = description?.length ?? 0;
  return [
    ...(WEB_URI.test(url) && url.length <= MEDIA_URL_LENGTH ? [] : [`media: no address for a picture: ${url}`]),
    ...(length >= 1 && length <= ALT_TEXT_LENGTH ? [] : [`an alt text of ${length} characters`]),
  ];
}

/** What RFC 3986 allows in an address. Example: `https://news.example/a/1?b=%EA%B0%80`. */
const WEB_URI = /^https?:\/\/(?:[A-Za-z0-9\-._~:/?#@!$&'()*+,;=[\]]|%[0-9A-Fa-f]{2})+$/;

function checkButton(part: Component): readonly string[] {
  const isLink = part.style === LINK_STYLE;
  return [
    ...(part.label ? [] : ['a button without a label']),
    ...(part.url === undefined || WEB_URI.test(part.url) ? [] : [`a button's url is no URI: ${part.url}`]),
    ...((part.label?.length ?? 0) > LABEL_LENGTH ? [`a label of ${part.label?.length} characters`] : []),
    ...((part.url?.length ?? 0) > BUTTON_URL_LENGTH ? [`a button's url of ${part.url?.length} characters`] : []),
    ...(isLink === (part.url !== undefined) ? [] : ['a link button has a url, any other has none']),
    ...(isLink === (part.custom_id === undefined) ? [] : ['a link button has no custom_id, any other has one']),
  ];
}

/** What an edit must not name: those keys are for new messages. */
export function checkEdit(body: MessageBody): readonly string[] {
  const misplaced = ['nonce', 'enforce_nonce', 'message_reference', 'tts'] as const;
  return misplaced.flatMap((key) => (key in body ? [`an edit has no ${key}`] : []));
}

const THREAD_NAME_LENGTH = 100;
const ARCHIVE_MINUTES: ReadonlySet<number> = new Set([60, 1_440, 4_320, 10_080]);

export function checkThread({ name, auto_archive_duration: archive = 1_440 }: ThreadBody): readonly string[] {
  const isNamed = name.trim() !== '' && name.length <= THREAD_NAME_LENGTH;
  return [
    ...(isNamed ? [] : [`a thread's name of ${name.length} characters`]),
    ...(ARCHIVE_MINUTES.has(archive) ? [] : [`auto_archive_duration: ${archive}`]),
  ];
}

/**
 * Nothing this bot says may ping anybody: each body must say so, the default of Discord is to ping. But a new message may ping
 * one role, which then stands alone in its last text, outside of every container and of all that comes from the web.
 */
function checkMentions(body: MessageBody, kind: BodyKind): readonly string[] {
  const { allowed_mentions: allowed } = body;
  if (allowed === undefined || allowed === null) return ['allowed_mentions is missing: mentions would ping'];
  if (allowed.parse === undefined) return ['allowed_mentions.parse is missing'];
  const replied = allowed.replied_user === true ? ['the author of what it replies to'] : [];
  const [role, ...otherRoles] = allowed.roles ?? [];
  const last = body.components?.at(-1);
  const isChosen = kind === 'message' && last?.type === TYPE.text && last.content === `<@&${role}>`;
  const roles = role === undefined || isChosen ? otherRoles : [role, ...otherRoles];
  const named = [...allowed.parse, ...(allowed.users ?? []), ...roles, ...replied];
  return named.length === 0 ? [] : [`allowed_mentions lets ${named.join(', ')} be pinged`];
}

function checkNonce({ nonce, enforce_nonce: isEnforced }: MessageBody): readonly string[] {
  const hasNonce = nonce !== undefined && nonce !== null;
  return [
    ...(isEnforced === true && !hasNonce ? ['enforce_nonce without a nonce'] : []),
    ...(typeof nonce === 'string' && nonce.length > NONCE_LENGTH ? [`a nonce of ${nonce.length} characters`] : []),
  ];
}
