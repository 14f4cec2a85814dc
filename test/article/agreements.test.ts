import { describe, expect, it } from 'vitest';
import { findAgreements } from '#src/article/agreements.ts';
import type { Agreement } from '#src/model-facts.ts';

const PUBLISHED = Date.parse('2024-03-22T10:00:00+09:00');

function agreementsIn(...sentences: readonly string[]): readonly Agreement[] {
  return findAgreements({ title: '', sentences, publishedAt: PUBLISHED, language: 'ko' });
}

function partiesIn(sentence: string): readonly string[] {
  return agreementsIn(sentence)[0]?.parties ?? [];
}

function headlinePartiesIn(title: string): readonly string[] | undefined {
  return findAgreements({ title, sentences: ['본문이다.'], publishedAt: PUBLISHED, language: 'ko' })[0]?.parties;
}

describe('an agreement', () => {
  it('has parties, subject, status and date', () => {
    expect(
      agreementsIn('세종시는 20일 한국토지주택공사(LH)와 국가시범도시 조성을 위한 업무협약을 체결했다고 밝혔다.'),
    ).toEqual([
      { parties: ['세종시', '한국토지주택공사'], subject: '국가시범도시 조성', status: 'signed', date: '2024-03-20' },
    ]);
  });

  it('takes its subject from its quoted name', () => {
    const [agreement] = agreementsIn(
      '재단은 25일 달랏시와 ‘자족도시 구축을 위한 협약식’을 체결했다.',
      '한빛재단은 달랏시와 ‘자족도시 구축을 위한 협약식’을 체결했다.',
    );
    expect(agreement?.subject).toBe('자족도시 구축');
  });

  it.each([
    [
      '대구시는 오는 25일 KT, 경북대, 대구도시공사 등과 실증 협약을 체결할 예정이다.',
      ['대구시', 'KT', '경북대', '대구도시공사'],
    ],
    ['네이버와 부산시는 디지털트윈 구축 업무협약(MOU)을 맺었다.', ['네이버', '부산시']],
    ['카카오모빌리티는 제주도와 ‘스마트 교통 혁신’ 업무협약을 체결했다.', ['카카오모빌리티', '제주도']],
    ['서울교통공사·SK텔레콤·KT는 안전 관제 업무협약을 체결했다.', ['서울교통공사', 'SK텔레콤', 'KT']],
    ['창원특례시와 국토교통부, LX공사가 협약식을 개최했다.', ['창원특례시', '국토교통부', 'LX공사']],
    ['엔테크는 사우디 국영기업 마산드와 300억원 규모 관제 계약을 맺었다.', ['엔테크', '마산드']],
    ['국토연구원과 16개 지역연구기관 간 협력 업무협약을 체결하고 논의했다.', ['국토연구원', '16개 지역연구기관']],
    [
      'KT와 LG유플러스 역시 수자원공사, 부산시 등과 조성 협약을 맺고 사업을 한다.',
      ['KT', 'LG유플러스', '수자원공사', '부산시'],
    ],
  ])('knows who signs: %s', (sentence, parties) => {
    expect(partiesIn(sentence)).toEqual(parties);
  });

  it.each([
    '협약은 기술 교류와 인력 양성을 담았다.',
    '효과와 평가를 위한 협약을 체결했다.',
    '양측은 협약을 맺고 교류와 협력을 넓히기로 했다.',
    '이번 협약은 지난해 체결한 협약의 후속이다.',
    '시의회는 조례를 협약 없이 통과시켰다.',
  ])('invents no party: %s', (sentence) => {
    expect(agreementsIn(sentence)).toEqual([]);
  });

  it('is planned until it is signed', () => {
    expect(agreementsIn('부산시와 KT는 협약을 체결할 예정이다.')[0]?.status).toBe('planned');
    expect(agreementsIn('부산시와 KT는 협약을 맺기로 했다.')[0]?.status).toBe('planned');
    expect(agreementsIn('부산시와 KT는 협약을 체결하고 사업을 추진할 예정이다.')[0]?.status).toBe('signed');
  });

  it('is told once, however often the text repeats it', () => {
    expect(
      agreementsIn(
        '부산시와 KT는 20일 협약을 체결했다.',
        '부산시는 KT와 협약을 맺고 사업을 시작한다.',
        '이번 협약을 체결한 두 기관은 웃었다.',
      ),
    ).toHaveLength(1);
  });

  it('without named parties is told when it names a sum', () => {
    expect(agreementsIn('현장에서 775억 원의 수출 계약이 체결됐다.')).toMatchObject([
      { parties: [], status: 'signed' },
    ]);
    expect(agreementsIn('현장에서 수출 계약이 체결됐다.')).toEqual([]);
  });

  it('is read from the headline when no sentence tells it', () => {
    expect(headlinePartiesIn('천안시-서울디지털재단 스마트도시 업무협약')).toEqual(['천안시', '서울디지털재단']);
    expect(headlinePartiesIn('부산시, 네이버와 디지털트윈 업무협약 체결')).toEqual(['부산시', '네이버']);
    expect(headlinePartiesIn('자율주행버스 달린다…서울시·국토부 협약')).toEqual(['서울시', '국토부']);
    expect(headlinePartiesIn('스마트시티 업무협약')).toBeUndefined();
  });

  it('is read in English', () => {
    const sentences = [
      'Seoul signed a memorandum of understanding with the City of Da Lat to build a data platform.',
      'LH and KT will sign an MOU on smart city projects.',
    ];
    expect(findAgreements({ title: '', sentences, publishedAt: PUBLISHED, language: 'en' })).toMatchObject([
      { parties: ['Seoul', 'City of Da Lat'], status: 'signed', subject: 'build a data platform' },
      { parties: ['LH', 'KT'], status: 'planned', subject: 'smart city projects' },
    ]);
  });
});
