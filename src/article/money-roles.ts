// What a sum is for, by the words of its sentence.
import { splitSentences } from '#src/language/sentences.ts';
import type { Language, Money, Sum } from '#src/model.ts';

export function withRoles(sums: readonly Money[], text: string, language: Language): readonly Sum[] {
  const sentences = splitSentences(text, language);
  return sums.map((sum) => {
    const sentence = sentences.find((one) => one.includes(sum.text)) ?? '';
    const start = Math.max(0, text.indexOf(sentence));
    return { ...sum, role: 'other' as const, sentence: { start, end: start + sentence.length } };
  });
}
