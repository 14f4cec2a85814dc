// Which agreements a text tells: parties, subject, signed or planned, date.
// It must never call signed what is to be signed (체결할 예정) nor make a party of a common noun; what was ended is no agreement.
import type { Agreement } from '#src/model-facts.ts';
import type { Language } from '#src/model.ts';
import { readHeadline } from '#src/article/agreements/agreement-headline.ts';
import { newMemory, remember, type Memory } from '#src/article/agreements/agreement-memory.ts';
import { englishTellings } from '#src/article/agreements/english-agreements.ts';
import { tellingsIn } from '#src/article/agreements/korean-agreements.ts';
import { noticedAgreement } from '#src/article/agreements/agreement-notice.ts';
import { fromHeadline, take, type Story } from '#src/article/agreements/agreement-story.ts';

export type AgreementRequest = {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly publishedAt: number | undefined;
  readonly language: Language;
};

/** Agreements in order; two sentences about one agreement are one. The headline speaks when no sentence does. */
export function findAgreements(request: AgreementRequest): readonly Agreement[] {
  if (request.language === 'en') return englishAgreements(request);
  return koreanAgreements(request);
}

function koreanAgreements(request: AgreementRequest): readonly Agreement[] {
  const { title, sentences, publishedAt } = request;
  if (!tellsAgreement(title) && !sentences.some(tellsAgreement)) return [];
  const notice = noticedAgreement(request);
  if (notice !== undefined) return [notice];
  const headline = readHeadline(title);
  const memory = newMemory();
  remember(memory, { names: headline.parties, subjects: headline.parties.slice(0, 1) });
  const story: Story = { found: [], isOver: false, unnamed: undefined };
  for (const sentence of sentences.slice(0, sentences.findLastIndex(tellsAgreement) + 1)) {
    if (sentence.length > LONGEST) continue;
    for (const telling of tellingsIn({ sentence, publishedAt, memory })) take(story, telling);
  }
  if (story.found.length > 0) return story.found;
  const told = fromHeadline(story, headline);
  return told.length > 0 ? told : withLaterTopic(story, memory, sentences);
}

/** `A와의 업무협약 체결식이 열렸다. B는 …`: who the story goes on about is the other side. */
function withLaterTopic(story: Story, memory: Memory, sentences: readonly string[]): readonly Agreement[] {
  const { unnamed, isOver } = story;
  const [only] = unnamed?.parties ?? [];
  if (isOver || unnamed === undefined || only === undefined || unnamed.parties.length > 1) return [];
  const first = sentences.findIndex((sentence) => sentence.includes(only));
  for (const sentence of sentences.slice(first + 1, first + 1 + MOST_LATER))
    if (sentence.length <= LONGEST) tellingsIn({ sentence, publishedAt: undefined, memory });
  const { topic } = memory;
  if (topic === undefined || topic === only) return [];
  const { subject, status, date } = unnamed;
  return [{ parties: [only, topic], subject, date, status: status === 'planned' ? 'planned' : 'signed' }];
}

const MOST_LATER = 3;

function tellsAgreement(text: string): boolean {
  return NOUN.test(text);
}

const NOUN =
  /협약|양해각서|각서|합의서|합의문|협정|의향서|확약서|약정|계약|공동선언|공동성명|자매결연|제휴|파트너십|MOU|MOA|MOC|LOI|맞손|손\s?잡/;

/** Longer "sentences" are tables or lists without stops. */
const LONGEST = 800;

/** The same for English text; its headline is read like a sentence. */
function englishAgreements({ title, sentences, publishedAt }: AgreementRequest): readonly Agreement[] {
  if (![title, ...sentences].some((sentence) => ENGLISH_NOUN.test(sentence))) return [];
  const memory = { topic: undefined, pair: [] };
  const story: Story = { found: [], isOver: false, unnamed: undefined };
  for (const sentence of sentences) {
    if (sentence.length > LONGEST) continue;
    for (const telling of englishTellings(sentence, publishedAt, memory)) take(story, telling);
  }
  if (story.found.length > 0) return story.found;
  const [headline] = englishTellings(title, publishedAt, { topic: undefined, pair: [] });
  return headline === undefined || headline.parties.length < 2 ? [] : [plainAgreement(headline)];
}

function plainAgreement({ parties, subject, status, date }: Agreement): Agreement {
  return { parties, subject, status, date };
}

const ENGLISH_NOUN =
  /\b(?:memorand|mou|moa|letters? of (?:intent|understanding)|agreement|contract|deal|pact|accord|partnership|declaration)/i;
