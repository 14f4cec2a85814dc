// At which stage of its course a text sees a matter: a warning is given or lifted, a strike announced or begun, a warrant asked for or
// refused. Two articles that name different stages of one course tell different events, however alike they are.

/** Courses of events; each stage a pattern for headline and first sentence, in the order in which they come. Examples stand for all. */
const COURSES: readonly (readonly RegExp[])[] = [
  [/발령|발효/, /해제/],
  [/예고|앞두고|앞둔/, /돌입|개시/, /철회|타결|종료|끝났/],
  [/착공|첫\s?삽/, /준공|완공/],
  [/미리|앞으로\s?다가온|D-\d/, /개막|막을?\s?올/, /폐막|막을?\s?내|성료/],
  [/모집|공모전?\s?(?:개최|접수)/, /시상|수상/],
  [
    /영장\s?(?:청구|신청)|영장을?\s?(?:청구|신청)/,
    /영장\s?(?:실질)?심사|구속\s?전\s?피의자\s?심문/,
    /구속(?:됐|되)|발부|법정구속/,
    /기각/,
  ],
  [/소환|조사를?\s?받/, /기소|재판에\s?넘/, /선고|징역|벌금/, /항소(?!심)|상고/],
  [/1심/, /2심|항소심/, /대법/],
  [/발의/, /상임위|법사위|정무위|소위/, /본회의/, /공포|시행/],
  [/본진|규모\s?[4-9]/, /여진/],
  [/발사(?!체)/, /연기/, /도킹/],
  [/실종/, /발견|구조/],
  [/개장|출발|장\s?초반/, /장중/, /마감/],
  [/(?<!\d)0시/, /오후\s?6시|18시/, /오후\s?9시|21시/],
  [/통제/, /재개/],
  [/1R|1라운드|첫날/, /2R|2라운드|둘째\s?날/, /3R|3라운드/, /최종\s?라운드|최종일|우승/],
  [/오늘의?\s?날씨/, /내일의?/],
];

/** Which stages of which courses a text names, a bit each. */
export type Stages = readonly number[];

/** @param text headline and beginning, as written */
export function stagesOf(text: string): Stages {
  return COURSES.map((stages) =>
    stages.reduce((bits, stage, index) => (stage.test(text) ? bits | (1 << index) : bits), 0),
  );
}

/** Whether both name stages of one course, and each one that the other does not. */
export function areAtOtherStages(one: Stages, other: Stages): boolean {
  return one.some((bits, course) => (bits & ~(other[course] ?? 0)) !== 0 && ((other[course] ?? 0) & ~bits) !== 0);
}
