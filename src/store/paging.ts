// How long lists are read from the store, page by page.

/** Pages are read one after the other: each says where the next begins, so that none is counted off from the first. */
export type PageRequest = {
  /** `next` of the page before, asked with the same words; left out for the first page. */
  readonly after?: string | undefined;
  readonly limit: number;
};

export type PageResult = {
  /** Where the next page begins; undefined when this is the last. */
  readonly next: string | undefined;
  /** How many there are; with `isMore` at least so many: no more are counted. */
  readonly total: number;
  readonly isMore: boolean;
};
