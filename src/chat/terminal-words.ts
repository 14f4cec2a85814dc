// What the terminal itself says, in both languages, and which command name comes nearest to a mistyped one.
import type { CommandDefinition, Text } from './command.ts';

const NEXT_STEP = {
  ko: '/help 를 입력하면 모든 명령을 볼 수 있습니다.',
  en: 'Type /help to see all commands.',
} as const;

export const lineWords = {
  noSlash: {
    ko: `명령은 / 로 시작합니다. 예: /search 달랏. ${NEXT_STEP.ko}`,
    en: `Commands start with a slash. Example: /search Sejong. ${NEXT_STEP.en}`,
  },
  tooLong: { ko: '줄이 너무 깁니다. 4,000자까지 됩니다.', en: 'That line is too long: 4,000 characters at most.' },
  unknownCommand: (name: string, nearest: string | undefined): Text => ({
    ko: `/${shown(name)} 명령은 없습니다.${nearest === undefined ? '' : ` 혹시 /${nearest} 인가요?`} ${NEXT_STEP.ko}`,
    en: `There is no /${shown(name)}.${nearest === undefined ? '' : ` Did you mean /${nearest}?`} ${NEXT_STEP.en}`,
  }),
  needsSubcommand: ({ name, subcommands }: CommandDefinition): Text => {
    const paths = subcommands.map((subcommand) => `/${name} ${subcommand.name}`).join(', ');
    return { ko: `/${name} 다음에 할 일을 써 주세요: ${paths}`, en: `Say what to do: ${paths}` };
  },
  unknownOption: (
    path: readonly (string | undefined)[],
    name: string,
    options: readonly { readonly name: string }[],
  ): Text => {
    const command = path.filter((part) => part !== undefined).join(' ');
    const known = options.map((option) => `${option.name}:`).join(' ');
    return {
      ko: `/${command} 에는 ${shown(name)}: 항목이 없습니다. 쓸 수 있는 항목: ${known}`,
      en: `/${command} has no option ${shown(name)}:. It takes ${known}`,
    };
  },
  takesNothing: (path: readonly (string | undefined)[]): Text => {
    const command = path.filter((part) => part !== undefined).join(' ');
    return {
      ko: `/${command} 에는 아무것도 덧붙이지 않습니다.`,
      en: `/${command} takes nothing after it.`,
    };
  },
} as const;

export const terminalWords = {
  noList: {
    ko: '넘길 목록이 없습니다. /latest 나 /search 를 먼저 실행하세요.',
    en: 'There is no list to turn. Run /latest or /search first.',
  },
  lastPage: { ko: '마지막 쪽입니다.', en: 'This is the last page.' },
  firstPage: { ko: '첫 쪽입니다.', en: 'This is the first page.' },
  turning: { ko: '/next 다음 쪽, /prev 이전 쪽', en: '/next and /prev turn the pages' },
  alsoIn: { ko: '함께 보도', en: 'Also in' },
  because: { ko: '알린 까닭', en: 'Why you see this' },
  alert: { ko: '새 소식', en: 'News' },
  sample: { ko: '견본: 새 소식은 이렇게 표시됩니다', en: 'A sample: news will be shown like this' },
  followUp: { ko: '↳ 후속 보도', en: '↳ More on this story' },
  broken: { ko: '문제가 생겨 답하지 못했습니다.', en: 'Something went wrong; there is no answer.' },
} as const satisfies Readonly<Record<string, Text>>;

/** `2쪽 / 5쪽`. @param page from 0 */
export function pageWords(page: number, pageCount: number): Text {
  return { ko: `${pageCount}쪽 중 ${page + 1}쪽`, en: `Page ${page + 1} of ${pageCount}` };
}

/** Heading of a digest. */
export function digestWords(count: number): Text {
  return { ko: `모아 보기 ${count}건`, en: `Digest of ${count}` };
}

function shown(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}

/** The name (English or Korean) at most two slips away, or one that starts with what was typed. */
export function nearestName(typed: string, definitions: readonly CommandDefinition[]): string | undefined {
  const key = typed.toLowerCase();
  if (key === '' || key.length > LONGEST_NAME) return undefined;
  const names = definitions.flatMap(({ name, nameKo }) => [name, nameKo]);
  const ranked = names.map((name) => ({ name, slips: name.startsWith(key) ? 0.5 : slipsBetween(key, name) }));
  const [best] = ranked.sort((a, b) => a.slips - b.slips);
  const isNear = best !== undefined && best.slips <= MOST_SLIPS && best.slips < best.name.length;
  return isNear ? best.name : undefined;
}

const LONGEST_NAME = 32;
const MOST_SLIPS = 2;

/** Letters to add, drop or change (Levenshtein); both texts are at most 32 characters. */
function slipsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of one.split('').entries()) {
    const next = [index + 1];
    for (const [column, match] of other.split('').entries()) {
      const change = (row[column] ?? 0) + (letter === match ? 0 : 1);
      next.push(Math.min(change, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
