// The body behind an office: 대전시장 signs for 대전시, the 대표 of a company for the company.
// It must never hand back the person.
import { findPlaceByName } from '#src/language/places.ts';
import { isAdministration, isOrganisation } from './organisations.ts';
import { bareName, isPlainName, withFront } from './party-shape.ts';

export type OfficeRequest = {
  readonly words: readonly string[];
  readonly index: number;
  readonly base: string;
  readonly known: ReadonlySet<string>;
  /** Whom 시, 군, 회사 mean here. */
  readonly meantBy: (word: string) => readonly string[];
};

export type Holder = { readonly names: readonly string[]; readonly start: number };

/** `대전시장`, `충남도지사`, `LH 사장`, `최아린 볼트웍스 대표`, `볼트웍스 최아린 대표`, `신 시장`. */
export function officeAt(request: OfficeRequest): Holder | undefined {
  const { words, index, base } = request;
  const head = headOf(base);
  if (head !== undefined) return { names: [head], start: PERSON.test(words[index - 1] ?? '') ? index - 1 : index };
  const title = TITLE.exec(base)?.[0];
  if (title === undefined) return undefined;
  const glued = base.slice(0, -title.length);
  if (title === '지사' && glued !== '' && !PROVINCE.test(glued)) return undefined;
  const part = partHead(request);
  if (part !== undefined) return part;
  if (glued.length >= 2 && isOrganisation(glued)) return { names: [bareName(glued)], start: index };
  return bodyBefore(request) ?? (glued === '' ? meantByTitle(request, title) : undefined);
}

/** 충남지사 is a governor, 장성지사 a branch. */
const PROVINCE = /도$|^(?:충남|충북|전남|전북|경남|경북|경기|강원|제주)$/;

/** `한국국토정보공사 경남지역본부장` stands for that part of the body. */
function partHead({ words, index, base }: OfficeRequest): Holder | undefined {
  const body = bareName(words[index - 1] ?? '');
  if (!PART_HEAD.test(base) || !isOrganisation(body)) return undefined;
  const name = `${body} ${base.replace(/장$/, '')}`;
  return { names: [name], start: PERSON.test(words[index - 2] ?? '') ? index - 2 : index - 1 };
}

const PART_HEAD = /(?:지역본부|특별본부|고객본부|지부|지점|지회|지사|사업단|산학협력단)장$/;

function bodyBefore({ words, index, known }: OfficeRequest): Holder | undefined {
  const [far = '', near = ''] = [words[index - 2], words[index - 1]];
  const isNamed = (word: string): boolean => isOrganisation(word) || known.has(bareName(word));
  if (isNamed(near)) return bodyAt(words, index - 1);
  if (PERSON.test(near) && isNamed(far)) return bodyAt(words, index - 2);
  // `현대차 국내사업본부장 정유석 부사장`: two titles around the person.
  if (PERSON.test(near) && TITLE.test(far) && isNamed(words[index - 3] ?? '')) return bodyAt(words, index - 3);
  if (
    PERSON.test(far) &&
    !ENDED.test(far) &&
    !(PERSON.test(near) && TOWN_TITLE.test(words[index] ?? '')) &&
    isPlainName(near, 'sure')
  )
    return { names: [bareName(near)], start: index - 2 };
  return undefined;
}

/** `강조한 김도윤 시장은`: a town is never called by a plain name. */
const TOWN_TITLE = /^(?:시장|군수|구청장|도지사|지사)/;
const ENDED = /(?:한|은|는|던|된)$/;

function bodyAt(words: readonly string[], at: number): Holder {
  const { name, start } = withFront(words, at, words[at] ?? '');
  return { names: [name], start: isPerson(words[start - 1] ?? '') ? start - 1 : start };
}

/** 장관과 is no person of the family 장. */
function isPerson(word: string): boolean {
  return PERSON.test(word) && !/[와과]$/.test(word);
}

/** `신 시장은`, `김태흠 지사는`: the town or company told before. */
function meantByTitle({ words, index, meantBy }: OfficeRequest, title: string): Holder | undefined {
  const word = MEANT.get(title);
  if (word === undefined || !(PERSON.test(words[index - 1] ?? '') || FAMILY_NAME.test(words[index - 1] ?? '')))
    return undefined;
  const names = meantBy(word);
  return names.length === 0 ? undefined : { names, start: index - 1 };
}

const FAMILY_NAME = /^[가-힣]$/;
const MEANT: ReadonlyMap<string, string> = new Map([
  ['시장', '시'],
  ['군수', '군'],
  ['구청장', '구'],
  ['지사', '도'],
  ['도지사', '도'],
  ['사장', '회사'],
  ['대표', '회사'],
  ['총장', '대학'],
]);

/** `대전시장` stands for 대전시, `기장군수` for 기장군, `행복청장` for 행복청, `유성경찰서장` for 유성경찰서. */
function headOf(word: string): string | undefined {
  const [, stem = '', head = ''] = HEAD.exec(word) ?? [];
  const kind = KIND_OF_HEAD.get(head);
  if (kind === undefined) return undefined;
  const body = `${stem}${kind}`;
  if (!TOWN_HEADS.has(head)) return stem.length >= 2 && isOrganisation(body) ? body : undefined;
  return isAdministration(body) && findPlaceByName(body) !== undefined ? body : undefined;
}

const HEAD =
  /^([가-힣A-Z]{1,12}?)(은행장|연구소장|의회의장|조합장|센터장|재단이사장|협의회장|특별시장|광역시장|특례시장|시장|군수|구청장|도지사|청장|원장|협회장|학회장|부장관|처장|서장|공단이사장)$/;
const KIND_OF_HEAD: ReadonlyMap<string, string> = new Map([
  ['특별시장', '특별시'],
  ['광역시장', '광역시'],
  ['특례시장', '특례시'],
  ['시장', '시'],
  ['군수', '군'],
  ['구청장', '구'],
  ['도지사', '도'],
  ['청장', '청'],
  ['원장', '원'],
  ['협회장', '협회'],
  ['학회장', '학회'],
  ['부장관', '부'],
  ['처장', '처'],
  ['서장', '서'],
  ['공단이사장', '공단'],
  ['은행장', '은행'],
  ['연구소장', '연구소'],
  ['의회의장', '의회'],
  ['조합장', '조합'],
  ['센터장', '센터'],
  ['재단이사장', '재단'],
  ['협의회장', '협의회'],
]);
const TOWN_HEADS: ReadonlySet<string> = new Set('특별시장 광역시장 특례시장 시장 군수 구청장 도지사'.split(' '));

const TITLE =
  /(?:공동대표|대표이사|부사장|부행장|부원장|부청장|대표|사장|이사장|부회장|회장|원장|부총장|총장|부시장|시장|부지사|군수|구청장|도지사|지사|청장|차관|장관|지역본부장|본부장|의장|소장|센터장|CEO|위원장|은행장|행장|사업단장|단장|교육감|교육장|지사장|지부장|지점장|지회장|조합장|부군수|부구청장|서장|전무|상무|관장|학장|이사|부문장|그룹장|실장|국장|과장|팀장|정책관|교수|관계자|담당자|대변인|대표단|방문단|사절단)$/;

/** A Korean personal name of two or three syllables behind a family name. */
const PERSON =
  /^(?:[김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용][가-힣]{1,2}|(?:남궁|황보|선우|독고|제갈)[가-힣]{1,2})$/;
