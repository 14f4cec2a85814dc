// What is told on the tour: invented projects in real places, one of them in English, written so that a card shows what it can show.
import * as texts from '../e2e/texts.ts';

export const SEJONG = {
  title: '세종시, 스마트시티 국가시범도시에 자율주행 버스 775억 원 투입',
  author: '서은결',
  paragraphs: [
    '세종시가 스마트시티 국가시범도시에 자율주행 버스 40대를 들이는 데 775억 원을 쓴다고 20일 밝혔다. 시는 한빛모빌리티와 업무협약을 맺고 내년 3월부터 두 노선에서 운행을 시작한다.',
    '버스는 스마트도시 통합플랫폼이 보내는 신호와 도로 자료를 받아 정류장 사이를 스스로 달린다. 밤에는 부르면 오는 방식으로 바뀐다.',
    '시는 지난해 다섯 달 동안 시험 운행에서 사고가 없었다고 설명했다. 요금은 시내버스와 같고 지역 화폐로도 낼 수 있다.',
    '윤서진 교통국장은 “출퇴근 시간이 평균 12분 줄 것”이라고 말했다.',
  ],
} as const;

/** Another outlet's own report of the same event. */
export const SEJONG_OWN = {
  title: '자율주행 버스 40대 세종 달린다…시, 한빛모빌리티와 775억 원 협약',
  author: '문서우',
  paragraphs: [
    '세종시와 한빛모빌리티가 스마트시티 국가시범도시에 자율주행 버스 40대를 들이는 775억 원 규모의 업무협약을 맺었다. 운행은 내년 3월 두 노선에서 시작된다.',
    '주민들은 반기면서도 걱정을 내비쳤다. 나성동에 사는 한 주민은 비 오는 날에도 잘 서는지 보고 타겠다고 했다.',
    '업체는 차마다 안전 요원을 여섯 달 동안 태우기로 했다. 스마트도시 관제센터에는 화면 열두 개가 새로 놓인다.',
    '전문가들은 보험과 사고 책임을 먼저 정해야 한다고 지적했다.',
  ],
} as const;

export const SINGAPORE = {
  title: 'Singapore signs 12-million-dollar smart city deal for flood sensors',
  author: 'Mei Lin Tan',
  paragraphs: [
    'Singapore has signed a 12-million-dollar contract with the Korean company Haneul Systems to place 3,000 flood sensors in its drains as part of its smart city programme, the national water agency said on Friday.',
    'The sensors report the height of the water every minute to the city data hub, which warns drivers through roadside signs before a street is under water.',
    'A trial along two canals last year gave warnings 18 minutes earlier than cameras did. The agency wants the network to be complete within two years.',
    'Engineers of both sides will also test how the readings can steer pumps without people.',
  ],
} as const;

export const OTHERS = [texts.CHUNCHEON, texts.YEOSU, texts.GUNSAN] as const;

/** Told while the channel was paused. */
export const LATER = [texts.HANOI, texts.ANDONG] as const;

/** Told while a channel was closed to the bot. */
export const WHILE_CLOSED = texts.JEJU;
