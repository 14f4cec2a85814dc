import { describe, expect, it } from 'vitest';
import { findAgreements } from '#src/article/agreements.ts';

const PUBLISHED = Date.parse('2025-06-12T10:00:00+09:00');

function partiesOf(
  language: 'ko' | 'en',
  title: string,
  ...sentences: readonly string[]
): readonly (readonly string[])[] {
  return findAgreements({ title, sentences, publishedAt: PUBLISHED, language }).map(({ parties }) =>
    parties.toSorted(),
  );
}

describe('a Korean agreement', () => {
  it.each([
    ['제천시는 ‘온누리드’와 ‘수요응답형 버스’ 도입을 위한 양해각서를 교환했다.', ['제천시', '온누리드']],
    ["거제시가 재난 예측 전문기업 '파도와숲'을 운영 파트너로 선정하고 9일 위탁 계약을 맺었다.", ['거제시', '파도와숲']],
    [
      '이번 협약에는 구미시, 금오공대, 에스앤비랩, 도담테크가 참여했다.',
      ['구미시', '금오공대', '에스앤비랩', '도담테크'],
    ],
    ['한국전자통신연구원은 10일 이든소닉에 음향 기술을 이전하는 계약을 체결했다.', ['한국전자통신연구원', '이든소닉']],
    ['하이로닉과 공주시는 업무협약을 통해 스마트 경로당을 조성하기로 했다.', ['하이로닉', '공주시']],
    ['SK에코플랜트는 이날 입주사인 덕산하이메탈과도 용수 재이용 협약을 맺었다.', ['SK에코플랜트', '덕산하이메탈']],
    ['주차 솔루션을 개발하는 파킹온은 11일 남양주시와 시범 운영 협약을 체결했다.', ['파킹온', '남양주시']],
    ['동구는 청년 주거 문제를 풀기 위해 청춘다락과 협약했다.', ['동구', '청춘다락']],
    ['KB국민카드는 용산구와 데이터 지원을 위한 업무 제휴를 맺었다.', ['KB국민카드', '용산구']],
    ['오산시는 ㈜네모난지구·경기대 산학협력단과 협약을 맺었다.', ['오산시', '네모난지구', '경기대 산학협력단']],
    ['이번 업무협약은 진도군과 오션플래닛이 바다숲을 함께 살피기 위해 마련됐다.', ['진도군', '오션플래닛']],
    ['이번 협약으로 가온셀과 서귀포시는 수소 지게차를 시범 운영한다.', ['가온셀', '서귀포시']],
    ['삼표시멘트가 삼척시와 협약을 맺자 주민들은 반겼다.', ['삼표시멘트', '삼척시']],
    ['대구시는 시원연구소, ㈜그늘과바람 두 곳과 협약을 체결했다.', ['대구시', '시원연구소', '그늘과바람']],
    ['마포구는 상권 분석 스타트업 골목경제와 이용 계약을 체결했다.', ['마포구', '골목경제']],
    ['협약을 맺은 곳은 달서구와 대성하이텍, 계명대다.', ['달서구', '대성하이텍', '계명대']],
    ['안양시는 스마트기술과 인문학을 결합한 교육 협약을 한세대와 체결했다.', ['안양시', '한세대']],
    ['전주시는 한옥마을과 남부시장을 잇는 트램 협약을 철도기술연구원과 체결했다.', ['전주시', '철도기술연구원']],
    ['현대건설은 미국 홀텍과 개발 계약을 체결했다.', ['현대건설', '홀텍']],
    ['김제시, 전북바이오원, 새만나 세 곳이 11일 협약을 맺었다.', ['김제시', '전북바이오원', '새만나']],
    ['모레 군산시와 군산대, 늘솔로봇의 업무협약식이 열린다.', ['군산시', '군산대', '늘솔로봇']],
    ['속초시와 설악북데이터센터가 투자협약을 체결한 사실이 알려졌다.', ['속초시', '설악북데이터센터']],
    ['광양시와 초남마을 주민대책위원회는 합의서에 서명했다.', ['광양시', '초남마을 주민대책위원회']],
    ['원주시와 상지대, 의료기기 업체 3곳은 디지털 헬스 협약을 체결했다.', ['원주시', '상지대']],
  ])('names who signs: %s', (sentence, parties) => {
    expect(partiesOf('ko', '', sentence)).toEqual([parties.toSorted()]);
  });

  it.each([
    ['파주시-두나래, 빈집 데이터 사업 맞손', ['파주시', '두나래']],
    ['삼척시·동해시, 광역 폐기물 처리 합의서 서명', ['삼척시', '동해시']],
    ['“물류도 똑똑하게” 이천시, 로지스올과 업무협약', ['이천시', '로지스올']],
    ['문경시 - 대성하이텍 투자협약', ['문경시', '대성하이텍']],
    ['쏠라이트, LH와 제로에너지 단지 계약…120억 규모', ['쏠라이트', 'LH']],
    ['광주 북구, 전남대·GIST와 헬스케어 협약', ['광주 북구', '전남대', 'GIST']],
  ])('is told by its headline: %s', (title, parties) => {
    expect(partiesOf('ko', title, '사업은 내년에 시작된다.')).toEqual([parties.toSorted()]);
  });

  it('belongs to a pair of plain names told in the sentence before', () => {
    expect(
      partiesOf(
        'ko',
        '',
        '가람씨앤티와 루트나인이 손잡고 측위 시장에 나선다.',
        '양사는 11일 전략적 업무협약을 체결했다.',
      ),
    ).toEqual([['가람씨앤티', '루트나인'].toSorted()]);
  });

  it('takes its other side from the sentence that follows', () => {
    expect(
      partiesOf('ko', '', '네온브릭과의 업무협약 체결식이 11일 열렸다.', '고성군은 관광 안내 로봇을 들여온다.'),
    ).toEqual([['고성군', '네온브릭'].toSorted()]);
  });

  it('is one of several that share a verb', () => {
    expect(
      partiesOf('ko', '', '파크핏은 10일 오스틴시와 주차 협약을, 11일에는 댈러스교통공사와 환승 협약을 각각 체결했다.'),
    ).toEqual([['오스틴시', '파크핏'].toSorted(), ['댈러스교통공사', '파크핏'].toSorted()]);
  });

  it.each([
    '성남시는 교통과 환경 문제를 풀기 위한 협약을 체결했다.',
    '세종시는 홍길동 교수와 협약을 맺고 데이터 연구를 한다.',
    '시민들은 협약 내용을 공개하라고 요구했다.',
    '수소와 암모니아를 섞어 쓰는 발전 협약이 체결됐다.',
    '경기도는 탄소중립과 녹색성장을 위해 도내 기업들과 협약을 체결했다.',
    '이번 협약은 데이터와 인공지능이 도시를 바꾸는 계기가 될 것으로 기대된다.',
    '신안군은 별빛과 바람을 활용한 발전 협약을 체결했다.',
    '청주시는 시민단체와 대학, 기업이 참여하는 탄소중립 협약을 체결했다.',
  ])('has no party that is a common noun: %s', (sentence) => {
    expect(partiesOf('ko', '', sentence).filter((parties) => parties.length > 1)).toEqual([]);
  });
});

