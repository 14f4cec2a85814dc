// A feed or an entry while it is being read: fields with their rank, so that the better source wins, whatever the order.
import { FEED_LIMITS, type Enclosure, type FeedText } from './feed-document.ts';

type Ranked<T> = { readonly value: T; readonly rank: number };

export type TextField = 'title' | 'summary' | 'description' | 'content';
export type WordField = 'id' | 'author' | 'outlet' | 'language' | 'link' | 'hub' | WishField;
/** How the feed asks to be polled. */
export type WishField = 'ttl' | 'skipHours' | 'skipDays' | 'updatePeriod' | 'updateFrequency';
export type DateField = 'published' | 'updated';

export class FeedDraft {
  readonly texts = new Map<TextField, Ranked<FeedText>>();
  readonly words = new Map<WordField, Ranked<string>>();
  /** As written, best rank first, the later of two first. */
  readonly dates: Readonly<Record<DateField, Ranked<string>[]>> = { published: [], updated: [] };
  readonly tags: string[] = [];
  readonly enclosures: Enclosure[] = [];

  /** The first of equal rank stays, unless it is empty. */
  setText(name: TextField, value: FeedText, rank: number): void {
    const before = this.texts.get(name);
    if (before === undefined || before.value.value === '' || (rank < before.rank && value.value !== ''))
      this.texts.set(name, { value, rank });
  }

  setWord(name: WordField, value: string, rank: number): void {
    const before = this.words.get(name);
    if (value !== '' && (before === undefined || rank < before.rank))
      this.words.set(name, { value: value.slice(0, FEED_LIMITS.wordLength), rank });
  }

  addDate(name: DateField, value: string, rank: number): void {
    const dates = this.dates[name];
    if (value === '' || dates.length >= FEED_LIMITS.listLength) return;
    dates.unshift({ value: value.slice(0, 200), rank });
    dates.sort((a, b) => a.rank - b.rank);
  }

  addTag(value: string): void {
    if (value !== '' && this.tags.length < FEED_LIMITS.listLength) this.tags.push(value.slice(0, 200));
  }

  addEnclosure(enclosure: Enclosure): void {
    if (this.enclosures.length < FEED_LIMITS.listLength) this.enclosures.push(enclosure);
  }
}
