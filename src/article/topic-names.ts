// How the topics are called (seeds/topics.json). Apart from topics.ts: who only names topics (commands, cards) holds no words in memory.
import { z } from 'zod';
import topics from '#seeds/topics.json' with { type: 'json' };

/** topics.ts checks the rest of the file. */
const namesSchema = z.object({
  topics: z.array(z.object({ id: z.string(), label: z.object({ ko: z.string(), en: z.string() }) })),
});

export type Topic = { readonly id: string; readonly label: { readonly ko: string; readonly en: string } };

/** All topics, in the order in which people choose them. */
export const TOPICS: readonly Topic[] = namesSchema.parse(topics).topics;

/** What joins the parts of a label, e.g. `교통·모빌리티`, `Safety & security`. */
const LABEL_JOINTS = /\s*[·&,/]\s*/;

/**
 * The topic a person means: its id, its Korean or English label, or a part of the label (교통 of 교통·모빌리티).
 * @returns undefined when none is called so, or several are in part
 */
export function findTopic(name: string): Topic | undefined {
  const key = name.trim().toLowerCase();
  const exact = TOPICS.find((topic) => namesOf(topic).includes(key));
  if (exact !== undefined) return exact;
  const partly = TOPICS.filter((topic) => namesOf(topic).some((one) => one.split(LABEL_JOINTS).includes(key)));
  return partly.length === 1 ? partly[0] : undefined;
}

/** The shortest Korean name that `findTopic` takes: 교통 of 교통·모빌리티. */
export function shortTopicName({ label }: Topic): string {
  return label.ko.split(LABEL_JOINTS)[0] ?? label.ko;
}

function namesOf({ id, label }: Topic): readonly string[] {
  return [id, label.ko, label.en].map((name) => name.toLowerCase());
}
