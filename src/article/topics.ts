// What a relevant article is about: mobility, safety, agreements … (seeds/topics.json).
// It must never take a topic from an enumeration (교통·환경·에너지 등 11개 서비스) or from one passing word.
import { z } from 'zod';
import topics from '#seeds/topics.json' with { type: 'json' };
import { termsOfSignal } from '#src/article/relevance/lexicon.ts';
import { formatNotes, readWords, termList, uniqueIds } from '#src/article/relevance/seed-words.ts';
import type { ArticleParts } from '#src/article/relevance/tally.ts';
import { compileLists, type TermFindings } from '#src/article/relevance/terms.ts';

const label = z.string().min(1);

const topicSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+$/, 'a topic id is written in small Latin letters'),
  label: z.strictObject({ ko: label, en: label }),
  /** Broad topics ask for more: the lead alone does not show them. */
  strict: z.boolean().optional(),
  /** Words that mean this topic and no other. */
  strong: termList,
  /** Words that belong to it but are used everywhere. */
  weak: termList,
  /** Signals of the lexicon whose words are weak words of this topic, too. */
  matters: z.array(z.string()).optional(),
  /** Words that show it only in an article without another subject: 공모 선정 is policy when no technology is named. */
  fallback: termList.optional(),
  /** Words that hold one of these without meaning it. */
  except: termList.optional(),
});

export const topicsSchema = z.strictObject({
  format: formatNotes,
  topics: z.array(topicSchema).min(1).max(25, 'a command offers at most 25 choices').superRefine(uniqueIds),
});

const PARSED = readWords('seeds/topics.json', topicsSchema, topics).topics;

const RULES = PARSED.map(({ id, strict = false }) => ({ id, strict }));

/** Three lists a topic: strong, weak, fallback. */
const scanTopics = compileLists(
  PARSED.flatMap(({ strong, weak, matters = [], fallback = [], except = [] }) => [
    { terms: strong, except },
    { terms: [...weak, ...matters.flatMap((id) => termsOfSignal(id) ?? [])], except: [...except, ...strong] },
    { terms: fallback },
  ]),
);

/** Topic ids of an article, the best supported first. */
export function findTopics(parts: ArticleParts): readonly string[] {
  const scans = { title: scanTopics(parts.title), lead: scanTopics(parts.lead), rest: scanTopics(parts.rest) };
  const needed = NEEDED + Math.min(2, Math.floor((parts.lead.length + parts.rest.length) / LONG_TEXT));
  const supports = RULES.map(({ id, strict }, index) => ({
    id,
    support: supportOf(evidenceAt(scans, index), strict),
  })).toSorted((a, b) => b.support - a.support);
  const above = (least: number): readonly string[] =>
    supports.filter(({ support }) => support >= least).map(({ id }) => id);
  const share = SHARE * (supports[0]?.support ?? 0);
  const found = supports
    .filter(({ id, support }) => support >= needed && (support >= share || COMPANIONS.has(id)))
    .map(({ id }) => id);
  if (!found.every((id) => COMPANIONS.has(id))) return found;
  const faint = above(ALMOST);
  if (faint.length > found.length) return faint;
  const policy = fallbacks(scans, found);
  return policy.length > 0 || found.length > 0 ? [...found, ...policy] : likeliest(supports);
}

const NEEDED = 2;
/** A long body repeats everyday words: every 800 characters ask for one more, up to two. */
const LONG_TEXT = 800;
/** One strong word in the headline is enough whatever the length. */
const TITLE_SUPPORT = 4;
/** Beside a topic that fills the article, one with less than a third of its points is a side of it; an agreement never is. */
const SHARE = 0.35;

/** An agreement says nothing of what it is for. */
const COMPANIONS: ReadonlySet<string> = new Set(['mou']);

type Scans = Readonly<Record<'title' | 'lead' | 'rest', readonly TermFindings[]>>;

/** Topics that only show when no other does. */
function fallbacks(scans: Scans, found: readonly string[]): readonly string[] {
  return RULES.filter(({ id }, index) => {
    const hits = spoken(scans.title[index * 3 + 2]) + spoken(scans.lead[index * 3 + 2]);
    return hits >= 1 && !found.includes(id);
  }).map(({ id }) => id);
}

/** When nothing else is clear, the topic that speaks most, if it speaks at all: most articles are about something. */
function likeliest([best, next]: readonly { readonly id: string; readonly support: number }[]): readonly string[] {
  if (best === undefined || best.support < LIKELY || best.support === next?.support) return [];
  return [best.id];
}

const LIKELY = 0.8;

type Evidence = Readonly<Record<'title' | 'lead' | 'rest', { readonly strong: number; readonly weak: number }>>;

function evidenceAt(scans: Scans, index: number): Evidence {
  const at = (part: keyof Scans) => ({
    strong: spoken(scans[part][index * 3]),
    weak: spoken(scans[part][index * 3 + 1]),
  });
  return { title: at('title'), lead: at('lead'), rest: at('rest') };
}

function supportOf({ title, lead, rest }: Evidence, strict: boolean): number {
  const inTitle = title.strong * TITLE_SUPPORT + title.weak * 1.15;
  const inLead = lead.strong * (strict ? ALMOST : NEEDED) + lead.weak * 0.8;
  return inTitle + inLead + Math.min(rest.strong + rest.weak * 0.4, MOST_FROM_BODY);
}

/** A broad topic named once in the lead wants one word more: mobility is everywhere. */
const ALMOST = 1.8;
const MOST_FROM_BODY = 5;

/** An item of an enumeration is worth a third: `교통·환경·에너지`. */
function spoken(findings: TermFindings | undefined): number {
  return (findings?.matches ?? []).reduce((sum, { isListed }) => sum + (isListed ? LISTED : 1), 0);
}

const LISTED = 0.3;
