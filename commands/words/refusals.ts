// The words of every refusal: who may, what was wrong with a value, what to do instead. Always in both languages.
// Texts only; who is refused is decided elsewhere.
import type { Text } from '#src/chat/command.ts';
import { unmarked } from '#src/chat/own-marks.ts';
import { UserError } from '#src/errors.ts';
import { placeName } from '#src/language/places.ts';

/** An option and a value it takes, which may differ by language. */
export type Example = { readonly name: string; readonly value: string | Text };

type OptionFacts = {
  /** `search` or `keywords add`. */
  readonly path: string;
  readonly name: string;
  readonly wanted: { readonly expects: Text; readonly example: string | Text } | undefined;
  /** The other options that may not be left out. */
  readonly needed: readonly Example[];
};

/** A required option was left out. */
export function missingOption(facts: OptionFacts): UserError {
  const { name, wanted } = facts;
  const example = exampleOf(facts);
  return new UserError('missing_option', {
    ko: `\`${name}\` 값이 필요합니다${wanted === undefined ? '' : ` (${wanted.expects.ko})`}.${example.ko}`,
    en: `\`${name}\` is needed${wanted === undefined ? '' : ` (${wanted.expects.en})`}.${example.en}`,
  });
}

/** A value that does not fit its option. */
export function wrongOption({ value, ...facts }: OptionFacts & { readonly value: string }): UserError {
  const { name, wanted } = facts;
  const shown = quoted(value);
  const example = exampleOf(facts);
  return new UserError('wrong_option', {
    ko: `\`${name}\`: ${shown} 값은 쓸 수 없습니다.${wanted === undefined ? '' : ` 쓸 수 있는 값: ${wanted.expects.ko}.`}${example.ko}`,
    en: `\`${name}\` cannot be ${shown}.${wanted === undefined ? '' : ` It takes ${wanted.expects.en}.`}${example.en}`,
  });
}

/** A whole command that works as it is typed. */
function exampleOf({ path, name, wanted, needed }: OptionFacts): Text {
  if (wanted === undefined || wanted.example === '') return { ko: '', en: '' };
  const all = [...needed, { name, value: wanted.example }];
  const line = (locale: keyof Text) =>
    all.map((one) => `${one.name}:${typeof one.value === 'string' ? one.value : one.value[locale]}`).join(' ');
  return { ko: ` 예: \`/${path} ${line('ko')}\``, en: ` Example: \`/${path} ${line('en')}\`` };
}

/** What somebody typed, or a headline, short, without what would end the quotation; no mark of ours is in it. */
export function quoted(value: string): string {
  const flat = value.replaceAll(QUOTATION_BREAKERS, ' ').trim();
  return `“${unmarked(flat.length > 80 ? `${flat.slice(0, 80)}…` : flat)}”`;
}

/** Line breaks and back-ticks, e.g. in a pasted text. */
const QUOTATION_BREAKERS = /[\s`]+/g;

/** No place is called so; `near` are ids of places that come close. */
export function unknownCity(value: string, near: readonly { readonly id: string }[]): UserError {
  const ko = near.map(({ id }) => placeName(id, 'ko')).join(', ');
  const en = near.map(({ id }) => placeName(id, 'en')).join(', ');
  return new UserError('unknown_city', {
    ko: `\`city\`: ${quoted(value)} 값은 어느 도시인지 알 수 없습니다. ${ko === '' ? '한국어나 영어 이름으로 써 주세요. 예: `city:세종`' : `혹시 이 중 하나인가요? ${ko}`}`,
    en: `\`city\` cannot be ${quoted(value)}: it is not clear which city that is. ${en === '' ? 'Use its Korean or English name, e.g. `city:Sejong`.' : `Did you mean ${en}?`}`,
  });
}

export const REFUSALS = {
  unknownCommand: {
    ko: '이런 명령은 없습니다. {/help} 에서 모든 명령을 볼 수 있습니다.',
    en: 'There is no such command. {/help} lists them all.',
  },
  serverOnly: {
    ko: '이 명령은 서버의 채널에서만 쓸 수 있습니다. 알림을 받을 서버의 채널에서 다시 실행해 주세요.',
    en: 'This command works in a server only. Run it again in a channel of the server that is to get the alerts.',
  },
  manageServer: {
    ko: '이 명령은 “서버 관리” 권한이 있는 사람만 쓸 수 있습니다. 서버 관리자에게 부탁해 주세요.',
    en: 'Only people with the “Manage Server” permission may use this command. Please ask an admin of this server.',
  },
  owner: {
    ko: '이 명령은 봇 소유자만 쓸 수 있습니다. 봇을 운영하는 사람이 환경 변수 BOT_OWNER_IDS 에 사용자 ID를 넣으면 됩니다.',
    en: 'Only the owners of this bot may use this command: the Discord users whose ids the operator lists in BOT_OWNER_IDS.',
  },
  actionGone: {
    ko: '이 버튼은 오래되어 더 쓰이지 않습니다. 명령을 다시 입력해 주세요.',
    en: 'This button is too old to be used. Please run the command again.',
  },
  listingGone: {
    ko: '이 목록은 오래되어 더 넘길 수 없습니다. 명령을 다시 실행해 주세요.',
    en: 'This list is too old to be turned. Please run the command again.',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** Something broke that the person can do nothing about; `id` finds it in the log. */
export function faultWords(id: string): Text {
  return {
    ko: `문제가 생겨 답하지 못했습니다 (오류 번호 ${id}). 잠시 뒤 다시 해 보고, 계속되면 이 번호를 봇 운영자에게 알려 주세요.`,
    en: `Something went wrong on our side (error ${id}). Please try again in a moment; if it stays, give this id to the bot’s operator.`,
  };
}
