// Where an article is from, as a reader wants to know it before opening the page: the outlet, that only the beginning is
// free, and who issued the press release.
import type { Article, Language } from '#src/model.ts';
import { escapeText } from './card-markdown.ts';

const PAID = { ko: '유료 기사', en: 'subscribers only' } as const;
const RELEASE = {
  ko: (origin: string) => `보도자료: ${origin}`,
  en: (origin: string) => `press release: ${origin}`,
} as const;
const MOST_PART = 80;

type Sourced = Pick<Article, 'outlet' | 'access' | 'origin'>;

/** Plain words, the outlet first; for most articles nothing else. The platform escapes and joins them. */
export function sourceParts({ outlet, access, origin }: Sourced, locale: Language): readonly string[] {
  const release = origin === undefined ? [] : [RELEASE[locale](origin)];
  return [outlet, ...(access === 'paid' ? [PAID[locale]] : []), ...release];
}

/** The same as Discord's Markdown, each part at most 80 characters. */
export function sourceMarkdown(article: Sourced, locale: Language): string {
  return sourceParts(article, locale)
    .map((part) => escapeText(part, MOST_PART))
    .join(' · ');
}
