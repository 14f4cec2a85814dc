import { describe, expect, it } from 'vitest';
import { findAgreements } from '#src/article/agreements.ts';
import { isOrganisation } from '#src/article/agreements/organisations.ts';

const PUBLISHED = Date.parse('2025-03-14T10:00:00+09:00');

function partiesIn(...sentences: readonly string[]): readonly (readonly string[])[] {
  return findAgreements({ title: '', sentences, publishedAt: PUBLISHED, language: 'ko' }).map(({ parties }) => parties);
}

describe('the parties of an agreement', () => {
  it.each([
    ['A와 B, C는', '대구시와 경북도, 한국도로공사는 화물차 관제 협약을 맺었다.', ['대구시', '경북도', '한국도로공사']],
    ['middle dots', '순천시는 여수시·광양시와 버스정보 협약을 체결했다.', ['순천시', '여수시', '광양시']],
    ['등 N개 기관', '전주시는 KT, 전북대 등 5개 기관과 신호 실증 협약을 맺었다.', ['전주시', 'KT', '전북대']],
    [
      'plain names before 등 … 기업',
      '군산시는 태양합금, 신화이앤이 등 중소기업 2곳과 투자협약을 체결했다.',
      ['군산시', '태양합금', '신화이앤이'],
    ],
    [
      'a list with triangles',
      '현대차는 김해에서 △환경부 △부산시 △울산시와 수소버스 협약을 체결했다.',
      ['현대차', '환경부', '부산시', '울산시'],
    ],
    ['비롯해', '환경부가 현대차를 비롯해 삼성물산과 통근버스 협약을 체결했다.', ['환경부', '현대차', '삼성물산']],
    ['a day inside the list', '파주시는 3일 연세대, 6일 고려대와 협약을 맺었다.', ['파주시', '연세대', '고려대']],
    ['의', '안산시와 온빛그리드의 공급 협약이 체결됐다.', ['안산시', '온빛그리드']],
    ['a company named like a thing', '안산시는 온누빛드론과 ‘방제’ 협약을 체결했다.', ['안산시', '온누빛드론']],
    ['간', '안산시와 온빛그리드 간 공급 계약이 체결됐다.', ['안산시', '온빛그리드']],
    ['a description before the name', '부산시는 현지 물류기업 나르지오와 협약을 맺었다.', ['부산시', '나르지오']],
    ['a foreign state', 'LH는 베트남 후에성과 협력 양해각서를 맺었다.', ['LH', '후에성']],
    [
      'a ministry of another country',
      '국토교통부는 사우디 주택부와 양해각서를 교환했다.',
      ['국토교통부', '사우디 주택부'],
    ],
    ['a company mark', '원주시는 ㈜메디온과 실증 협약을 체결했다.', ['원주시', '메디온']],
    ['a company mark behind', '유성구는 하스트 주식회사와 설치 협약을 체결했다.', ['유성구', '하스트']],
    ['offices in brackets', '모아파킹(대표 이수진)과 가람시(시장 김온)는 협약을 맺었다.', ['모아파킹', '가람시']],
    [
      'a part of a body',
      '사천시와 한국국토정보공사(LX) 경남지역본부는 협약을 체결했다.',
      ['사천시', '한국국토정보공사 경남지역본부'],
    ],
    ['relative clauses', 'LX와 완주군이 체결한 ‘공간정보 행정’ 협약이 다음 달 끝난다.', ['LX', '완주군']],
    [
      'who signs in it, not who tells',
      '금융위는 카카오뱅크가 우리은행과 맺은 업무협약을 살핀다.',
      ['카카오뱅크', '우리은행'],
    ],
    ['between noun and verb', '동해시는 업무협약을 강원테크노파크와 체결했다.', ['동해시', '강원테크노파크']],
  ])('are found: %s', (_, sentence, parties) => {
    expect(partiesIn(sentence)).toEqual([parties]);
  });

  it('are the bodies behind offices', () => {
    expect(partiesIn('이장우 대전시장과 김유진 KAIST 총장은 10일 육성 협약서에 서명했다.')).toEqual([
      ['대전시', 'KAIST'],
    ]);
    expect(partiesIn('최아린 볼트온 대표와 김온 유성경찰서장은 협약을 체결했다.')).toEqual([['볼트온', '유성경찰서']]);
  });

  it('are taken from the guests when nobody else is named', () => {
    expect(
      partiesIn('울주군은 21일 이선호 군수와 윤한필 한국수자원공사 사장 등이 참석한 가운데 구축 협약을 체결했다.'),
    ).toEqual([['울주군', '한국수자원공사']]);
  });

  it('are remembered from the sentences before', () => {
    expect(partiesIn('성남시는 재난 대응에 나선다.', '시는 6일 KT와 분석 협약을 맺었다.')).toEqual([['성남시', 'KT']]);
    expect(partiesIn('청주시는 오송재단과 손을 잡았다.', '두 기관은 10일 업무협약을 체결했다.')).toEqual([
      ['청주시', '오송재단'],
    ]);
    expect(partiesIn('보령시는 친환경 항만을 꿈꾼다.', '지난 10일 KT와 업무협약을 체결했다.')).toEqual([
      ['보령시', 'KT'],
    ]);
  });

  it('are no common nouns', () => {
    for (const sentence of [
      '시는 교통과 안전 개선을 위한 협약을 체결했다.',
      '교통과 환경, 복지를 아우르는 업무협약을 체결했다.',
      '지능형교통시스템과 데이터센터 구축을 위한 협약을 맺었다.',
      '행정안전부는 17개 시도와 공유 협약을 체결했다.',
    ])
      expect(partiesIn(sentence)).toEqual([]);
  });

  it('are no purposes of an agreement with another', () => {
    expect(partiesIn('포항시는 8일 갯마루와 바다 보전을 위해 한국전력과 협약을 체결했다.')).toEqual([
      ['포항시', '한국전력'],
    ]);
  });
});

describe('a body', () => {
  it.each([
    '한국수자원공사',
    '볼더시',
    '누리에너지',
    '고용노동부',
    '부산창조경제혁신센터',
    '한국중부발전',
    'SK텔레콤',
    '국민대',
  ])('is %s', (name) => {
    expect(isOrganisation(name)).toBe(true);
  });

  it.each([
    '지능형교통시스템',
    '신재생에너지',
    '스마트도시',
    '보수공사',
    '지휘부',
    '거래처',
    '시간대',
    'AI',
    'AI반도체',
    '리빙랩',
  ])('is not %s', (name) => {
    expect(isOrganisation(name)).toBe(false);
  });
});
