// What a relevant article is about: mobility, safety, agreements … (seeds/topics.json).
// It must never take a topic from an enumeration (교통·환경·에너지 등 11개 서비스) or from one passing word.
import { z } from 'zod';
import topics from '#seeds/topics.json' with { type: 'json' };
import type { ArticleParts } from './tally.ts';
import { compileTerms } from './terms.ts';

const topicSchema = z.object({
  id: z.string().regex(/^[a-z]+$/),
  label: z.object({ ko: z.string().min(1), en: z.string().min(1) }),
  /** Words that mean this topic and no other. */
  strong: z.array(z.string().min(1)),
  /** Words that belong to it but are used everywhere. */
  weak: z.array(z.string().min(1)),
  /** Broad topics ask for more: the lead alone does not show them. */
  strict: z.boolean().optional(),
});

const PARSED = z.object({ topics: z.array(topicSchema) }).parse(topics).topics;

export type Topic = { readonly id: string; readonly label: { readonly ko: string; readonly en: string } };

/** All topics, in the order in which people choose them. */
export const TOPICS: readonly Topic[] = PARSED.map(({ id, label }) => ({ id, label }));

const RULES = PARSED.map(({ id, strong, weak, strict = false }) => ({
  id,
  strict,
  strong: compileTerms(strong),
  weak: compileTerms(weak),
}));

/** Topic ids of an article, the best supported first. */
export function findTopics(parts: ArticleParts): readonly string[] {
  const needed = 2 + Math.min(2, Math.floor((parts.lead.length + parts.rest.length) / LONG_TEXT));
  return RULES.map((rule) => ({ id: rule.id, support: supportOf(rule, parts) }))
    .filter(({ support }) => support >= needed || support >= TITLE_SUPPORT)
    .toSorted((a, b) => b.support - a.support)
    .map(({ id }) => id);
}

/** A long body repeats everyday words: every 800 characters ask for one more, up to two. */
const LONG_TEXT = 800;
/** One strong word in the headline is enough whatever the length. */
const TITLE_SUPPORT = 4;

type TopicRule = (typeof RULES)[number];

function supportOf({ strong, weak, strict }: TopicRule, { title, lead, rest }: ArticleParts): number {
  const weigh = (text: string, strongWeight: number, weakWeight: number): number =>
    spoken(strong.find(text)) * strongWeight + spoken(weak.find(text)) * weakWeight;
  const inTitle = strong.find(title).length * TITLE_SUPPORT + spoken(weak.find(title)) * (strict ? 1 : 1.5);
  return inTitle + (strict ? weigh(lead, 1, 0.3) : weigh(lead, 2, 0.8)) + Math.min(weigh(rest, 1, 0.4), MOST_FROM_BODY);
}

const MOST_FROM_BODY = 5;

function spoken(matches: readonly { readonly isListed: boolean }[]): number {
  return matches.filter(({ isListed }) => !isListed).length;
}
