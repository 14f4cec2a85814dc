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
