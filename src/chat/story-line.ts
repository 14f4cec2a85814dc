// What a card says of its article's story in a line each: which outlets told it, and that it was corrected. Words only.
import type { Language, StorySoFar } from '#src/model.ts';

/** How a platform writes a name or a time of the web. */
export type Shown = {
  readonly name: (outlet: string) => string;
  readonly time: (at: number) => string;
};

/** More names make a line that nobody reads; one that would be left out alone is named. */
const MOST_NAMES = 4;

/** `Reported by 5 outlets: A, B, C and 2 more`, `Corrected: …`: each begins a line. */
export function storyLines(story: StorySoFar | undefined, locale: Language, shown: Shown): readonly string[] {
  return storyPhrases(story, locale, shown).map((phrase) => phrase.replace(FIRST, (letter) => letter.toUpperCase()));
}

/** Of `reported by …`; Korean has no capitals. */
const FIRST = /^./u;

/** `5곳에서 보도: 가, 나, 다 외 2곳`, `정정: …`, for the middle of a line; nothing for an article that stands alone as it was published. */
export function storyPhrases(story: StorySoFar | undefined, locale: Language, shown: Shown): readonly string[] {
  if (story === undefined) return [];
  const { outletCount, correctedAt } = story;
  return [
    ...(outletCount < 2 ? [] : [outletsLine(story, locale, shown)]),
    ...(correctedAt === undefined ? [] : [CORRECTED[locale](shown.time(correctedAt))]),
  ];
}

function outletsLine({ outlets, outletCount: count }: StorySoFar, locale: Language, { name }: Shown): string {
  const named = outlets.slice(0, count > MOST_NAMES ? MOST_NAMES - 1 : count).map(name);
  return REPORTED[locale]({ count, names: named.join(', '), restCount: count - named.length });
}

type Reported = { readonly count: number; readonly names: string; readonly restCount: number };

/** The same for a card of one line: `5곳에서 보도`, `정정됨`. */
export function storyNotes(story: StorySoFar | undefined, locale: Language): readonly string[] {
  if (story === undefined) return [];
  const { outletCount, correctedAt } = story;
  return [
    ...(outletCount < 2 ? [] : [COUNTED[locale](outletCount)]),
    ...(correctedAt === undefined ? [] : [CORRECTED_NOTE[locale]]),
  ];
}

const COUNTED: Readonly<Record<Language, (count: number) => string>> = {
  ko: (count) => `${count}곳에서 보도`,
  en: (count) => `reported by ${count} outlets`,
};

const CORRECTED_NOTE: Readonly<Record<Language, string>> = { ko: '정정됨', en: 'corrected' };

const REPORTED: Readonly<Record<Language, (reported: Reported) => string>> = {
  ko: ({ count, names, restCount }) => `${COUNTED.ko(count)}: ${names}${restCount === 0 ? '' : ` 외 ${restCount}곳`}`,
  en: ({ count, names, restCount }) =>
    `${COUNTED.en(count)}: ${names}${restCount === 0 ? '' : ` and ${restCount} more`}`,
};

const CORRECTED: Readonly<Record<Language, (time: string) => string>> = {
  ko: (time) => `정정: 제목이나 숫자, 이름이 바뀌었습니다 (${time})`,
  en: (time) => `corrected: its title, figures or names have changed (${time})`,
};
