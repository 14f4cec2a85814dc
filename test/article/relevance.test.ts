import { describe, expect, it } from 'vitest';
import { classify } from '#src/article/classify.ts';

function relevanceOf([title, lead, body]: readonly [string, string, string?]): string {
  return classify({ title, lead, body }).relevance;
}

/** One line of a table of cases: headline and lead. */
type Case = readonly [string, string];

function judged(expected: string, cases: readonly Case[]): void {
  it.each(cases)('%s', (title, lead) => {
    expect(relevanceOf([title, lead])).toBe(expected);
  });
}

describe('a mere name is not the subject', () => {
  judged('no', [
    ['스마트시티 약국, 새벽까지 불 켠다', '주민 편의를 위해 약사 두 명이 교대한다.'],
    ['스마트시티한빛공인중개사사무소 영업 정지', '구는 이중계약을 도운 업소를 처분했다.'],
    ['㈜스마트도시산업 신임 이사 세 명', '주주들은 새 경영진을 반겼다.'],
    ['해오름 스마트시티 2차, 84㎡ 15억에 팔려', '부동산 업계는 전세 물건도 귀하다고 했다.'],
    ['스마트시티 배 바둑대회 초등부 우승', '군민회관에서 열린 결승은 반집 승부였다.'],
    ['‘스마트 시티’ 출간한 소설가', '작가는 세 번째 장편을 펴냈다.'],
    ['△△대 스마트도시학부 신설', '면접 없이 40명을 뽑는다.'],
    ['네옴 향초, 백화점 첫 매장', '라벤더 향이 인기다.'],
    ['NEOM FC sign a goalkeeper', 'The Saudi club paid 2 million euros.'],
    ['Smart City Suites reopens its lounge', 'Guests get a free breakfast.'],
    ['Golden Smart City flats resell at a loss', 'Brokers blame mortgage rates.'],
  ]);
});

describe('another subject in the headline', () => {
  judged('no', [
    ['스마트시티 코인 투자 사기 일당 검거', '피해자 300명에게 80억 원을 가로챈 혐의다.'],
    ['B사 2분기 영업이익 급감…스마트시티 부문도 부진', '회사는 배당을 줄인다.'],
    ['도시 짓는 게임 새 확장판', '플레이어는 스마트시티를 꾸미며 교통을 푼다.'],
    ['스마트시티 상표권 다툼 2심', '특허법원은 건설사의 손을 들어 줬다.'],
    ['연등축제 드론쇼에 5만 인파', '시는 매주 공연을 잇는다.'],
    ['[동정] 스마트도시협회장, 장학금 전달', '회원들이 모은 성금이다.'],
  ]);

  it('does not drown a remark in a speech about something else', () => {
    expect(relevanceOf(['장관 후보자 청문회, 부동산 공방', '후보자는 한때 스마트시티 업무를 맡았다고 답했다.'])).toBe(
      'no',
    );
    expect(
      relevanceOf(['시장 취임 3주년 회견', '시장은 공항 이전을 꼽았다. 성과로는 트램, 스마트시티, 산단을 들었다.']),
    ).toBe('no');
  });

  it('costs little where a city acts', () => {
    expect(relevanceOf(['새터시, 아파트 승강기 고장 AI로 미리 잡는다', '시는 진동 센서를 단다.'])).toBe('adjacent');
  });
});

describe('the subject by name or programme', () => {
  judged('core', [
    ['국회, 스마트도시법 개정안 통과', '민간이 특화단지를 제안할 수 있게 된다.'],
    ['두 도시 지수 평가 1위', 'IMD 스마트시티 인덱스에서 취리히가 앞섰다.'],
    ['U-City 관로 낡아 교체비 눈덩이', '지자체는 예산이 없다고 한다.'],
    ['AI 시범도시 두 곳 공모', '국토부는 6월에 대상지를 정한다.'],
    ['네옴, 산악지구 공사 중단 검토', '사우디 매체는 예산 탓이라고 전했다.'],
    ['Woven City takes its first residents', 'Toyota tests robots with 100 families.'],
    ['Kigali smart city plan gets a law', 'Parliament set up an authority.'],
  ]);
});

describe("a city's technology without the name", () => {
  judged('adjacent', [
    ['하수관 막히면 센서가 알린다', '가람시는 저지대 200곳에 감지기를 달았다.'],
    ['빈 자리 알려 주는 공영주차장', '한결시는 앱에서 예약과 결제를 하게 했다.'],
    ['교차로 27곳 신호 AI가 바꾼다…새터구', '구는 카메라로 차량을 세어 주기를 조절한다.'],
    ['수위 오르면 지하차도 자동 차단', '시는 전광판과 차단기를 함께 움직인다.'],
    ['홀몸 어르신 안부 AI 전화', '군은 응답이 없으면 복지사를 보낸다.'],
    ['스마트도시과, 전통시장 와이파이 늘린다', '모래시는 낡은 중계기를 바꿨다.'],
    ['Council hangs noise cameras on five junctions', 'City hall will fine loud motorbikes.'],
    ['Lima maps dirty air with 300 sensors', 'The municipality shows readings on a public map.'],
    ['흙 밀리면 마을에 먼저 운다…새터군 비탈면 기울기 경보', '군은 방송과 문자로 대피를 알린다.'],
    ['새는 물 밤에 듣는다…모래시 수도관에 청음기', '시는 땅속 소리로 샌 곳을 짚는다.'],
    ['꽁초 쌓인 빗물받이 지도로 본다…한결시', '시는 거리에서 찍은 사진으로 청소 차례를 정한다.'],
    ['Lima counts cyclists to place new lanes', 'Detectors under 40 streets report each night, the council says.'],
    ['Lima utility hears leaks before streets flood', 'The city fixed acoustic loggers to its mains.'],
  ]);
});

