// The plain words of what an article says: places, sums, quantities, agreements, events. Types only; every floor may read them.

/** A stretch of text: UTF-16 offsets, end exclusive. */
export type Span = { readonly start: number; readonly end: number };

export type PlaceMention = Span & { readonly id: string; readonly name: string };

export type Money = Span & { readonly text: string; readonly value: number; readonly currency: string };

/** What a sum is for: spent by a public hand, bought, promised, put in, talked about, or anything else (sales, fines, prices). */
export type MoneyRole = 'budget' | 'contract' | 'intent' | 'investment' | 'consultation' | 'other';

/** A sum with what it is for, and the sentence that says so. */
export type Sum = Money & { readonly role: MoneyRole; readonly sentence: Span };

/** A count or measure with its unit: `4.8km`, `1만2천 대`. */
export type Quantity = Span & { readonly text: string; readonly value: number; readonly unit: string };

export type Agreement = {
  readonly parties: readonly string[];
  readonly subject: string;
  readonly status: 'signed' | 'planned';
  /** ISO date, when the text tells. */
  readonly date: string | undefined;
};

/** An event that only the headline names has an empty span at 0. */
export type NewsEvent = Span & {
  readonly name: string;
  readonly place: string | undefined;
  /** First and last day, ISO, as precise as the text is; the same for an event of one day; undefined when it does not say. */
  readonly from: string | undefined;
  readonly to: string | undefined;
};

/** What an article says, found in its body (offsets are into the paragraphs joined by a newline). */
export type Facts = {
  readonly places: readonly PlaceMention[];
  readonly money: readonly Sum[];
  readonly quantities: readonly Quantity[];
  readonly agreements: readonly Agreement[];
  readonly events: readonly NewsEvent[];
};
