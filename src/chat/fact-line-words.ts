// The fact line of an article as words: 곳 · 누가 · 얼마 · 언제. Plain text, taken from the article and untrusted: who shows it, escapes it.
import { factLine, type FactLine } from '#src/article/fact-line.ts';
import { placeAncestors, placeName } from '#src/language/places.ts';
import type { Agreement, MoneyRole } from '#src/model-facts.ts';
import type { Article, Language } from '#src/model.ts';
import { wallTimeOf } from '#src/time.ts';
import type { Text } from './command.ts';
import { daysWords } from './days-words.ts';

const LABELS = {
  where: { ko: '곳', en: 'Where' },
  who: { ko: '누가', en: 'Who' },
  howMuch: { ko: '얼마', en: 'How much' },
  when: { ko: '언제', en: 'When' },
} as const satisfies Readonly<Record<keyof FactLine, Text>>;

/** What a sum is for; undefined where that says nothing. */
const ROLE_NAMES: Readonly<Record<MoneyRole, Text | undefined>> = {
  budget: { ko: '예산', en: 'budget' },
  contract: { ko: '계약', en: 'contract' },
  intent: { ko: '계약 의향', en: 'intended' },
  investment: { ko: '투자', en: 'investment' },
  consultation: { ko: '상담', en: 'talks' },
  other: undefined,
};

const AGREED: Readonly<Record<Agreement['status'], Text>> = {
  signed: { ko: '협약 체결', en: 'agreement signed' },
  planned: { ko: '협약 예정', en: 'agreement planned' },
};

export type FactWords = { readonly label: string; readonly words: string };

/** What the article says, a label and its words each; what it does not say is left out. */
export function factLineWords(article: Pick<Article, 'facts' | 'publishedAt'>, locale: Language): readonly FactWords[] {
  const { where, who, howMuch, when } = factLine(article.facts);
  const year = wallTimeOf(article.publishedAt).year;
  const words = {
    where: where.map(({ id, name }) => nameOf(id, name, locale)).join(', '),
    who: who === undefined ? '' : `${partiesWords(who.parties, locale)} (${AGREED[who.status][locale]})`,
    howMuch: howMuch.map((sum) => sumWords(sum, locale)).join(', '),
    when: when === undefined ? '' : daysWords(when, year, locale),
  };
  const order = ['where', 'who', 'howMuch', 'when'] as const;
  return order.flatMap((key) => (words[key] === '' ? [] : [{ label: LABELS[key][locale], words: words[key] }]));
}

/** `775억 원 (계약)`: as the article writes it. */
export function sumWords(
  { text, role }: { readonly text: string; readonly role: MoneyRole },
  locale: Language,
): string {
  const name = ROLE_NAMES[role]?.[locale];
  return name === undefined ? text : `${text} (${name})`;
}

const MOST_PARTIES = 3;

function partiesWords(parties: readonly string[], locale: Language): string {
  const shown = parties.slice(0, MOST_PARTIES).join(', ');
  const left = parties.length - MOST_PARTIES;
  if (left <= 0) return shown;
  return locale === 'ko' ? `${shown} 외 ${left}곳` : `${shown} and ${left} more`;
}

/** In the reader's language, a foreign city with its country; as the text names it when the place is not among those known. */
function nameOf(id: string, mentioned: string, locale: Language): string {
  const known = placeName(id, locale);
  const country = placeAncestors(id).at(-1);
  if (known === id) return mentioned;
  if (country === undefined || country === HOME || known.includes(placeName(country, locale))) return known;
  return locale === 'ko' ? `${placeName(country, 'ko')} ${known}` : `${known} (${placeName(country, 'en')})`;
}

const HOME = 'kr';
