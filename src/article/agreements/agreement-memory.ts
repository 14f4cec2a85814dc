// What an article has told so far, so that 시는, 회사는, 양측은 and sentences without a subject can be read.
// It must never lend a body to a word that does not fit its kind: 군은 is no city.
import { isAdministration, isOrganisation } from './organisations.ts';
import type { Parties } from './parties.ts';

export type Memory = {
  /** Every name accepted so far, the latest last. */
  readonly bodies: string[];
  readonly known: Set<string>;
  /** The last subject that was a body. */
  topic: string | undefined;
  /** The last two or more bodies told of together. */
  pair: readonly string[];
  /** What 이날 means. */
  day: string | undefined;
  /** The day in the heading of a list. */
  headingDay: string | undefined;
  /** What two bodies joined hands for. */
  purpose: { readonly parties: readonly string[]; readonly subject: string } | undefined;
};

export function newMemory(): Memory {
  return {
    bodies: [],
    known: new Set(),
    topic: undefined,
    pair: [],
    day: undefined,
    headingDay: undefined,
    purpose: undefined,
  };
}

export function remember(memory: Memory, { names, subjects }: Pick<Parties, 'names' | 'subjects'>): void {
  for (const name of names) {
    memory.known.add(name);
    memory.bodies.push(name);
  }
  memory.topic = subjects.length === 1 ? subjects[0] : memory.topic;
  if (subjects.length > 1) memory.topic = subjects[0];
  if (names.length >= 2) memory.pair = names;
}

/** Words that mean what was told: `시`, `회사`, `양측`, `두기관`. */
export function meaning(memory: Memory): (word: string) => readonly string[] {
  return (word) => {
    if (TOGETHER.test(word)) return memory.pair;
    const kind = kindOf(word);
    if (kind === undefined) return [];
    const candidates = memory.topic === undefined ? memory.bodies : [...memory.bodies, memory.topic];
    const found = candidates.findLast((name) => kind(name));
    return found === undefined ? [] : [found];
  };
}

/** What a body must be for this word to mean it. */
function kindOf(word: string): ((name: string) => boolean) | undefined {
  const plain = word.replace(POINTING, '');
  return ENDING_WORD.test(plain) ? (name) => name.endsWith(plain) : KINDS.find(([name]) => name.test(plain))?.[1];
}

const POINTING = /^(?:이|해당)(?=.)/;
/** Bodies called by the end of their name: `재단은`, `진흥원은`. */
const ENDING_WORD = /^(?:공단|재단|협회|조합|센터|은행|연구원|진흥원|병원|위원회|청|교육청|의회|시의회|대학교)$/;

/** `양 기관은` and `이 회사는` are written as one word before they are read. */
export function joinMeaning(text: string): string {
  return text.replaceAll(PARTED, '$1$2$3$4');
}

const PARTED =
  /(?<![가-힣])(양|두|세|네|다섯|이들|각|이|해당|[2-9]개) (측|기관|회사|기업|도시|지자체|자치단체|대학|단체|업체|정부|나라|시|군|은행|학교|통신사|부처|지역|법인|공사)(?=[은는이가도]\s|[은는이가]$)|(?<![가-힣])(양|두|세|네|이들|각) (기관|회사|기업|도시|지자체|대학|단체|업체)(?=[과와]\s)/g;

const TOGETHER =
  /^(?:양측|양사|양자|쌍방|이들|양시|양군|(?:양|두|세|네|다섯|이들|각|[2-9]개)(?:측|기관|회사|기업|도시|지자체|자치단체|대학|단체|업체|정부|나라|시|군|은행|학교|통신사|부처|지역|법인|공사)|[2-9]사|[2-9]자)$/;

const COMPANY_WORD = /^(?:회사|기업|업체|그룹|스타트업|법인|공기업)$/;

const KINDS: readonly (readonly [RegExp, (name: string) => boolean])[] = [
  [/^시$/, (name) => name.endsWith('시') || (isAdministration(name) && !/[도군구]$/.test(name))],
  [/^도$/, (name) => name.endsWith('도') || /^(?:충남|충북|전남|전북|경남|경북|강원|경기|제주)/.test(name)],
  [/^군$/, (name) => name.endsWith('군')],
  [/^구$/, (name) => name.endsWith('구')],
  [/^공사$/, (name) => name.endsWith('공사') || /^[A-Z]{2}$/.test(name)],
  [/^대학$/, (name) => /(?:대|대학교|대학)$/.test(name)],
  [COMPANY_WORD, (name) => (isOrganisation(name) ? !isAdministration(name) && !PUBLIC.test(name) : true)],
];

const PUBLIC = /(?:공사|공단|재단|협회|청|부|처|연구원|진흥원|위원회|의회|대학교|대|군|구)$/;
