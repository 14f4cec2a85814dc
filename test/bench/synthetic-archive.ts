// Articles without end for the measurement of copies: a lead of its own each (place, project, sum), then eight of 20,000 sentences.
// Sentences come back some 400 times among a million articles, much oftener than in real news: candidates are the harder to rank.
import { mix } from '#src/article/copies/shingles.ts';

export type Text = { readonly title: string; readonly paragraphs: readonly string[] };

const SENTENCES = 20_000;
const BODY = 8;

const PLACES =
  '춘천 여수 안동 군산 김해 천안 제천 포항 목포 원주 파주 경산 강릉 남원 통영 논산 밀양 속초 거제 익산 나주 정읍 구미 충주 서산 양산 이천 하남'.split(
    ' ',
  );
const SUBJECTS =
  '교통신호 누수탐지 화재감지 주차안내 전력거래 버스배차 폐기물수거 하천관측 가로등제어 응급이송 보행안전 대기측정 공공자전거 침수경보 돌봄로봇 드론배송 통합관제 지하매설물'.split(
    ' ',
  );
const MAKERS = '한길 새온 다솔 미르 누리 가온 바른 해담 온새 푸름 이든 라온 슬기 예담 나래 도담'.split(' ');
const TAILS = '정보 기술 시스템 네트웍스 모빌리티 에너지 건설 테크'.split(' ');
const ACTORS =
  '시 관계자 담당 부서 연구진 시의회 주민 대표 상인회 협의체 현장 기사 운영사 감리단 교육청 소방서 보건소 대학 연구팀 산학협력단'.split(
    ' ',
  );
const THINGS =
  '감지기 단말기 관제실 요금 체계 안내 화면 통신망 자료 저장소 배수 시설 정류장 교차로 차고지 충전소 시험 구간 예비 부품 정비 일정 안전 지침 시민 제안 이용 기록 점검 결과'.split(
    ' ',
  );
const DEEDS =
  '넓히기로 했다|다시 살펴보겠다고 말했다|석 달 앞당겨 마쳤다|해마다 점검하겠다고 밝혔다|이웃 도시와 나누어 쓰기로 했다|시범으로 운영해 본 뒤 정하겠다고 설명했다|새 기준에 맞추어 바꾸었다|비용을 절반으로 줄였다고 전했다|시민에게 먼저 알리겠다고 약속했다|밤에도 쉬지 않고 돌리고 있다'.split(
    '|',
  );
const WHILES =
  '예산이 넉넉하지 않은 가운데|지난해의 고장을 거울삼아|주민 설명회를 여섯 차례 거친 끝에|장마가 오기 전에 마무리하려고|다른 지역의 사례를 살핀 다음|전문가의 자문을 받아|민원이 이어지자|시험 운행의 결과를 바탕으로'.split(
    '|',
  );

/** Numbers that look drawn, and are the same in every run. */
export class Draws {
  #state: number;

  constructor(seed: number) {
    this.#state = mix(seed);
  }

  below(limit: number): number {
    this.#state = mix(this.#state + 0x9e_37_79_b9);
    return this.#state % limit;
  }

  of<T>(list: readonly [T, ...T[]] | readonly T[]): T {
    const drawn = list[this.below(list.length)];
    if (drawn === undefined) throw new Error('drawn from an empty list');
    return drawn;
  }
}

/** All sentences of all bodies. */
export const POOL: readonly string[] = Array.from({ length: SENTENCES }, (_, n) => sentenceOf(new Draws(n + 1)));

/** About 110 letters. */
function sentenceOf(draws: Draws): string {
  const [one, other] = [draws.of(THINGS), draws.of(THINGS)];
  const count = draws.below(9_000) + 12;
  const share = draws.below(89) + 10;
  return (
    `${draws.of(WHILES)} ${draws.of(ACTORS)} 쪽은 ${draws.of(SUBJECTS)} ${one} ${count}곳과 ${other}의 상태를 비교하고, ` +
    `${draws.of(MAKERS)}${draws.of(TAILS)} 방식으로 ${draws.of(SUBJECTS)} ${draws.of(THINGS)} 비율 ${share}%를 ${draws.of(ACTORS)} 의견에 따라 ${draws.of(DEEDS)}.`
  );
}

/** The n-th article: the same n, the same text. */
export function syntheticText(n: number): Text {
  const draws = new Draws(n + 1_000_003);
  const [place, subject] = [draws.of(PLACES), draws.of(SUBJECTS)];
  const maker = draws.of(MAKERS) + draws.of(TAILS);
  const [sum, count] = [draws.below(9_000) + 100, draws.below(90_000) + 1_000];
  const title = `${place}시, ${maker}와 ${subject} 사업 ${sum}억원 계약`;
  const lead = `${place}시는 ${maker}와 ${subject} 사업을 ${sum}억원에 계약하고 ${count}가구에 ${draws.of(THINGS)}부터 놓는다고 ${draws.below(27) + 1}일 밝혔다.`;
  return { title, paragraphs: [lead, ...Array.from({ length: BODY }, () => draws.of(POOL))] };
}

/** As another outlet prints it: other title, other lead, five of the eight sentences and one of its own. */
export function editedText(n: number): Text {
  const { title, paragraphs } = syntheticText(n);
  const draws = new Draws(n + 5_000_011);
  const [lead = '', ...body] = paragraphs;
  const dropped = draws.below(BODY);
  const kept = body.filter((_, index) => (index + dropped) % BODY >= 3);
  return {
    title: `“${title.split(', ')[1] ?? ''}” ${draws.of(PLACES)}도 관심`,
    paragraphs: [lead.replace('밝혔다', '전했다'), ...kept, draws.of(POOL)],
  };
}

/** The first 15 % under another title. */
export function cutText(n: number): Text {
  const body = syntheticText(n).paragraphs.join('\n');
  return { title: '이 시각 주요 소식', paragraphs: body.slice(0, Math.round(body.length * 0.15)).split('\n') };
}
