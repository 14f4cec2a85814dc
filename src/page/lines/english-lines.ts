// Decides what a single English line is by its words alone, where Korean rules say nothing.
// Used by line-grammar.ts only; lines are short there, and every pattern is bounded.

/** English picture credits: `Photo by Jane Roe`, `Getty Images`, `Photo courtesy of City of Tampa`. */
export const CREDIT_ENGLISH =
  /^(?:\(?(?:featured\s)?(?:photo|image|picture|illustration)s?\s(?:by|courtesy|credit|via|from)\b|(?:[^.]{0,60}\s(?:via|\/)\s)?(?:Getty Images|Shutterstock|Adobe Stock|iStock|Unsplash)\b[^.]{0,40}\)?$)/iu;

/** A credit in brackets at the end of an English caption: `… downtown. (Photo: City of Tampa)`. */
export const CREDIT_TAIL_ENGLISH = /\((?:photo|image|picture|source|credit)s?\s?(?::|by|courtesy)[^)]{1,80}\)\.?$/iu;

/** `Published Oct. 12, 2023`, `Updated 3 May 2024`. */
export const DATE_LINE_ENGLISH =
  /^(?:[^.!?]{0,40}\bfirst\s)?(?:published|posted|updated|last updated|modified)(?:\son)?\s?:?\s(?:[a-z]{3,9}\.?\s\d{1,2},\s\d{4}|\d{1,2}\s[a-z]{3,9}\.?\s\d{4})/iu;

/** `By Jane Roe`, `By Jane Roe and John Doe, Staff Writer`. */
export const BYLINE_ENGLISH =
  /^(?:[-–—]\s)?(?:[Ww]ritten\s)?[Bb]y:?\s\p{Lu}[\p{L}.'’-]{0,30}(?:\s[\p{L}.'’,&|-]{1,30}){1,9}$/u;

/** A link to another piece between paragraphs, by its label: `Read more: …`, `WATCH: …`, `Map: Flow of fighters`, `A lire aussi : …`. */
export const RELATED_LABEL =
  /^(?:(?:[\w’']{1,15}\s){0,2}(?:video|map|photos?|gallery|slideshow|graphic|infographic|podcast)|watch|listen|read(?:\s(?:more|also|next|[\w’']{1,20}(?:\s[\w’']{1,12}){0,3}))?|related|see also|also|more|more on this|more from [^:]{1,40}|in pictures|a lire aussi|lire aussi|lee también|mehr zum thema)\s?[:|]\s?\S?/iu;

/** How to reach who wrote it, or to follow the outlet: `Jane Roe can be reached at …`, `Follow Jane Roe on Twitter.`, `Questions? Email us at`. */
export const REACH =
  /(?:\bcan be reached (?:at|by|via|on)\b|^["“]?questions\? comments\?|^(?:e-?mail|contact|write to|reach) (?:him|her|me|us|them|the (?:author|reporter|writer))\b|^(?:you can |please )?(?:also )?(?:follow|like) (?:him|her|me|us|them|[\p{Lu}@][^.]{1,60}) on (?:twitter|facebook|x|instagram|linkedin|google)\b|^get [^.]{1,60} on (?:twitter|facebook)\b|^(?:read or )?share this (?:story|article)\b|^(?:please )?enter a valid e-?mail|^like what you read\?|^sign up (?:for|to)\b|^subscribe to\b|\b(?:find out|learn) more\.?$|^have (?:a|any) (?:news )?(?:tip|question|comment)s?\b[^.?]{0,60}\?)/iu;

/** Who wrote the piece, told at its end: `Jane Roe is a staff writer at The Paper.`, `Jane Roe / Jane covers transport for …`. */
export const AUTHOR_PROFILE =
  /^\p{Lu}[\p{L}.'’-]{0,30}(?:\s\p{Lu}[\p{L}.'’-]{0,30}){0,3}(?:\s\/\s\p{Lu}[\p{L}]{1,20})?,?\s(?:is|was|covers?|writes?|works?|reports?|edits?|has (?:covered|written|worked|been)|currently (?:works?|writes?|covers?|is))\b(?=.{0,200}\b(?:reporter|writer|editor|journalist|correspondent|columnist|blogger|contributor|covers?|covered|writes|reports on|for this (?:paper|site))\b)/u;

/** What a blog or paper says of every piece, however long: `This entry was posted on …`, `This story was originally published …`. */
export const POSTED =
  /^this (?:entry|post) was (?:posted|filed) (?:on|in|under)\b|^this (?:story|article) was (?:originally|first) published\b|^this website and associated newspapers\b/iu;
