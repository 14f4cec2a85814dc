// Commands write a few marks of their own into their words ({/search}, `code`, <#channel>, <t:time>, …), and each platform makes of them
// what it has. A text of the web may hold the same signs: they are put aside before the marks are looked for, and put back after.
// Never inside of `code`: its end would come back too late.

/** Noncharacters stand for the signs that begin a mark: no text that is meant to be read holds one. */
const ASIDE = { '{': '\uFDD0', '<': '\uFDD1', '`': '\uFDD2' } as const;
const SIGNS: ReadonlyMap<string, string> = new Map(Object.entries(ASIDE));
const BACK: ReadonlyMap<string, string> = new Map(Object.entries(ASIDE).map(([sign, aside]) => [aside, sign]));

/** Any of `{`, `<`, a back-tick. */
const SIGN = /[{<`]/g;
const PUT_ASIDE = /[\uFDD0-\uFDD2]/g;

/** A text from outside as it may stand among words of ours: nothing in it is taken for a mark. As long as before. */
export function unmarked(text: string): string {
  return text.replaceAll(SIGN, (sign) => SIGNS.get(sign) ?? sign);
}

/** The text as it was written: for a platform that has resolved the marks, or knows none. */
export function asWritten(text: string): string {
  return text.replaceAll(PUT_ASIDE, (aside) => BACK.get(aside) ?? '');
}