describe('an English agreement', () => {
  it.each([
    ['Quantex was awarded a $12 million contract by the City of Sunnydale.', ['Quantex', 'City of Sunnydale']],
    ['The City of Sunnydale awarded a $12 million contract to Quantex.', ['Quantex', 'City of Sunnydale']],
    ['The contract was awarded to Thales by Transport for NSW last week.', ['Thales', 'Transport for NSW']],
    ['Nordheim and Pixelgrid joined forces under an agreement signed on June 3.', ['Nordheim', 'Pixelgrid']],
    [
      'Meridian Transit teamed up with Kappa Mobility under a three-year agreement.',
      ['Meridian Transit', 'Kappa Mobility'],
    ],
    ['Under the memorandum, Tallis and the Port of Grenoa will share berth data.', ['Tallis', 'Port of Grenoa']],
    ['The lighting agreement between Portwick and Sensorium takes effect in July.', ['Portwick', 'Sensorium']],
    ['The partnership between Arup and Leeds City Council, signed in May, runs on.', ['Arup', 'Leeds City Council']],
    ['Suwon has signed an MOU with three universities, including Ajou University.', ['Suwon', 'Ajou University']],
    ['Siemens and Deutsche Bahn, a rail operator, have agreed on a contract.', ['Siemens', 'Deutsche Bahn']],
    [
      'Itron has reached an agreement with Pacific Gas and Electric Company.',
      ['Itron', 'Pacific Gas and Electric Company'],
    ],
    [
      'PTV Group landed a contract from Transport for Greater Manchester.',
      ['PTV Group', 'Transport for Greater Manchester'],
    ],
    ['Seongnam renewed its contract with CJ OliveNetworks on Monday.', ['Seongnam', 'CJ OliveNetworks']],
    ['Verity Labs will work with Surrey County Council under a memorandum.', ['Verity Labs', 'Surrey County Council']],
    [
      'Having terminated its contract with Brightpole, Ashby Council signed a contract with Luxnode.',
      ['Ashby Council', 'Luxnode'],
    ],
  ])('names who signs: %s', (sentence, parties) => {
    expect(partiesOf('en', '', sentence)).toEqual([parties.toSorted()]);
  });

  it.each([
    'Talks on the contract between Calder Council and Wavelink continue.',
    'Wavecom worked with Telix on a deal.',
    'The city council voted to approve a contract with Flock Safety.',
    'Under the terms of the contract, the supplier must deliver 40 buses.',
    'Wavelink could win a contract from Calder Council.',
  ])('is none: %s', (sentence) => {
    expect(partiesOf('en', '', sentence)).toEqual([]);
  });
});

