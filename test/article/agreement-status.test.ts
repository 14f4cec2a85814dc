import { describe, expect, it } from 'vitest';
import { findAgreements } from '#src/article/agreements.ts';
import type { Agreement } from '#src/model-facts.ts';

const PUBLISHED = Date.parse('2025-03-14T10:00:00+09:00');

function agreementsIn(...sentences: readonly string[]): readonly Agreement[] {
  return findAgreements({ title: '', sentences, publishedAt: PUBLISHED, language: 'ko' });
}

function fromHeadline(title: string, sentence = '본문이다.'): readonly Agreement[] {
  return findAgreements({ title, sentences: [sentence], publishedAt: PUBLISHED, language: 'ko' });
}

describe('the status of an agreement', () => {
  it.each([
    '부산시와 KT는 오는 20일 관제 협약을 체결한다.',
    '부산시와 KT는 관제 협약을 체결할 방침이다.',
    '부산시와 KT는 관제 협약을 추진하고 있다.',
    '부산시와 KT는 오는 20일 관제 협약식을 갖는다.',
    '부산시와 KT는 이달 말 관제 협약을 체결하기로 합의했다.',
    '부산시는 오는 20일 KT와 협약을 맺고 관제를 시작할 예정이다.',
  ])('is planned: %s', (sentence) => {
    expect(agreementsIn(sentence)).toMatchObject([{ parties: ['부산시', 'KT'], status: 'planned' }]);
  });

  it.each([
    '부산시와 KT는 관제 협약서에 서명했다.',
    '부산시와 KT는 관제 협약을 체결하고 내년에 시작할 예정이다.',
    '부산시는 지난해 KT와 맺은 관제 협약에 따라 카메라를 달았다.',
    '부산시는 KT와의 협약을 근거로 직원을 보냈다.',
    '부산시는 KT와의 협약을 해지했다는 보도에 대해 사실이 아니라고 밝혔다.',
    '부산시와 KT는 협약서에 도장을 찍었다.',
  ])('is signed: %s', (sentence) => {
    expect(agreementsIn(sentence)).toMatchObject([{ parties: ['부산시', 'KT'], status: 'signed' }]);
  });

  it.each([
    '부산시와 KT는 협약을 체결하지 않기로 했다.',
    '부산시는 KT와 체결한 업무협약을 해지했다.',
    '부산시는 KT와 협약을 체결하는 방안을 검토하고 있다.',
    '부산시는 KT와 협약을 체결했다는 소문을 부인했다.',
    '부산시와 KT의 협약 체결이 무산됐다.',
    '부산시는 KT와 협약을 맺을지 정하지 못했다.',
    '부산시와 KT는 협약을 맺었나?',
    '부산시는 람사르협약 사무국에서 인증을 받았다.',
    '부산교통공사 노사는 단체협약을 체결했다.',
  ])('is none: %s', (sentence) => {
    expect(agreementsIn(sentence)).toEqual([]);
  });

  it('ends for an agreement told before', () => {
    expect(agreementsIn('부산시는 KT와 협약을 맺었다.', '부산시는 지난달 KT와의 협약을 파기했다.')).toEqual([]);
  });
});

describe('the subject and the day of an agreement', () => {
  it.each([
    ['부산시는 KT와 도로 관제에 관한 위·수탁 협약을 체결했다.', '도로 관제'],
    ['부산시는 12일 시청에서 KT와 산단 전력 개방을 위한 업무협약을 체결했다.', '산단 전력 개방'],
    ['부산시는 KT와 ‘드론 택배’ 사업을 위한 업무협약을 체결했다.', '드론 택배 사업'],
    ['부산시는 KT와 새싹기업을 지원하기 위한 업무협약을 체결했다.', '새싹기업 지원'],
    ['부산시는 도로 안전 강화를 위해 KT와 업무협약을 체결했다.', '도로 안전 강화'],
    ['부산시와 KT는 업무협약을 체결했다.', ''],
  ])('is what it is for: %s', (sentence, subject) => {
    expect(agreementsIn(sentence)[0]?.subject).toBe(subject);
  });

  it.each([
    ['부산시는 그제 KT와 협약을 체결했다.', '2025-03-12'],
    ['부산시는 전날 KT와 협약을 체결했다고 13일 밝혔다.', '2025-03-12'],
    ['부산시는 KT와 협약을 체결했다고 13일 밝혔다.', undefined],
    ['부산시는 지난 화요일 KT와 협약을 체결했다.', '2025-03-11'],
    ['부산시는 3. 12.(수) KT와 협약을 체결했다.', '2025-03-12'],
    ['부산시-KT, 관제 업무협약 체결(11일)', '2025-03-11'],
    ['13일 부산시에 따르면 부산시는 KT와 협약을 체결했다.', undefined],
  ])('is on the day it was signed: %s', (sentence, date) => {
    expect(agreementsIn(sentence)).toMatchObject([{ parties: ['부산시', 'KT'], date }]);
  });

  it('is on the day of the ceremony that the next sentence tells', () => {
    expect(
      agreementsIn('부산시는 KT와 협약을 체결했다고 14일 밝혔다.', '이번 협약은 지난 12일 시청에서 이뤄졌다.'),
    ).toMatchObject([{ date: '2025-03-12' }]);
  });

  it('is two agreements when days differ', () => {
    expect(
      agreementsIn('부산시와 KT는 지난 2월 3일 양해각서를 체결한 데 이어 10일 ‘관제 위탁’ 계약을 체결했다.'),
    ).toMatchObject([{ date: '2025-02-03' }, { date: '2025-03-10', subject: '관제 위탁' }]);
  });

  it('is planned on the day that heads the list', () => {
    expect(agreementsIn('◇20일(목)', '▲ 부산시-KT, ‘관제’ 업무협약 체결(오후 2시)')).toMatchObject([
      { parties: ['부산시', 'KT'], status: 'planned', date: '2025-03-20' },
    ]);
  });
});

describe('a headline', () => {
  it('tells an agreement that no sentence tells', () => {
    expect(fromHeadline('인천시·인천공항공사·한화, 버티포트 3자 협약')).toMatchObject([
      { parties: ['인천시', '인천공항공사', '한화'], status: 'signed' },
    ]);
    expect(fromHeadline('부산시, KT·LH와 관제 3자 업무협약')).toMatchObject([{ parties: ['부산시', 'KT', 'LH'] }]);
    expect(fromHeadline('KT와 손잡은 부산시, 관제 협약')).toMatchObject([{ parties: ['KT', '부산시'] }]);
    expect(fromHeadline('대구시, 오는 20일 KT와 투자협약')).toMatchObject([{ status: 'planned' }]);
    expect(fromHeadline('부천시-하늘온테크 ‘맞손’…관제 고도화', '협약 기간은 2년이다.')).toMatchObject([
      { parties: ['부천시', '하늘온테크'] },
    ]);
  });

  it('names the parties a sentence leaves out', () => {
    expect(fromHeadline('강릉시-누빔온, 관제 업무협약', '지난 12일 업무협약을 체결했다.')).toMatchObject([
      { parties: ['강릉시', '누빔온'], date: '2025-03-12' },
    ]);
  });

  it('that doubts, asks or tells of an end is none', () => {
    for (const title of ['부천시, KT와 협약 맺나?', '부천시-KT 협약 해지', '부천시-KT 협약 논란'])
      expect(fromHeadline(title)).toEqual([]);
  });
});
