// The agreements an article has told so far: two tellings of one are one, what was ended goes.
// It must never make one of two agreements of the same parties on different days.
import type { Agreement } from '#src/model-facts.ts';
import type { Headline } from './agreement-headline.ts';
import type { Telling } from './korean-agreements.ts';

export type Story = {
  found: Agreement[];
  /** An agreement was ended: the headline tells no other. */
  isOver: boolean;
  /** Told without its parties. */
  unnamed: Telling | undefined;
};

export function fromHeadline(
  { isOver, unnamed }: Story,
  { agreement, parties, isDenied }: Headline,
): readonly Agreement[] {
  if (isOver || isDenied) return [];
  if (unnamed !== undefined && unnamed.parties.length >= 2) return [agreementOf(unnamed, unnamed.parties)];
  if (unnamed !== undefined && parties.length >= 2 && unnamed.parties.every((party) => parties.includes(party)))
    return [agreementOf(unnamed, parties)];
  return agreement === undefined ? [] : [agreement];
}

function agreementOf({ subject, status, date }: Telling, parties: readonly string[]): Agreement {
  return { parties, subject, status: status === 'planned' ? 'planned' : 'signed', date };
}

export function take(story: Story, telling: Telling): void {
  const { status, isRepeated, ...told } = telling;
  if (status === 'ended') {
    story.isOver = true;
    story.found = story.found.filter((known) => !isPart(told.parties, known.parties));
    return;
  }
  if (isRepeated) {
    complete(story, telling);
    return;
  }
  merge(story.found, { ...told, status });
}

/** More about the last one: its day, its subject. */
function complete(story: Story, telling: Telling): void {
  const last = story.found.at(-1);
  if (last === undefined) {
    story.unnamed = fullerOf(story.unnamed, telling);
    return;
  }
  if (
    !telling.parties.every((party) => last.parties.includes(party)) ||
    (telling.status !== last.status && telling.status === 'planned')
  )
    return;
  story.found[story.found.length - 1] = {
    ...last,
    date: last.date ?? telling.date,
    subject: last.subject === '' ? telling.subject : last.subject,
  };
}

/** The first telling, with the parties a later one names. */
function fullerOf(first: Telling | undefined, second: Telling): Telling {
  if (first === undefined) return second;
  const isFuller = second.parties.length > first.parties.length && isPart(first.parties, second.parties);
  return {
    ...first,
    parties: isFuller ? second.parties : first.parties,
    date: first.date ?? second.date,
    subject: first.subject === '' ? second.subject : first.subject,
  };
}

function merge(found: Agreement[], agreement: Agreement): void {
  const same = found.findIndex((known) => isSame(known, agreement));
  const known = found[same];
  if (known === undefined) {
    if (found.length < MOST_AGREEMENTS) found.push(agreement);
    return;
  }
  const fuller = agreement.parties.length > known.parties.length ? agreement : known;
  const status = known.status === 'signed' || agreement.status === 'signed' ? 'signed' : 'planned';
  found[same] = {
    parties: fuller.parties,
    subject: known.subject === '' ? agreement.subject : known.subject,
    date: known.date ?? agreement.date,
    status,
  };
}

/** One names all parties of the other, and neither day, subject nor status makes two of them. */
function isSame(known: Agreement, agreement: Agreement): boolean {
  if (!isPart(known.parties, agreement.parties) && !isPart(agreement.parties, known.parties)) return false;
  if (known.parties.length === 0 || agreement.parties.length === 0) return known.subject === agreement.subject;
  if (known.date !== undefined && agreement.date !== undefined && known.date !== agreement.date) return false;
  if (known.status === agreement.status) return true;
  return known.subject === '' || agreement.subject === '' || shareWord(known.subject, agreement.subject);
}

function isPart(small: readonly string[], large: readonly string[]): boolean {
  return small.every((party) => large.some((other) => other === party || other.endsWith(` ${party}`)));
}

function shareWord(one: string, other: string): boolean {
  const words = new Set(one.split(' ').filter((word) => word.length > 1));
  return other.split(' ').some((word) => words.has(word));
}

const MOST_AGREEMENTS = 12;
