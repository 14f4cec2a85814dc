// Decides what a single English line is by its words alone, where Korean rules say nothing.
// Used by line-grammar.ts only; lines are short there, and every pattern is bounded.

/** English picture credits: `Photo by Jane Roe`, `Image via NASA`, `Photo courtesy of City of Tampa`. What follows is a name: `Images from the scene showed …` is text. */
export const CREDIT_ENGLISH =
  /^\(?(?:[Ff]eatured\s)?(?:[Pp]hoto|PHOTO|[Ii]mage|IMAGE|[Pp]icture|[Ii]llustration)s?\s(?:(?:courtesy|COURTESY)\b|[Cc]redits?\s?:|by\s.{1,150}\((?:Shutterstock|Getty Images|Flickr|iStock|AP)\)|(?:[Bb]y|BY|[Vv]ia|[Ff]rom|[Cc]redit)\s(?:the\s)?[\p{Lu}\p{N}@](?:[^\s]{0,30}\s(?:(?:of|the|and|for|via|de|la|on|\/|\||–|-|&)\s){0,2}(?=[\p{Lu}\p{N}@(/|])){0,9}[^\s]{0,40}$)/u;

/** A credit to an agency for pictures: `Jane Roe via Getty Images`. */
export const CREDIT_AGENCY =
  /^(?:[^.]{0,60}\s(?:via|\/)\s)?(?:Getty Images|Shutterstock|Adobe Stock|iStock|Unsplash)\b[^.]{0,40}\)?$/iu;

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

/** How to reach who wrote it, or to follow the outlet: `Jane Roe can be reached at …`, `Follow Jane Roe on Twitter.`, `Questions? Email us at`. An island is reached, too: only an address makes it one. */
export const REACH =
  /(?:\bcan be reached (?:at|by|via|on)\b(?=.{0,60}(?:@|\d{3}|\b(?:e-?mail|phone)\b))|^["“]?questions\? comments\?|^(?:e-?mail|contact|write to|reach) (?:him|her|me|us|them|the (?:author|reporter|writer))\b(?=.{0,40}(?:@|\d{3}|\bhere\b)|(?:\sat)?[.:\s]{0,2}$|\swhen\b)|^(?:you can |please )?(?:also )?(?:follow|like) (?:him|her|me|us|them|[\p{Lu}@][^.]{1,60}) on (?:twitter|facebook|x|instagram|linkedin|google)\b|^get [^.]{1,60} on (?:twitter|facebook)\b|^(?:read or )?share this (?:story|article)\b|^(?:please )?enter a valid e-?mail|^like what you read\?|^subscribe to\b|^have (?:a|any) (?:news )?(?:tip|question|comment)s?\b[^.?]{0,60}\?)/iu;

/** What is sold to readers, told as an order: `Sign up for our newsletter`, `Click here to learn more.` (`Sign up for the walk …` is news). */
export const OFFER =
  /(?:^sign up (?:for|to)\b(?=.{0,80}\b(?:newsletters?|e-?mails?|alerts?|updates?|inbox|briefings?|digest|our|account|notifications?)\b)|^sign up (?:for|to)(?:\sthe)?(?:\s(?-i:\p{Lu})[\p{L}’'&.-]{0,20}){0,5}$|^(?:click|tap|visit)\b.{0,100}\b(?:find out|learn) more\.?$|(?:^|[.!?]\s)(?:→\s)?(?:sign up to )?(?:find out|learn) more\.?$|\s(?-i:Find out|Learn) more\.?$)/iu;

/** What a blog or paper says of every piece, however long: `This entry was posted on …`, `This story was originally published …`. */
export const POSTED =
  /^this (?:entry|post) was (?:posted|filed) (?:on|in|under)\b|^this (?:story|article) was (?:originally|first) published\b(?! in (?:an?|his|her|their)\b)|^this website and associated newspapers\b/iu;
