// The outlets of a story in order: who was first, who copied, who added what, and how much later.
import { contributionsOf, type Contribution } from '#src/article/contributions.ts';
import { clock } from '#src/chat/clock-words.ts';
import type { Article, Language } from '#src/model.ts';
import type { Story } from '#src/store/store.ts';
import {
  contributionCounts,
  CONTRIBUTION_NAMES,
  delay,
  moreArticles,
  moreNewSentences,
  newSentences,
  outletCount,
  STORY_LABELS,
} from './words/story.ts';
import { webText } from './words/web-text.ts';

type StoryCounts = Pick<Story, 'articleCount' | 'outletCount'>;
type Lines = readonly (readonly [label: string, value: string])[];

/** Beyond this a story is told by its first reports; a facts reply has room for some 4,000 characters. */
const MOST_ARTICLES = 12;
/** New sentences shown: of one article, and of a story. */
const MOST_QUOTED = 2;
const MOST_QUOTED_IN_ALL = 8;

/**
 * @param articles in story order, the lead first; of a long story its first ones
 * @param counts of all its articles
 */
export function timeline(articles: readonly Article[], counts: StoryCounts, locale: Language): Lines {
  const shown = articles.slice(0, MOST_ARTICLES);
  const contributions = contributionsOf(shown);
  const left = counts.articleCount - shown.length;
  // Of a longer story only its beginning was compared.
  const kinds = left > 0 ? '' : contributionCounts(contributions.map(({ kind }) => kind))[locale];
  const start = shown[0]?.publishedAt ?? 0;
  let room = MOST_QUOTED_IN_ALL;
  const lines = shown.flatMap((article, index) => {
    const contribution = contributions[index] ?? { id: article.id, kind: 'own', added: [] };
    const quoted = contribution.kind === 'first' ? [] : contribution.added.slice(0, Math.min(MOST_QUOTED, room));
    room -= quoted.length;
    const when = index === 0 ? clock(article.publishedAt, locale) : delay(article.publishedAt - start, locale);
    const value = articleLine(article, contribution, quoted.length === 0);
    return [[when, value[locale]] as const, ...quotedLines(contribution, quoted, locale)];
  });
  return [
    [STORY_LABELS.timeline[locale], `${outletCount(counts.articleCount, counts.outletCount)[locale]}${kinds}`],
    ...lines,
    ...(left > 0 ? [['', moreArticles(left)[locale]] as const] : []),
  ];
}

/** The headline of a pure copy says nothing new. */
function articleLine(
  { outlet, title, url }: Article,
  { kind, added }: Contribution,
  isCounted: boolean,
): Readonly<Record<Language, string>> {
  const name = CONTRIBUTION_NAMES[kind];
  const headline = kind === 'same' ? '' : ` ${webText(title, 60)}`;
  const count = newSentences(added.length);
  const counted = (locale: Language) => (isCounted && kind !== 'first' && added.length > 0 ? `, ${count[locale]}` : '');
  const line = (locale: Language) =>
    `${webText(outlet)} (${name[locale]}${counted(locale)})${headline} ${webText(url)}`;
  return { ko: line('ko'), en: line('en') };
}

/** What it added; the rest as a count, on the last line. */
function quotedLines({ added }: Contribution, quoted: readonly string[], locale: Language): Lines {
  const left = added.length - quoted.length;
  return quoted.map((sentence, index) => {
    const isLast = index === quoted.length - 1;
    const rest = isLast && left > 0 ? ` ${moreNewSentences(left)[locale]}` : '';
    return ['', `↳ “${webText(sentence, 80)}”${rest}`] as const;
  });
}
