// Korean verbs and adjectives in any form, from a closed list (seeds/verbs.json): 걸립니까, 걸리는, 걸렸다 → 걸리; 구워 → 굽.
// Sound changes are rules here; which verb follows which is data. What is not in the list is no verb: this never guesses.
import { z } from 'zod';
import table from '#seeds/verbs.json' with { type: 'json' };
import { hasFinalConsonant } from './particles.ts';
import { vowelOf, withFinal, withVowel } from './syllables.ts';

const words = z.array(z.string().min(1));

const lists = z
  .object({
    verbs: z.object({
      regular: words,
      dropL: words,
      dropB: words,
      changeD: words,
      dropS: words,
      doubleL: words,
      dropEu: words,
      dropH: words,
      ha: words,
    }),
    endings: z.object({
      any: words,
      consonant: words,
      n: words,
      l: words,
      b: words,
      linked: words,
      past: words,
      nominal: words,
    }),
    endingsOfShort: words,
    noVerbs: words,
    shortForms: z.record(z.string(), z.string()),
  })
  .parse(table);

/** The verb a word is a form of, without its 다. */
export function verbOf(word: string): string | undefined {
  if (word.length < 2) return SHORT_FORMS.get(word);
  if (!FIRST_AND_LAST.has(pairCode(word, word.length - 1))) return undefined;
  const longest = LONGEST_BASE.get(pairCode(word, 1)) ?? LONGEST_BASE.get(word.charCodeAt(0)) ?? 0;
  for (let length = Math.min(word.length, longest); length > 0; length -= 1) {
    const bases = BASES.get(word.slice(0, length));
    if (bases === undefined) continue;
    const rest = word.slice(length);
    for (const { verb, endings } of bases) if (endings.has(rest)) return NO_VERBS.has(word) ? undefined : verb;
  }
  return undefined;
}

/** How the forms of a verb begin: 걸리, 걸린, 걸려…; none when it is no verb of the list. */
export function beginningsOfVerb(verb: string): readonly string[] {
  return BEGINNINGS.get(verb) ?? [];
}

/** What makes a verb of a noun in all its forms: 하는, 합니까, 되었으며. */
export function verbTails(verbs: readonly string[]): readonly string[] {
  const isShort = false;
  return verbs
    .flatMap((verb) => [
      ...open(verb, verb.endsWith('하') ? `${verb.slice(0, -1)}해` : linkedOf(verb), isShort),
      ...linkedAndPast(verb.endsWith('하') ? `${verb}여` : `${verb}어`, isShort),
    ])
    .flatMap(({ text, endings }) => [...endings].map((ending) => text + ending));
}

type Endings = ReadonlySet<string>;
type Base = { readonly text: string; readonly endings: Endings };

/** 긴, 큰, 할: one syllable is a form only where it is hardly anything else. */
const SHORT_FORMS: ReadonlyMap<string, string> = new Map(Object.entries(lists.shortForms));
const NO_VERBS: Endings = new Set(lists.noVerbs);
const WITH_NOTHING = (endings: readonly string[]): Endings => new Set(['', ...endings]);
const { any, consonant, n, l, b, linked, past, nominal } = lists.endings;
const ENDINGS = {
  vowel: new Set(any),
  consonant: new Set([...any, ...consonant]),
  /** Behind a changed stem: 들으면, 구우면. */
  soft: new Set([...consonant, ...any.filter((ending) => '아어면며니'.includes(ending.charAt(0)))]),
  n: WITH_NOTHING(n),
  l: WITH_NOTHING(l),
  b: new Set(b),
  m: WITH_NOTHING(nominal),
  linked: WITH_NOTHING(linked),
  past: new Set(past),
  /** One syllable looks like many nouns: 산, 간, 보고, 사지. */
  shortVowel: new Set(lists.endingsOfShort),
  shortN: new Set(n.filter((ending) => ending.startsWith('다'))),
  shortL: new Set(['까', '까요', '지라도', '수록']),
  shortLinked: new Set(['서', '야', '야만', '도']),
} as const;

/** 만들, 알: ㄹ goes before ㄴ, ㅂ and ㅅ. */
const BEFORE_DROPPED_L: Endings = new Set(any.filter((ending) => /^[는니나네시세십]/.test(ending)));

