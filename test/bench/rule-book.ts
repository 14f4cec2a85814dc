// Keyword rules and articles for the measurement of matching, both without end and the same in every run. Rules have the shapes people
// write: a word, a place, two words, a phrase, alternatives, exclusions, fields, sums; a few words are in very many of them.
import type { MatchArticle } from '#src/query/match.ts';
import { Draws, syntheticText } from './synthetic-archive.ts';

const CITIES =
  '서울 부산 대구 인천 광주 대전 울산 세종 수원 성남 고양 용인 창원 청주 전주 천안 포항 김해 제주 춘천 여수 안동 군산 목포 원주 파주 강릉 구미'.split(
    ' ',
  );
/** Places that rules ask for as well, and no article names. */
const OTHER_PLACES =
  '달랏 하노이 싱가포르 바르셀로나 헬싱키 두바이 제천 논산 밀양 속초 거제 익산 나주 정읍 서산 양산 이천 하남 판교 송도 해운대 강남 분당 일산 서귀포 영월 태백 삼척 남해 거창'.split(
    ' ',
  );
const FIELDS =
  '교통 신호 누수 화재 주차 전력 버스 폐기물 하천 가로등 응급 보행 대기 자전거 침수 돌봄 드론 관제 지하 상수도 에너지 수소 태양광 전기차 철도 공항 항만 물류 의료 복지 교육 관광 농업 재난 치안 주택 건축 환경 통신 데이터 로봇 위성 해양 산림 체육 문화 금융 유통 제조 반도체'.split(
    ' ',
  );
const ENDS =
  '감지기 단말기 관제실 요금제 안내판 통신망 저장소 정류장 교차로 충전소 센터 플랫폼 서비스 시스템 단지 조례 예산 협약 실증 시범지구 연구소 공모전 박람회 전시관 연합회 협의체 지원단 기본계획 규제 투자 수출 특구 클러스터 표준 인증 보조금 조합 공단 관측망 지도 모형 앱 카드 보험 펀드 학교 병원 도서관 공원 광장 터널'.split(
    ' ',
  );
const TERMS = [
  '스마트시티',
  '인공지능',
  'AI',
  '디지털트윈',
  'UAM',
  '자율주행',
  '빅데이터',
  'IoT',
  'CCTV',
  '5G',
  'smart city',
  'digital twin',
];
const OUTLETS = ['새벽신문', '한빛일보', '도시경제', '하루신문'];
const TOPICS = ['mobility', 'energy', 'safety'];
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.parse('2026-11-01T00:00:00Z');
const LENGTH = 1_437;

/** Some words are asked for by many, most by few: the lower the number drawn, the likelier. */
function drawnWord(draws: Draws): string {
  const kind = draws.below(60);
  if (kind === 0) return draws.of(TERMS);
  if (kind === 1) return draws.of(FIELDS);
  const field = FIELDS[Math.min(draws.below(FIELDS.length), draws.below(FIELDS.length))] ?? '';
  const compound = `${field}${draws.of(ENDS)}`;
  // A third are about one product or project of its own, as the names of firms and programmes are.
  return kind < 24 ? compound : `${syllable(draws)}${syllable(draws)}${draws.of(ENDS)}`;
}

const SYLLABLES =
  '가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호구누두루무부수우주추'.split('');

function syllable(draws: Draws): string {
  return draws.of(SYLLABLES);
}

const SHAPES: readonly ((draws: Draws) => string)[] = [
  drawnWord,
  drawnWord,
  drawnWord,
  (draws) => draws.of(draws.below(3) === 0 ? CITIES : OTHER_PLACES),
  (draws) => `${draws.of(CITIES)} ${drawnWord(draws)}`,
  (draws) => `${draws.of(CITIES)} ${drawnWord(draws)}`,
  (draws) => `${drawnWord(draws)} ${drawnWord(draws)}`,
  (draws) => `${drawnWord(draws)} ${drawnWord(draws)}`,
  (draws) => `"${draws.of(FIELDS)} ${draws.of(ENDS)}"`,
  (draws) => `(${drawnWord(draws)} OR ${drawnWord(draws)}) ${drawnWord(draws)}`,
  (draws) => `${drawnWord(draws)} OR ${drawnWord(draws)} OR ${drawnWord(draws)}`,
  (draws) => `${drawnWord(draws)} -${drawnWord(draws)}`,
  (draws) => `(${draws.of(CITIES)} OR ${draws.of(CITIES)}) ${drawnWord(draws)} -${drawnWord(draws)}`,
  (draws) => `title:${drawnWord(draws)}`,
  (draws) => `city:${draws.of(CITIES)} ${drawnWord(draws)}`,
  (draws) => `outlet:${draws.of(OUTLETS)} ${drawnWord(draws)}`,
  (draws) => `topic:${draws.of(TOPICS)} ${drawnWord(draws)}`,
  (draws) => `${drawnWord(draws)} >${(draws.below(50) + 1) * 10}억`,
  (draws) => `=${draws.of(FIELDS)}${draws.of(ENDS)}`,
];

/** The n-th rule as a person types it. */
export function ruleText(n: number): string {
  const draws = new Draws(n + 9_000_011);
  return draws.of(SHAPES)(draws);
}

const SENTENCES: readonly ((draws: Draws) => string)[] = [
  (draws) =>
    `${draws.of(CITIES)}시는 ${draws.of(FIELDS)} ${draws.of(ENDS)} 사업에 ${draws.below(900) + 10}억원을 들인다고 설명했다.`,
  (draws) => `${drawnWord(draws)}와 ${drawnWord(draws)}을 잇는 시험은 ${draws.of(CITIES)}에서 먼저 열린다.`,
  (draws) =>
    `이번 ${draws.of(FIELDS)}${draws.of(ENDS)}에는 ${drawnWord(draws)}가 처음 쓰였고 ${draws.below(9_000)}명이 다녀갔다.`,
];

/** The n-th article, of about 1,437 characters: prose, with a place, a sum or a name in every third sentence or so. */
export function ruleArticle(n: number): MatchArticle {
  const draws = new Draws(n + 77_003);
  const { title, paragraphs } = syntheticText(n);
  const [lead = ''] = paragraphs;
  const text = [lead];
  for (let at = 0, length = lead.length; length < LENGTH - title.length - 60; at += 1) {
    const sentence =
      at % 3 === 1 ? draws.of(SENTENCES)(draws) : draws.of(syntheticText(n + draws.below(500)).paragraphs.slice(1));
    text.push(sentence);
    length += sentence.length + 1;
  }
  const city = draws.below(2) === 0 ? ['kr-busan', 'kr'] : ['kr-sejong', 'kr'];
  return {
    title,
    text: text.join('\n'),
    outlet: draws.of(OUTLETS),
    placeIds: city,
    topics: [draws.of(TOPICS)],
    language: 'ko',
    publishedAt: FIRST_DAY + n * (DAY_MS / 500),
  };
}
