// Whether a Korean word stands as a bare noun, without a particle or a verb's ending: 고속도로 does, 도로로 does not.
// Endings are many and nouns look like them; what is listed here is what news writes. It never guesses from meaning.

import { hasFinalConsonant, isHangulUnit } from './particles.ts';

/** `스마트양식`, `클러스터`, `온실가스`; not `미르포구에서`, `위한`, `열리는`, `시는`. One syllable is too short to tell. */
export function isBareNoun(word: string): boolean {
  if (word.length < 2 || FUNCTION_WORDS.has(word)) return false;
  if (!HANGUL_END.test(word)) return WORD_END.test(word);
  if (NOUN_IN_DISGUISE.test(word) || isNoParticle(word)) return true;
  return !PARTICLE_END.test(word) && !VERB_END.test(word);
}

/** Particles go by the syllable before them: 가 after a vowel only, so 창업가 is a noun; 로 after a vowel or ㄹ, so is 항로. */
function isNoParticle(word: string): boolean {
  const last = word.at(-1) ?? '';
  const before = word.at(-2) ?? '';
  if (AFTER_VOWEL.has(last)) return hasFinalConsonant(before);
  if (last === '로') return hasFinalConsonant(before) && !hasFinalL(before);
  return AFTER_CONSONANT.has(last) && isHangulUnit(before) && !hasFinalConsonant(before);
}

const AFTER_VOWEL: ReadonlySet<string> = new Set('가를와');
const AFTER_CONSONANT: ReadonlySet<string> = new Set('이을과');
const FINALS = 28;
const FINAL_L = 8;

function hasFinalL(syllable: string): boolean {
  return ((syllable.codePointAt(0) ?? 0) - 0xac00) % FINALS === FINAL_L;
}

const HANGUL_END = /[가-힣]$/;
/** `CES`, `2026`, `R&D`, `AI+`; no comma, no bracket. */
const WORD_END = /[A-Za-z0-9+]$/;

/** Each by its last syllables. */
const PARTICLE_END =
  /(?:은|는|이|가|을|를|의|에|와|과|도|로|에서|에게|에선|에는|까지|부터|마다|보다|처럼|대로|조차|이나|이며|밖에|(?<=[가-힣]{2})서)$/;
const VERB_END =
  /(?:한|된|될|할|던|는|려|고|며|면서|하여|해|돼|되어|도록|다|듯|맞아|맞춰|위해|통해|대해|의해|함께|아래|까닭에|열린|가진|걸친|이은|높인|거쳐|걸쳐|열어|이어|따라|앞서|지난|오는|여는|맺은|[겨쳐켜져눠뤄줘둬춰껴펴]|(?:세|배|채|키|띄)워|(?<![참기부투잉증대수관])여)$/;

/** Nouns that end like a particle or a verb. Grouped by their last syllable. */
const NOUN_IN_DISGUISE = new RegExp(
  `(?:${[
    '[데페웨레케제에하바와타카라]이|어린이|놀이|차이|길이|높이|깊이|나이|지킴이|돌보미|사이|젊은이|디스플레이|스테이|트레이|드라이|스카이|알림이|도우미|구이',
    '국가|전문가|평가|작가|증가|추가|허가|인가|상가|활동가|건축가|기업가|투자가|참가|메가|여가|요가|물가|원가|기획가|예술가|사업가|휴가|가가|농가|유가|수가',
    '마을|가을|노을|고을|개울',
    '회의|강의|논의|협의|합의|주의|창의|정의|동의|편의|심의|결의|민의|건의|임의',
    '학과|성과|효과|교과|결과|통과|사과|부과|초과|안과|치과|내과|외과|총무과|정책과',
    '지도|제도|온도|속도|고도|철도|궤도|수도|밀도|농도|경기도|강원도|제주도|충청도|[남북]도|독도|태도|의도|시도|각도|송도|여의도|영종도|거제도|울릉도|해상도|보도|차도|반도|파도|연도|난이도|만족도|신뢰도|스마트시티도',
    '삿포로|카이로|오슬로|몬테네그로|고속도로|(?<![별속정제용지온한강수각태의])도로|경로|회로|선로|통로|진로|항로|활로|종로|구로|미로|원로|대로|차로|프로|유로|[소넷지]제로|메트로|마이크로|가로|수로|평화로|테헤란로|월드컵로|김포로',
    '센서|부서|도서|문서|소방서|경찰서|보고서|계획서|백서|증서|질서|정서|동서|독서|강서|프로세서|협약서|지침서',
    '전와|기와',
    '북한|남한|무한|제한|권한|기한|역할|분할|관할|대한',
    '시카고|산티아고|샌디에이고|콩고|사고|창고|광고|공고|재고|참고|보고|신고|경고|금고|최고|서고|예고|여고|남고|과학고|공업고',
    '남해|동해|서해|김해|진해|재해|피해|공해|화해|이해|오해|저해|방해|손해|견해|북해|상해|수해|지중해|근해|황해|연해',
    '바다|캐나다|르완다|우간다|소다',
    '공연|강연|자연|시연|출연|과학연|건기연|국토연|사연|실연|초연|학연|인연|산단|농단|공단|재단|집단|사업단|기획단|추진단|방문단|대표단|봉사단|수단|진단|첨단|계단|화단|사절단',
    '사단|홍대단|그래도록|배려|고려|우려|여려',
  ].join('|')})$`,
);

/** Words that belong to no name wherever they stand. */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  '이번 이날 올해 지난 오는 최근 각종 다양한 해당 국내외 매년 매월 매주 함께 공동 직접 처음 또한 이어 앞서 특히 한편 당초 관련 대한 위한 오전 오후 최대 최초 유일 첫 공식 잇따라 나란히 성황리 다음 이후 이전 동안 현재 오늘 내일 어제 그동안 지금 향후 애초 원래 기존 여러 모든 별도 사전 상반기 하반기 오늘날 각각 차례로 잇달아 같은 이달 내달 사흘간 이틀간 나흘간 닷새간 양일간 당일 아침 저녁 정오 새벽 이른바 바로 가칭 일명 주최 주관 후원 전후 규모 개최 개막 현장 가운데 또는 그리고 혹은 대신'.split(
    ' ',
  ),
);
