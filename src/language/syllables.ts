// Changes one letter of a Hangul syllable: 리 with ㄴ is 린, 리 with ㅕ is 려. What is no syllable comes back as it is.

/** The vowel of a syllable as a letter of its own; empty when it is none. */
export function vowelOf(syllable: string): string {
  const index = indexOf(syllable);
  return index === undefined ? '' : (VOWELS[Math.floor(index / FINALS.length) % VOWELS.length] ?? '');
}

/** @param final a consonant below the vowel (받침), empty for none */
export function withFinal(syllable: string, final: string): string {
  const index = indexOf(syllable);
  if (index === undefined) return syllable;
  return String.fromCharCode(FIRST + index - (index % FINALS.length) + FINALS.indexOf(final));
}

/** The same consonants with another vowel. */
export function withVowel(syllable: string, vowel: string): string {
  const index = indexOf(syllable);
  if (index === undefined) return syllable;
  const initial = Math.floor(index / (FINALS.length * VOWELS.length));
  const code = (initial * VOWELS.length + VOWELS.indexOf(vowel)) * FINALS.length + (index % FINALS.length);
  return String.fromCharCode(FIRST + code);
}

/** Unicode, section 3.12: initial × 21 vowels × 28 finals. */
function indexOf(syllable: string): number | undefined {
  const index = syllable.charCodeAt(0) - FIRST;
  return index >= 0 && index < COUNT ? index : undefined;
}

const FIRST = 0xac00;
const COUNT = 11_172;
const VOWELS: readonly string[] = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'.split('');
const FINALS: readonly string[] = ['', ...'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'.split('')];
