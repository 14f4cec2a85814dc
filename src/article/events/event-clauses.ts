// Which part of a Korean sentence tells of which of the events it names.
// A day or a place must never go to an event whose clause has ended before it: ‘A’를 열고, 24일 ‘B’를 연다.
import type { Span } from '#src/model-facts.ts';

/** The clause of each name: up to the verb that ends it. Names in a row share theirs. */
export function clausesOf(text: string, span: Span, names: readonly Span[]): readonly Span[] {
  const regions: Span[] = [];
  let { start } = span;
  for (const [index, name] of names.entries()) {
    const next = names[index + 1];
    const stop = next === undefined ? span.end : clauseStop(text, name.end, next.start);
    regions.push({ start, end: stop ?? span.end });
    start = stop ?? start;
  }
  return rowsJoined(regions, text, names);
}

/** Where the clause of a name ends before the next one begins; undefined when the two stand in a row. */
function clauseStop(text: string, end: number, next: number): number | undefined {
  const between = text.slice(end, next);
  if (ROW.test(between)) return undefined;
  const cut = CLAUSE_END.exec(between);
  if (FOR_IT.test(between) || (cut === null && OWN_VERB.test(between))) return end;
  return cut === null ? next : end + cut.index + cut[0].length;
}

/** Names in a row end where the last of them does. */
function rowsJoined(regions: readonly Span[], text: string, names: readonly Span[]): readonly Span[] {
  return regions.map(({ start, end }, index) => {
    let last = index;
    while (last + 1 < names.length && ROW.test(text.slice(names[last]?.end, names[last + 1]?.start))) last += 1;
    return { start, end: regions[last]?.end ?? end };
  });
}

/** `열고, `, `개최하며 `, `마친 뒤 `. */
const CLAUSE_END = /(?:[을를이가은는](?=,)|고|며|면서|는데|지만|데 이어|한 뒤|[은한] 데)(?:,\s?|\s)/;
/** Whether the sentence is about something done for the event: `5일 ‘A’ 성공 개최를 위한 협약을 맺었다`. */
export function isForAnother(text: string, { end }: Span): boolean {
  return FOR_IT.test(text.slice(end, end + 40));
}

/** `‘A’ 개최를 위한 협약식이 19일`: all that follows is the second's. */
const FOR_IT = /^[’”」』》〉'"]?\s?(?:의\s)?(?:개최|유치|준비|성공|참가)[^,.]{0,10}(?:위한|앞둔|기원)/;
/** `‘A’의 하나로 13일 열리는 ‘B’`: what stands before the verb is the second's. */
const OWN_VERB = /(?:열리는|열린|여는|개최하는|개최되는|개최한|진행하는|진행되는|마련한|개막하는)\s[‘“「『《〈'"]?$/;
/** `’와 ‘`, `, `, `·`. */
const ROW = /^[’”」』》〉'"]?(?:\([^()]{1,40}\))?\s?(?:와|과|및|,|·|이나|또는|등)?\s?[‘“「『《〈'"]?$/;
