// Decides from its last characters whether a line is a sentence, and whether it tells something.
// It must never look further back than a few characters: every line of every page is asked, several times.

/** Whether a line ends as a sentence does: a full stop or question mark, or a Korean verb ending without one. */
export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text.slice(-12));
}

/** `…밝혔다.`, `…할 것”이라고 했다`, `…said."` */
const SENTENCE_END =
  /(?:[.!?。…]["'”’」』)\]]{0,3}|(?:했|였|았|었|한|된|이|있|없|졌|렸|됐|났|겠|왔|갔|섰|간|난|온)다|니다|세요)$/u;

/** Whether a line ends in a full stop: never a heading. */
export function endsWithFullStop(text: string): boolean {
  return FULL_STOP.test(text.slice(-6));
}

/** `…말했다.”` */
const FULL_STOP = /[.!。]["'”’」』)\]]{0,3}$/u;

/** Whether a Korean line tells something, as reports do: `…권했다.`, `…심사평이다`. Buttons and notices speak politely: `…금합니다.` */
export function isStatement(text: string): boolean {
  return STATEMENT.test(text.slice(-8));
}

/** The plain ending, with a full stop or, where verbs make it plain, without. */
const STATEMENT =
  /(?:(?<!니)다[.。]|(?:했|였|았|었|한|된|이|있|없|졌|렸|됐|났|겠|왔|갔|섰|간|난|온)다)["'”’」』)\]]{0,3}$/u;

/** Whether a line ends in a verb as a reader of Korean hears it, with or without a full stop: `양파를 얇게 썬다`. */
export function endsInVerb(text: string): boolean {
  return VERB_END.test(text.slice(-3));
}

const VERB_END = /[가-힣]다[.。]?$/u;

/** Whether an English line tells what somebody said: `Follow the ferry, the mayor said.` */
export function isQuoting(line: string): boolean {
  return SAID.test(line);
}

const SAID =
  /,["”’]?\s(?:(?:he|she|they|it|\p{Lu}[\p{L}’'-]{1,20}|the\s[\p{L}’'-]{2,20})\s(?:said|says|told|added|joked|wrote|asked|recalled|explained)|said\s(?:\p{Lu}|the\s))(?![\p{L}])/u;
