// Two or three whole sentences that tell what an article is about, taken from it word by word, in its order.
// It must never cut a sentence, but for one that is longer than the whole budget: that is cut at a clause and marked with …
import { splitSentences } from '#src/language/sentences.ts';
import type { Language } from '#src/model.ts';
import { scoreSentences, type ScoredSentence } from '#src/article/summary/sentence-score.ts';
import { cosine } from '#src/article/summary/similarity.ts';

export type SummaryRequest = {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly language: Language;
};

/**
 * @param budget most characters (UTF-16 units) of all sentences joined by a space
 * @returns sentences in the order of the text; empty only when there is no text
 */
export function summarize({ title, paragraphs, language }: SummaryRequest, budget: number = 300): readonly string[] {
  const sentences = wholeOnes(sentencesOf(paragraphs, language));
  const fitting = sentences.filter((sentence) => sentence.length <= budget);
  const first = sentences[0];
  if (first === undefined) return [];
  if (fitting.length === 0) return [cutAtClause(first, budget)];
  const chosen = choose(scoreSentences(fitting, title, language), budget);
  return chosen.toSorted((a, b) => a.order - b.order).map(({ text }) => text);
}

/** The cost of ranking grows with the square of the sentences; news tell what matters within these. */
const MOST_SENTENCES = 50;

function sentencesOf(paragraphs: readonly string[], language: Language): readonly string[] {
  const seen = new Set<string>();
  const sentences: string[] = [];
  for (const paragraph of paragraphs) {
    if (sentences.length >= MOST_SENTENCES) break;
    for (const sentence of splitSentences(withoutFrame(paragraph), language)) {
      if (sentences.length >= MOST_SENTENCES || seen.has(sentence) || !isTold(sentence)) continue;
      seen.add(sentence);
      sentences.push(sentence);
    }
  }
  return sentences.length > 0
    ? sentences
    : paragraphs
        .map((paragraph) => paragraph.trim())
        .filter((paragraph) => paragraph !== '')
        .slice(0, 1);
}

/** What news put around their text: `(서울=연합뉴스) 홍길동 기자 =`, `[분당신문]`, ` 홍길동 기자`, `a@b.kr`. */
function withoutFrame(paragraph: string): string {
  return paragraph.replace(DATELINE, '').replace(SIGN_OFF, '').trim();
}

const DATELINE =
  /^\s{0,3}(?:[[【(][^\])】\n]{1,40}[\])】]\s{0,3}(?:[가-힣]{2,4}\s?(?:기자|특파원|인턴기자)\s?)?=?\s{0,3})(?=[^\s])/;
const SIGN_OFF = /(?<=[.”"'!?]\s{0,2})(?:[가-힣]{2,4}\s?기자)?\s?[\w.+-]{0,40}(?:@[\w.-]{1,60})?$/;

/** Captions and one-word lines tell nothing. */
function isTold(sentence: string): boolean {
  return sentence.length >= SHORTEST && !CAPTION.test(sentence);
}

const SHORTEST = 10;
const CAPTION = /^(?:[▲△▶◀◆■□●]\s?\S{0,12}(?:사진|모습)|\(?사진[=:\s]|\[출처|자료[=:])|(?:\(사진=|\[사진=|무단\s?전재)/;

/** Headings and marked lines of a list are no sentences; they stand in where there are no others. */
function wholeOnes(sentences: readonly string[]): readonly string[] {
  const whole = sentences.filter((sentence) => ENDS_WHOLE.test(sentence) && !MARKED.test(sentence));
  return whole.length < LEAST_WHOLE ? sentences : whole;
}

const LEAST_WHOLE = 2;
/** `했다.`, `했다`, `…된다”`, `said.”` */
const ENDS_WHOLE = /(?:[.!?…]|다)["'”’)\]】」』]{0,3}$/;
/** `▲ 교통`, `- 노, 계약 실패`, `① 예산`. */
const MARKED = /^(?:[▲△▶▷◀◆◇■□●○※☞①-⑳]|[-*·•]\s)/;

/** By worth, best first, each that fits and does not repeat; when only one came out, the best pair that fits instead. */
function choose(scored: readonly ScoredSentence[], budget: number): readonly ScoredSentence[] {
  const ranked = scored.toSorted((a, b) => b.score - a.score || a.order - b.order);
  const chosen: ScoredSentence[] = [];
  let left = budget;
  for (const sentence of ranked) {
    if (chosen.length === MOST_CHOSEN) break;
    const cost = sentence.text.length + (chosen.length > 0 ? 1 : 0);
    if (cost > left || repeats(sentence, chosen)) continue;
    if (chosen.length === 2 && (chosen[1]?.score ?? 0) - sentence.score > WORTH_LESS) break;
    chosen.push(sentence);
    left -= cost;
  }
  return chosen.length > 1 ? chosen : (bestPair(ranked, budget) ?? chosen);
}

const MOST_CHOSEN = 3;
/** A third sentence that is worth so much less than the second says what nobody asked for. */
const WORTH_LESS = 0.6;
/** Of two sentences this alike, one says it all. */
const ALIKE = 0.6;

function repeats(sentence: ScoredSentence, chosen: readonly ScoredSentence[]): boolean {
  return chosen.some((other) => cosine(sentence.features, other.features) > ALIKE);
}

function bestPair(ranked: readonly ScoredSentence[], budget: number): readonly ScoredSentence[] | undefined {
  const top = ranked.slice(0, PAIR_REACH);
  let best: readonly ScoredSentence[] | undefined;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const [index, one] of top.entries()) {
    for (const other of top.slice(index + 1)) {
      const fits = one.text.length + other.text.length + 1 <= budget;
      if (!fits || one.score + other.score <= bestScore || repeats(one, [other])) continue;
      best = [one, other];
      bestScore = one.score + other.score;
    }
  }
  return best;
}

const PAIR_REACH = 12;

function cutAtClause(sentence: string, budget: number): string {
  const room = sentence.slice(0, Math.max(1, budget - 1));
  const clause = Math.max(room.lastIndexOf(', '), room.lastIndexOf('며 '), room.lastIndexOf('고 '));
  const cut = clause > room.length / 3 ? clause + 1 : room.lastIndexOf(' ');
  const kept = cut > 0 ? room.slice(0, cut) : withoutHalfPair(room);
  return `${kept.replace(LOOSE_END, '')}…`;
}

const LOOSE_END = /[\s,·]+$/;

/** Never the first half of a surrogate pair. */
function withoutHalfPair(text: string): string {
  return text.isWellFormed() ? text : text.slice(0, -1);
}
