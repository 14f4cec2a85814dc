// What one piece of text tells of one event; the shape both languages hand to events.ts.
import type { DateMention } from '#src/language/dates.ts';
import type { Span } from '#src/model-facts.ts';

export type Telling = Span & {
  readonly name: string;
  readonly alias: string | undefined;
  readonly place: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** A body that bears an event's noun: not to be taken for an event anywhere in the text. */
  readonly isBody: boolean;
  /** Its day or place corrects one that was told before. */
  readonly isChange: boolean;
};

export type Scene = {
  readonly text: string;
  /** The sentence to read. */
  readonly span: Span;
  /** Dates of the whole text. */
  readonly dates: readonly DateMention[];
};

/** When and where, as a sentence about an event told before tells it: `행사는 18일 벡스코에서 열린다`. */
export type Setting = Pick<Telling, 'place' | 'from' | 'to'>;

export function within<Stretch extends Span>(all: readonly Stretch[], { start, end }: Span): readonly Stretch[] {
  return all.filter((one) => one.start >= start && one.end <= end);
}