type Kind = keyof typeof lists.verbs;

const BASES_OF: Readonly<Record<Kind, (verb: string) => readonly Base[]>> = {
  regular: (verb) => (hasFinalConsonant(verb.slice(-1)) ? closed(verb) : open(verb, linkedOf(verb))),
  ha: (verb) => {
    const before = verb.slice(0, -1);
    return [...open(verb, `${before}해`), ...linkedAndPast(`${verb}여`, false)];
  },
  dropEu: (verb) => open(verb, linkedWithoutEu(verb)),
  doubleL: (verb) => {
    const before = verb.slice(0, -1);
    const stem = before.slice(0, -1) + withFinal(before.slice(-1), 'ㄹ');
    return open(verb, `${stem}${isBright(before) ? '라' : '러'}`);
  },
  dropL: (verb) => {
    const bare = withoutFinal(verb);
    return [
      { text: verb, endings: ENDINGS.vowel },
      { text: bare, endings: BEFORE_DROPPED_L },
      ...finals(bare, verb.length === 1),
      ...linkedAndPast(`${verb}${isBright(verb) ? '아' : '어'}`, false),
    ];
  },
  dropB: (verb) => {
    const bare = withoutFinal(verb);
    const soft = `${bare}우`;
    return [
      { text: verb, endings: ENDINGS.vowel },
      { text: soft, endings: ENDINGS.soft },
      ...finals(soft, false),
      ...linkedAndPast(`${bare}워`, false),
      ...linkedAndPast(`${bare}와`, false),
    ];
  },
  changeD: (verb) => changed(verb, verb.slice(0, -1) + withFinal(verb.slice(-1), 'ㄹ')),
  dropS: (verb) => changed(verb, withoutFinal(verb)),
  dropH: (verb) => {
    const bare = withoutFinal(verb);
    const linkedForm = bare.slice(0, -1) + withVowel(bare.slice(-1), 'ㅐ');
    return [{ text: verb, endings: ENDINGS.vowel }, ...finals(bare, false), ...linkedAndPast(linkedForm, false)];
  },
};

/** 걸리: the last syllable takes ㄴ, ㄹ, ㅂ and ㅁ, and melts with 어. */
function open(verb: string, linkedForm: string, isShort = verb.length === 1): readonly Base[] {
  const plain = { text: verb, endings: isShort ? ENDINGS.shortVowel : ENDINGS.vowel };
  const unmelted = `${verb}${isBright(verb) ? '아' : '어'}`;
  return [plain, ...finals(verb, isShort), ...linkedAndPast(linkedForm, isShort), ...linkedAndPast(unmelted, isShort)];
}

/** 먹: everything is written behind it. */
function closed(verb: string): readonly Base[] {
  return [
    { text: verb, endings: ENDINGS.consonant },
    ...linkedAndPast(`${verb}어`, false),
    ...linkedAndPast(`${verb}아`, false),
  ];
}

/** 듣 and 들, 짓 and 지. */
function changed(verb: string, soft: string): readonly Base[] {
  return [
    { text: verb, endings: ENDINGS.vowel },
    { text: soft, endings: ENDINGS.soft },
    ...linkedAndPast(`${soft}${isBright(soft) ? '아' : '어'}`, false),
  ];
}

function finals(open: string, isShort: boolean): readonly Base[] {
  const ending = (final: string): string => open.slice(0, -1) + withFinal(open.slice(-1), final);
  const always = [
    { text: ending('ㄴ'), endings: isShort ? ENDINGS.shortN : ENDINGS.n },
    { text: ending('ㄹ'), endings: isShort ? ENDINGS.shortL : ENDINGS.l },
    { text: ending('ㅂ'), endings: ENDINGS.b },
  ];
  return isShort ? always : [...always, { text: ending('ㅁ'), endings: ENDINGS.m }];
}

/** 걸려, 걸렸, and the passive 걸려지. */
function linkedAndPast(form: string, isShort: boolean): readonly Base[] {
  const pastForm = form.slice(0, -1) + withFinal(form.slice(-1), 'ㅆ');
  const passive = `${form}지`;
  return [
    { text: form, endings: isShort ? ENDINGS.shortLinked : ENDINGS.linked },
    { text: pastForm, endings: ENDINGS.past },
    { text: passive, endings: ENDINGS.vowel },
    ...finals(passive, false),
    { text: `${form}져`, endings: ENDINGS.linked },
    { text: `${form}졌`, endings: ENDINGS.past },
  ];
}

