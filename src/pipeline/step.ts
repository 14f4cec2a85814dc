// The steps of an article's way, named, so that a test can end the process between any two of them.

export type Step =
  | 'feed-claimed'
  | 'feed-fetched'
  | 'entries-recorded'
  | 'feed-settled'
  | 'entry-claimed'
  | 'page-fetched'
  | 'page-read'
  | 'article-recorded'
  | 'delivery-claimed'
  | 'delivery-sent'
  | 'delivery-settled';

/** Called right after each step is done. The program itself passes one that does nothing. */
export type OnStep = (step: Step) => void;
