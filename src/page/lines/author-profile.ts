// Decides whether an English line tells who wrote the piece, as its last lines do.
// It must never take the past of somebody in the news for a profile: profiles speak in the present, and name a trade of the press at once.

const NAME = String.raw`\p{Lu}[\p{L}.'’-]{0,30}(?:\s\p{Lu}[\p{L}.'’-]{0,30})`;
const TRADE = '(?:reporter|writer|editor|journalist|correspondent|columnist|blogger|contributor)';
/** Words between the verb and the trade: `a CNET News`, `the associate`; none that makes the trade somebody else's. */
const BETWEEN = String.raw`(?:(?!(?:of|to|with|for|by|who|that|no|not|and|than|as)\s)[\p{L}’'.-]{1,20}\s){0,5}`;

/** `Jane Roe is a staff writer at The Paper.`, `Jane Roe has been a city reporter since 2004`. */
const IS_WRITER = new RegExp(
  String.raw`^${NAME}{1,3},?\s(?:is|has been)\s${BETWEEN}${TRADE}(?=\.|$|,\s(?:[a-z]{3,12}ing|based|who)\b|\s(?:at|for|from|with|of|in|on|and|based|since|covering|who (?:covers|writes))\b)`,
  'u',
);

/** `Jane Roe covers transport for The Paper`, `Jane Roe / Jane writes about transport`, `Jane Roe covers the harbor. Since joining …`. */
const COVERS = new RegExp(
  String.raw`^${NAME}{1,3}(?:\s\/\s\p{Lu}\p{L}{1,20})?\s(?:currently\s)?(?:(?:covers|reports on|edits)\s[^.]{2,80}(?:\s(?:for|at)\s(?:(?:the|our)\s)?\p{Lu}|\.\s(?:Since|Before|Previously|Reach|E-?mail|Contact|Follow|She|He|They)\b)|(?:covers|reports on|edits)\s[^.]{2,80}\sfor (?:this|our)\b|writes (?:about|for|on)\b|works (?:for|at|as)\s[^.]{2,60}\b${TRADE}|has (?:covered|reported on|written for)\b)`,
  'u',
);

/** @param start the first words of a line */
export function isAuthorProfile(start: string): boolean {
  return IS_WRITER.test(start) || COVERS.test(start);
}

/** Whether a line goes on telling of the writer whom the line before names: `Before joining The Paper, he …`. */
export function isMoreOfProfile(text: string): boolean {
  return MORE.test(text.slice(0, 60));
}

const MORE =
  /^(?:(?:He|She|They)(?:\s(?:also|previously|currently))?\s(?:holds|lives|writes|covers|covered|joined|graduated|studied|has (?:written|covered|worked|won)|can be reached)\b|(?:Before|Prior to|Since) joining\b)/u;