function withoutFinal(verb: string): string {
  return verb.slice(0, -1) + withFinal(verb.slice(-1), '');
}

/** 오 + 어 → 와, 걸리 + 어 → 걸려; what does not melt stands: 쉬어. */
function linkedOf(verb: string): string {
  const last = verb.slice(-1);
  const vowel = MELTED.get(vowelOf(last));
  return vowel === undefined ? `${verb}어` : verb.slice(0, -1) + withVowel(last, vowel);
}

const MELTED: ReadonlyMap<string, string> = new Map([
  ['ㅏ', 'ㅏ'],
  ['ㅓ', 'ㅓ'],
  ['ㅐ', 'ㅐ'],
  ['ㅔ', 'ㅔ'],
  ['ㅕ', 'ㅕ'],
  ['ㅗ', 'ㅘ'],
  ['ㅜ', 'ㅝ'],
  ['ㅣ', 'ㅕ'],
  ['ㅚ', 'ㅙ'],
]);

/** 쓰 → 써, 바쁘 → 바빠. */
function linkedWithoutEu(verb: string): string {
  const before = verb.slice(0, -1);
  return before + withVowel(verb.slice(-1), before !== '' && isBright(before) ? 'ㅏ' : 'ㅓ');
}

function isBright(text: string): boolean {
  return 'ㅏㅗㅑ'.includes(vowelOf(text.slice(-1)));
}

type Entry = { readonly verb: string; readonly endings: Endings };

const BASES = new Map<string, Entry[]>();
const BEGINNINGS = new Map<string, readonly string[]>();

function addVerbs(verbs: readonly string[], basesOf: (verb: string) => readonly Base[]): void {
  for (const verb of verbs) {
    const bases = basesOf(verb);
    const short = [...SHORT_FORMS].flatMap(([form, of]) => (of === verb ? [form] : []));
    BEGINNINGS.set(verb, shortest([...short, ...bases.map(({ text }) => text)]));
    for (const { text, endings } of bases) {
      const known = BASES.get(text);
      if (known === undefined) BASES.set(text, [{ verb, endings }]);
      else known.push({ verb, endings });
    }
  }
}

/** Those that begin with none of the others. */
function shortest(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => !texts.some((other) => other !== text && text.startsWith(other)));
}

addVerbs(lists.verbs.regular, BASES_OF.regular);
addVerbs(lists.verbs.ha, BASES_OF.ha);
addVerbs(lists.verbs.dropEu, BASES_OF.dropEu);
addVerbs(lists.verbs.doubleL, BASES_OF.doubleL);
addVerbs(lists.verbs.dropL, BASES_OF.dropL);
addVerbs(lists.verbs.dropB, BASES_OF.dropB);
addVerbs(lists.verbs.changeD, BASES_OF.changeD);
addVerbs(lists.verbs.dropS, BASES_OF.dropS);
addVerbs(lists.verbs.dropH, BASES_OF.dropH);

/** By the first one or two syllables, and the first with the last of every form: most words are told from a verb by these. */
const LONGEST_BASE = new Map<number, number>();
const FIRST_AND_LAST = new Set<number>();

/** The first syllable and another in 28 bits: numbers are looked up much faster than pieces of words. */
function pairCode(word: string, other: number): number {
  return ((word.charCodeAt(0) - FIRST_SYLLABLE) << 14) | (word.charCodeAt(other) - FIRST_SYLLABLE);
}

const FIRST_SYLLABLE = 0xac00;

for (const [text, entries] of BASES) {
  const beginning = text.length === 1 ? text.charCodeAt(0) : pairCode(text, 1);
  LONGEST_BASE.set(beginning, Math.max(text.length, LONGEST_BASE.get(beginning) ?? 0));
  for (const { endings } of entries) {
    for (const ending of endings) FIRST_AND_LAST.add(pairCode(text + ending, text.length + ending.length - 1));
  }
}