describe('a city without technology, technology without a city', () => {
  judged('no', [
    ['가람시, 하천변에 꽃길', '시는 코스모스를 심어 나들이객을 맞는다.'],
    ['한결시 시내버스 노선 조정', '시는 배차를 줄이고 막차를 당긴다.'],
    ['새터구, 경로당 급식 늘린다', '구는 조리사 80명을 뽑는다.'],
    ['모래시, AI 반도체 기업 유치', '시는 부지와 세금을 지원한다.'],
    ['서울시, AI 인재 키운다', '시는 인공지능과 클라우드 강의를 연다.'],
    ['정부, 공무원에게 AI 교육', '행정안전부는 자료 분석 과정을 연다.'],
    ['조선소에 디지털트윈', '회사는 도크를 가상공간에 옮겼다.'],
    ['홈 CCTV 요금제 나왔다', '통신사는 설치비를 받지 않는다.'],
    ['로봇청소기 시장 넓어진다', '가전사는 사후관리를 내세웠다.'],
    ['데이터센터 착공에 주민 반발', '투자사는 민간자본 4천억 원을 들인다.'],
    ['빗길 5중 추돌로 두 명 부상', '경찰은 CCTV를 확보했다.'],
    ['Council raises parking fines', 'Drivers who overstay will pay more.'],
    ['City agrees pay deal with teachers', 'The mayor praised both sides.'],
    ['Carmaker opens Lisbon showroom', 'Visitors can try a camera that parks by itself.'],
    ['고령 운전자 면허 반납하면 10만 원', '모래시는 교통카드로 준다.'],
    ['모래시, 마을 축제 드론 촬영 금지', '시는 어기면 과태료를 물린다.'],
    ['도서관 책 도난 늘어…새터구 “CCTV 확인해 고발”', '구는 만화책이 많이 없어졌다고 밝혔다.'],
    ['Drone strike hits Odesa flats', 'The mayor said rescuers pulled out three people.'],
    ['전국 비, 강원 대설주의보', '기상청은 빙판길에 주의하라고 했다. 실시간 레이더는 누리집에 있다.'],
  ]);
});

describe('how to apply', () => {
  it('is no technology of the city: what stands behind the second sentence does not count', () => {
    const lead = '시는 다음 달부터 200원을 올린다. 청소년은 그대로 낸다.';
    expect(relevanceOf(['모래시 시내버스 요금 인상', `${lead} 바뀐 요금은 앱에 나온다.`])).toBe('no');
    expect(relevanceOf(['모래시 시내버스 빈자리 안내', `시는 앱에 남은 자리를 띄운다. ${lead}`])).toBe('adjacent');
  });
});

describe('a long text', () => {
  const report = [
    '한누리건설은 올 상반기 일감이 34% 늘었다고 밝혔다.',
    '주택 부문에서는 재개발을 잇달아 따냈고 층간소음 기술을 내세웠다.',
    '회사는 데이터센터와 스마트시티 등 신사업도 키울 계획이다. 드론과 센서로 현장의 위험을 살핀다.',
  ];

  it('is not about what it mentions on the way', () => {
    expect(relevanceOf(['한누리건설 수주 늘어', report[0] ?? '', report.join('\n')])).toBe('no');
  });

  it('is about what it comes back to, whatever the headline says', () => {
    const lead = '새벽 세 시, 한밭시 관제요원이 화면에서 비틀거리는 사람을 보았다.';
    const body = [
      lead,
      '시는 스마트시티 사업으로 카메라를 한데 모았다.',
      '스마트시티 예산은 내년에 는다.',
      '스마트시티 담당자가 말했다.',
    ];
    expect(relevanceOf(['잠들지 않는 눈', lead, body.join('\n')])).toBe('core');
  });
});

describe('the reasons of a verdict', () => {
  it('carry the stable id of what spoke', () => {
    const { reasons } = classify({ title: '부산시, 스마트시티 협약', lead: '시는 기술을 나눈다.' });
    expect(reasons.map(({ signal }) => signal)).toEqual(expect.arrayContaining(['smart-city', 'city', 'city-body']));
    expect(reasons.every(({ signal }) => signal !== undefined)).toBe(true);
  });

  it('name no technology where nobody acts for a city', () => {
    const { score, relevance } = classify({ title: '센서로 채소 키우는 부엌', lead: '앱으로 물을 준다.' });
    expect(relevance).toBe('no');
    expect(score).toBeLessThan(2);
  });
});