describe('a notice of an agreement', () => {
  const lines = [
    '□ 협약명: 하천 수위 공동 관측 업무협약',
    '□ 협약기관: 충청남도, 공주대(KNU), ㈜물길',
    '※ 문의: 하천과',
  ];
  const told = (...given: readonly string[]) =>
    findAgreements({ title: '', sentences: given, publishedAt: PUBLISHED, language: 'ko' });

  it('is read by its labels', () => {
    expect(told(...lines, '□ 체결일: 2025. 6. 12.(목)')).toEqual([
      { parties: ['충청남도', '공주대', '물길'], subject: '하천 수위 공동 관측', date: '2025-06-12', status: 'signed' },
    ]);
    expect(told(...lines, '□ 체결일: 2025. 6. 20.')).toMatchObject([{ status: 'planned' }]);
  });

  it('is none where only those who came are named', () => {
    expect(told('□ 협약식 참석자: 김가람, 이나래', '□ 장소: 시청')).toEqual([]);
  });
});

it('takes no time of day for a party, and the day of the ceremony for that of the agreement', () => {
  const told = findAgreements({
    title: '',
    sentences: [
      '11일 시청에서 열린 협약식에는 부시장이 나왔다.',
      '나주시는 이 자리에서 한국전력공사와 ‘야간 충전’ 업무협약에 서명했다.',
      '오후에는 학교를 찾았다.',
    ],
    publishedAt: PUBLISHED,
    language: 'ko',
  });
  expect(told).toEqual([
    { parties: ['나주시', '한국전력공사'], subject: '야간 충전', status: 'signed', date: '2025-06-11' },
  ]);
});

it('tells two agreements of one sentence apart in English', () => {
  const sentence = 'Suncheon City signed an MOU with Leafwise on June 9 and another with Bay University on June 11.';
  expect(partiesOf('en', '', sentence)).toEqual(
    [
      ['Leafwise', 'Suncheon City'],
      ['Bay University', 'Suncheon City'],
    ].map((parties) => parties.toSorted()),
  );
});

it('knows whom it means behind a day in English', () => {
  const sentences = [
    'Port Lowell Council ended its contract with Oldgate last month.',
    'On 9 June it signed a new contract with Brightloop.',
  ];
  expect(partiesOf('en', '', ...sentences)).toEqual([['Brightloop', 'Port Lowell Council']]);
});
