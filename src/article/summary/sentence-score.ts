// What a sentence is worth in a summary: a formula that can be read, its weights in one place.
// Its base (rank, position, title, verb, number, short, connective) was measured before on 50 labelled Korean articles under 300
// characters: precision .52, the article's lead .37. The weights are a middle between 32 labelled articles of our field (precision .74)
// and 11 of general news (.58 to .62, lead .42): figures weighed more help the first and cost the second as much.
import { findMoney } from '#src/language/money.ts';
import type { Language } from '#src/model.ts';
import { cosine, featuresOf, textRank, type Features } from './similarity.ts';

export type ScoredSentence = {
  readonly text: string;
  /** Place in the article, 0 first. */
  readonly order: number;
  readonly features: Features;
  readonly score: number;
};

const WEIGHTS = {
  textRank: 1.5,
  position: 1,
  positionDecay: 0.2,
  title: 0.8,
  /** For a figure that the headline holds: `775억`. */
  titleFigure: 1,
  announcement: 0.3,
  number: 0.2,
  /** For three figures and more; one has a third of it. */
  figures: 0.5,
  money: 0.6,
  /** What will be done: 예정이다, will. */
  plan: 0.2,
  short: -0.6,
  connective: -0.5,
  /** A quotation that wishes, praises or promises; one that explains loses less. */
  quotation: -0.8,
  explanation: -0.15,
  /** For a sentence of `FULL` characters and more: who, what, how much stand in whole sentences. */
  full: 1.3,
  long: -0.2,
} as const;

const SHORT = 25;
const FULL = 110;
/** Beyond it every hundred characters cost `long`: one sentence of 250 leaves no room for a second. */
const LONG = 130;
const MOST_FIGURES = 3;

/** Scores sentences in their order. At most some fifty: TextRank costs the square of their number. */
export function scoreSentences(
  sentences: readonly string[],
  title: string,
  language: Language,
): readonly ScoredSentence[] {
  const features = sentences.map((sentence) => featuresOf(sentence, language));
  const titleFigures = new Set(title.match(TITLE_FIGURE));
  const titleFeatures = featuresOf(title, language);
  const ranks = textRank(features);
  return sentences.map((text, order) => {
    const own = features[order] ?? new Set<string>();
    const score =
      WEIGHTS.textRank * (ranks[order] ?? 0) +
      WEIGHTS.position / (1 + WEIGHTS.positionDecay * order) +
      WEIGHTS.title * cosine(own, titleFeatures) +
      (text.match(TITLE_FIGURE)?.some((figure) => titleFigures.has(figure)) === true ? WEIGHTS.titleFigure : 0) +
      styleScore(text, language);
    return { text, order, features: own, score };
  });
}

function styleScore(text: string, language: Language): number {
  const signs = language === 'ko' ? KOREAN_SIGNS : ENGLISH_SIGNS;
  let score = 0;
  const hasMoney = findMoney(text).length > 0;
  const isNews = hasMoney || signs.announcement.test(text) || signs.plan.test(text);
  if (signs.announcement.test(text)) score += WEIGHTS.announcement;
  if (signs.connective.test(text)) score += WEIGHTS.connective;
  if (signs.plan.test(text)) score += WEIGHTS.plan;
  const figures = Math.min(MOST_FIGURES, text.match(FIGURE)?.length ?? 0);
  if (figures > 0) score += WEIGHTS.number;
  // Figures of what is done, not of what the place is like.
  if (isNews) score += (WEIGHTS.figures * figures) / MOST_FIGURES;
  score += (WEIGHTS.full * Math.min(text.length, FULL)) / FULL;
  if (hasMoney) score += WEIGHTS.money;
  if (text.length < SHORT) score += WEIGHTS.short;
  if (text.length > LONG) score += (WEIGHTS.long * (text.length - LONG)) / 100;
  return score + (signs.wish.test(text) ? WEIGHTS.quotation : WEIGHTS.explanation) * quotedShare(text);
}

/** A figure with what it counts: `775억`, `34곳`; a lone digit is in every text. */
const TITLE_FIGURE = /\d[\d,.]{0,20}\s?[가-힣%a-zA-Z]|\d[\d,.]{1,20}/g;

/** `4,600`, `3.5` */
const FIGURE = /\d[\d,.]{0,20}/g;

const KOREAN_SIGNS = {
  /** What news tell: `밝혔다`, `체결했다`, `추진한다`. */
  announcement:
    /밝혔다|발표했|체결|협약을|개최|추진|선정|착수|구축한다|구축했|조성한다|도입|투입|맺었|맺고|열었다|열린다|출범|개통|준공|착공|지원한다|시작한다|설치|가동|운영|확대|늘리/,
  plan: /(?:예정이다|계획이다|방침이다|하기로 했다|(?<!말)한다\.?$|된다\.?$|나선다)/,
  /** What officials say on every occasion: `최선을 다하겠다`, `계기가 되길 기대한다`. */
  wish: /겠다|겠습니다|되길|되기를|바란다|기대(?:한다|된다|하고|했|돼)|최선을|노력|감사|소감|포부|당부|강조|앞으로도|뜻깊|의미 있는|자랑스/,
  /** A sentence that leans on the one before: `또한`, `이어`, `그는`. */
  connective:
    /^(?:또한?|이어|한편|이와 함께|아울러|특히|더불어|이에|이를|이는|이들은|그러나|하지만|그는|그 중|다만|반면|이날|여기에|이 밖에|이밖에|이외에도|현재|실제로|당시|그동안)[\s,]/,
};

const ENGLISH_SIGNS = {
  announcement:
    /\b(?:announced|signed|launched|unveiled|opened|will|plans? to|agreed|selected|awarded|began|introduced|invest(?:ed|s)?|approved|voted|install)\b/i,
  plan: /\b(?:will|plans? to)\b/i,
  wish: /\b(?:hope|proud|pleased|delighted|excited|thank|honou?red|committed|commitment|looks? forward|thrilled|milestone)\b/i,
  connective: /^(?:However|Meanwhile|Also|In addition|Moreover|Furthermore|He|She|They|It|This|These|But|And|Still)\b/,
};

/** Share of a sentence that stands in double quotation marks, 0 to 1; short quoted names do not count. */
function quotedShare(text: string): number {
  let quoted = 0;
  for (const [whole] of text.matchAll(QUOTATION)) if (whole.length > SHORT_QUOTE) quoted += whole.length;
  return Math.min(1, quoted / text.length);
}

/** Up to here a quotation is a name: “도시의 날”. */
const SHORT_QUOTE = 14;

/** A quotation in curly or straight double marks. */
const QUOTATION = /[“"][^“”"]{1,600}[”"]/g;
