// A typed line becomes an invocation: `/search 달랏 city:세종`, Korean names too. Says what to do when it is none.
// Linear in the length of the line; knows no command but those in the definitions it is given.
import type {
  CommandDefinition,
  Invocation,
  OptionDefinition,
  RawOptions,
  SubcommandDefinition,
  Text,
} from './command.ts';
import { lineWords as words, nearestName } from './terminal-words.ts';

export type ParsedLine =
  | { readonly kind: 'empty' }
  | { readonly kind: 'exit' }
  /** Another page of the last list. */
  | { readonly kind: 'page'; readonly step: 1 | -1 }
  | { readonly kind: 'invocation'; readonly invocation: Invocation }
  | { readonly kind: 'problem'; readonly text: Text };

/** A command line longer than this is no command anybody typed. */
const LONGEST_LINE = 4_000;

const EXITS: ReadonlySet<string> = new Set(['exit', 'quit', '/exit', '/quit', '종료', '/종료']);
const STEPS: ReadonlyMap<string, 1 | -1> = new Map([
  ...['n', 'next', '/next', '다음', '/다음'].map((word) => [word, 1] as const),
  ...['p', 'prev', '/prev', '이전', '/이전'].map((word) => [word, -1] as const),
]);

/** @param definitions the commands that may be typed */
export function parseLine(line: string, definitions: readonly CommandDefinition[]): ParsedLine {
  const typed = line.trim().normalize('NFC');
  if (typed === '') return { kind: 'empty' };
  if (typed.length > LONGEST_LINE) return { kind: 'problem', text: words.tooLong };
  const key = typed.toLowerCase();
  if (EXITS.has(key)) return { kind: 'exit' };
  const step = STEPS.get(key);
  if (step !== undefined) return { kind: 'page', step };
  if (!typed.startsWith('/')) return { kind: 'problem', text: words.noSlash };
  return parseCommand(typed.slice(1), definitions);
}

function parseCommand(typed: string, definitions: readonly CommandDefinition[]): ParsedLine {
  const [name, rest] = firstWord(typed);
  const definition = named(definitions, name);
  if (definition === undefined)
    return { kind: 'problem', text: words.unknownCommand(name, nearestName(name, definitions)) };
  if (definition.subcommands.length === 0)
    return parseArguments({ command: definition.name, subcommand: undefined, options: definition.options, rest });
  const [subname, subrest] = firstWord(rest);
  const subcommand: SubcommandDefinition | undefined = named(definition.subcommands, subname);
  if (subcommand === undefined) return { kind: 'problem', text: words.needsSubcommand(definition) };
  const { options } = subcommand;
  return parseArguments({ command: definition.name, subcommand: subcommand.name, options, rest: subrest });
}

function firstWord(text: string): readonly [word: string, rest: string] {
  const trimmed = text.trimStart();
  const end = trimmed.search(BLANK);
  return end === -1 ? [trimmed, ''] : [trimmed.slice(0, end), trimmed.slice(end + 1)];
}

const BLANK = /\s/;

function named<Named extends { readonly name: string; readonly nameKo: string }>(
  list: readonly Named[],
  name: string,
): Named | undefined {
  const key = name.toLowerCase();
  return list.find((one) => one.name === key || one.nameKo === key);
}

type Arguments = {
  readonly command: string;
  readonly subcommand: string | undefined;
  readonly options: readonly OptionDefinition[];
  readonly rest: string;
};

/**
 * Named options anywhere in the line; what is left belongs to the first required option, else to the first text. A name that the command
 * does not know is part of a required text (`/search title:세종`), and a mistake elsewhere (`/latest ctiy:세종`).
 */
