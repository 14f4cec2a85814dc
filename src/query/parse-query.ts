// One language for the archive and the alerts: text to a tree.

/** Where a part stands in the query as typed (UTF-16 offsets). */
type At = { readonly start: number; readonly end: number };

export type Term =
  | (At & { readonly kind: 'word'; readonly text: string })
  /** "구문": the words in this order, spacing ignored. */
  | (At & { readonly kind: 'phrase'; readonly text: string })
  /** `=스마트도시`: this spelling only. */
  | (At & { readonly kind: 'literal'; readonly text: string })
  | (At & {
      readonly kind: 'field';
      readonly field: 'title' | 'outlet' | 'city' | 'topic' | 'lang';
      readonly value: string;
    })
  /** `after:` includes the day named, `before:` excludes it (epoch ms, Seoul's midnight). */
  | (At & { readonly kind: 'date'; readonly field: 'after' | 'before'; readonly at: number })
  /** `>100억`: an amount of money in won. */
  | (At & { readonly kind: 'amount'; readonly operator: '>' | '<' | '>=' | '<='; readonly value: number });

export type Query =
  | Term
  | { readonly kind: 'and'; readonly parts: readonly Query[] }
  | { readonly kind: 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query };

export type ParsedQuery =
  | { readonly kind: 'query'; readonly query: Query }
  /** Nothing to look for. */
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'error';
      readonly start: number;
      readonly end: number;
      readonly message: { readonly ko: string; readonly en: string };
    };
