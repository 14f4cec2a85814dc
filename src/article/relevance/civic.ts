// Who an article is about: a city or government that acts, a place that is only named, or a company.
// It must never take a common word (전시, 연구, 택시가) for a city because it ends like one, nor a country for a city.
import { placeById } from '#src/language/gazetteer/gazetteer.ts';
import { findPlaces } from '#src/language/places.ts';
import type { ArticleParts, Tally } from './tally.ts';

export type CivicSubject = {
  /** acts: a city, county or public body does something; named: a place or residents occur; none. */
  readonly role: 'acts' | 'named' | 'none';
  /** A municipality, not only a ministry. */
  readonly isCity: boolean;
  /** It is called one: 안양시, not only a name that stands where one acts. */
  readonly isCalledCity: boolean;
  readonly isInTitle: boolean;
  /** A company speaks for itself. */
  readonly hasCompany: boolean;
  /** The place to print, when there is one. */
  readonly place: string | undefined;
};

/** @param tallies of the whole article */
export function civicSubject(parts: ArticleParts, tallies: readonly Tally[]): CivicSubject {
  const opening = `${parts.title}\n${parts.lead.slice(0, LEAD_REACH)}`;
  const titleLength = parts.title.length;
  const places = findPlaces(opening, { titleLength }).filter(({ id }) => id.includes('-') || CITY_STATES.has(id));
  const acting = places.find(({ id, start, end }) => actsAsCity({ id, start, end }, opening));
  const unknown = unknownCity(opening);
  const ofKind = (kind: string): readonly Tally[] =>
    tallies.filter(({ signal, isInOpening }) => signal.kind === kind && isInOpening);
  const bodies = ofKind('actor');
  const hasActor = acting !== undefined || unknown !== undefined || bodies.length > 0;
  const isNamed = places.length > 0 || ofKind('public').length > 0;
  return {
    role: hasActor ? 'acts' : nameOnly(isNamed),
    isCity: acting !== undefined || unknown !== undefined || bodies.some(({ signal }) => signal.id === CITY_BODIES),
    isCalledCity: unknown !== undefined || (acting !== undefined && !BEHIND_LATIN.test(opening.slice(0, acting.end))),
    isInTitle:
      (acting !== undefined && acting.end <= titleLength) ||
      (unknown !== undefined && unknown.index < titleLength) ||
      bodies.some(({ isInTitle }) => isInTitle),
    hasCompany: ofKind('company').length > 0,
    place: places[0]?.name ?? unknown?.name,
  };
}

function nameOnly(isNamed: boolean): 'named' | 'none' {
  return isNamed ? 'named' : 'none';
}

/** The signal of bodies of one city: 구청, city council. */
const CITY_BODIES = 'city-body';

const LEAD_REACH = 400;
const CITY_STATES: ReadonlySet<string> = new Set(['sg', 'hk', 'mo']);

type Mention = { readonly id: string; readonly start: number; readonly end: number };

/** `순천시는`, `경기도`, `송파구,`, `부산, …`, `London's`; a bare `안산 반월에` only locates. Foreign cities rarely bear 시; sites (에코델타시티, NEOM) have no town hall. */
function actsAsCity({ id, start, end }: Mention, text: string): boolean {
  if (placeById(id)?.kind === 'site') return false;
  const spelled = text.slice(start, end);
  const after = text.slice(end, end + 4);
  if (BEHIND_LATIN.test(spelled))
    return POSSESSIVE.test(after) || BEGINNING.test(text.slice(Math.max(0, start - 5), start));
  if (ADMINISTRATION.test(spelled) && spelled.length > 2) return !ELSEWHERE.test(after);
  if (ACTS.test(after)) return true;
  return !id.startsWith('kr-') && SUBJECT.test(after);
}

const BEHIND_LATIN = /[A-Za-z)]$/;

/** `London's`. */
const POSSESSIVE = /^['’]s?/;

/** A headline or sentence begins with the city: `Lima maps dirty air`, `The Lima council`; in `Tesla opens Seoul showroom` it only locates. */
const BEGINNING = /(?:^|[.!?:;…–—\n-]\s?)["'“‘]?(?:The )?$/;

/** The last syllable of `창원시`, `서대문구`, `완주군`, `경기도`. */
const ADMINISTRATION = /[시군구도]$/;

/** `인천시에 들어선`, `경기도에서`: where, not who. */
const ELSEWHERE = /^(?:에서|에 |로 |으로 )/;

/** `부산, `, `경주市`, `서울특별시`, `대구광역시`, `서울-`, `광주소방`, `충남의회`. */
const ACTS = /^(?:,|市|시[는가,\s·…-]|군[은이,]|구[는가,]|특별|광역|특례|자치|소방|의회)/;
const SUBJECT = /^(?:[이가은는,]|시[는가])/;

/**
 * A city the gazetteer does not know: `가람시는`, `새터구가`, `한결시,` in a headline. Three syllables and a subject's particle.
 * @returns where it stands and its name
 */
function unknownCity(text: string): { readonly index: number; readonly name: string } | undefined {
  for (const { index, 1: name = '' } of text.matchAll(CITY_WORD)) if (!COMMON_WORD.test(name)) return { index, name };
  return undefined;
}

const CITY_WORD = /(?<![가-힣])([가-힣]{2,4}[시군구])(?:는|은|가|이|의|와|,|-|·|장[은이,])(?![가-힣])/g;

/** Words that end like a city: 자율주행택시가, 재전시는, 공동연구가, 후보군은, 필요시. */
const COMMON_WORD =
  /(?:[택전출개게표제실공고지즉동임일수당역무감입혹잠도계명암중경주응가접낚섹첩요반생용청폭부]시|[연요지기친축야배농당탁입출인도가용영강촉청복거장창항상누투식전직호수교특어문기]구|[미육해공국직아적업품보합비용립란부북역질증객령험스술랜종작식어]군)$/;