function parseArguments({ command, subcommand, options, rest }: Arguments): ParsedLine {
  const given = new Map<string, string>();
  const bare: string[] = [];
  const required = options.find((option) => option.required === true);
  for (const part of partsOf(rest)) {
    const option = part.name === undefined ? undefined : named(options, part.name);
    if (option !== undefined) given.set(option.name, unquoted(part.value));
    else if (part.name !== undefined && options.length > 0 && required === undefined)
      return { kind: 'problem', text: words.unknownOption([command, subcommand], part.name, options) };
    else bare.push(part.raw);
  }
  const main = required ?? options.find(({ type }) => type === 'string') ?? options[0];
  if (bare.length > 0) {
    if (main === undefined) return { kind: 'problem', text: words.takesNothing([command, subcommand]) };
    const before = given.get(main.name);
    given.set(main.name, [...(before === undefined ? [] : [before]), ...bare].join(' '));
  }
  return { kind: 'invocation', invocation: { command, subcommand, options: typedOptions(given, options) } };
}

type Part = { readonly raw: string; readonly name: string | undefined; readonly value: string };

/** Words split at blanks; quotation marks hold blanks together, at the start of a word or of an option's value. */
function* partsOf(text: string): Generator<Part> {
  let at = 0;
  while (at < text.length) {
    if (BLANK.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const name = OPTION_NAME.exec(text.slice(at, at + LONGEST_NAME))?.[1];
    const start = name === undefined ? at : at + name.length + 1;
    const end = endOfWord(text, start);
    yield { raw: text.slice(at, end), name, value: text.slice(start, end) };
    at = end;
  }
}

/** Option names have at most 32 characters, then the colon. */
const LONGEST_NAME = 33;
/** Example: `city:` of `city:세종`, `도시:` of `도시:세종`; never the `https:` of an address. */
const OPTION_NAME = /^([\p{L}\p{N}_-]{1,32})[:：](?!\/\/)/u;

const CLOSING: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”' };

/** Where the word that starts at `start` ends: after its closing quotation mark, else at the next blank. */
function endOfWord(text: string, start: number): number {
  const closing = CLOSING[text.charAt(start)];
  const close = closing === undefined ? -1 : indexOfUnescaped(text, closing, start + 1);
  const from = close === -1 ? start : close + 1;
  const blank = text.slice(from).search(BLANK);
  return blank === -1 ? text.length : from + blank;
}

/** The next `mark` that no backslash stands before. */
function indexOfUnescaped(text: string, mark: string, from: number): number {
  let at = text.indexOf(mark, from);
  while (at > 0 && text.charAt(at - 1) === '\\') at = text.indexOf(mark, at + 1);
  return at;
}

/** A named value without the marks around it; bare text keeps its own: in a query they mean a phrase. */
function unquoted(value: string): string {
  const closing = CLOSING[value.charAt(0)];
  const isQuoted = closing !== undefined && value.length > 1 && value.endsWith(closing);
  return isQuoted ? value.slice(1, -1).replaceAll(ESCAPED_MARK, '$1') : value;
}

/** Example: the `\"` in `query:"\"국가 시범도시\" 세종"`. */
const ESCAPED_MARK = /\\(["'”\\])/g;

function typedOptions(given: ReadonlyMap<string, string>, options: readonly OptionDefinition[]): RawOptions {
  const typed = options.flatMap((option) => {
    const value = given.get(option.name);
    return value === undefined ? [] : [[option.name, typedValue(option, value)] as const];
  });
  return Object.fromEntries(typed);
}

/** A choice may be typed by its label; digits become a number where one is asked for. The commands check the rest. */
function typedValue({ type, choices = [] }: OptionDefinition, value: string): string | number {
  if (type === 'integer') return WHOLE_NUMBER.test(value) ? Number(value) : value;
  const key = value.trim().toLowerCase();
  const choice = choices.find(({ value: id, label }) =>
    [id, label.ko, label.en].some((name) => name.toLowerCase() === key),
  );
  return choice?.value ?? value;
}

/** Example: `10`, `-3`. */
const WHOLE_NUMBER = /^-?\d{1,9}$/;
