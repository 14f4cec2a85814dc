import { describe, expect, it } from 'vitest';
import { classify } from '#src/article/classify.ts';
import { ENDS_MS } from '../ends.ts';

function relevanceOf(title: string, lead: string, body?: string): string {
  return classify({ title, lead, body }).relevance;
}

describe('an article about something else', () => {
  it('still carries its topics, for a layer above that takes it in all the same', () => {
    const { relevance, topics } = classify({ title: '시내버스 요금 오른다', lead: '운수업체는 적자라고 했다.' });
    expect([relevance, topics]).toEqual(['no', ['mobility']]);
  });
});

describe('an article about smart cities', () => {
  it('is core when headline or lead name them', () => {
    expect(relevanceOf('대구시, 스마트도시 계획 확정', '대구시는 32개 서비스를 담았다.')).toBe('core');
    expect(relevanceOf('통합플랫폼 29곳 선정', '국토부의 스마트 시티 사업에 174억원이 지원된다.')).toBe('core');
    expect(relevanceOf('K-시티 네트워크 접수', '국토부는 해외 사업을 고른다.')).toBe('core');
  });

  it('is core when a long body speaks of them again and again', () => {
    const body = `${'코펜하겐은 하수와 신호등을 한 화면에 모았다. '.repeat(5)}\n스마트시티는 시민의 것이다.\n스마트시티 국장이 말했다.\n스마트시티의 다음 과제는 난방이다.`;
    expect(relevanceOf('유럽의 조용한 실험', '코펜하겐은 바뀌었다.', body)).toBe('core');
  });

  it('is recognised in English', () => {
    expect(relevanceOf('Hanoi plans a smart city', 'Officials signed a deal.')).toBe('core');
    expect(
      relevanceOf(
        'Busan city launches autonomous shuttle',
        'The municipality linked it to an intelligent transport system.',
      ),
    ).toBe('adjacent');
  });
});

describe('an article near smart cities', () => {
  it('needs a city and two technologies', () => {
    expect(relevanceOf('성동구 스마트쉼터 50호점', '버스정류장에서 공기질을 재고 비상벨을 달았다.')).toBe('adjacent');
    expect(relevanceOf('자율주행 기술 어디까지 왔나', '센서와 5G로 달리는 차를 만드는 회사들을 찾았다.')).toBe('no');
    expect(relevanceOf('성동구 도서관 개관', '주민이 책을 빌린다.')).toBe('no');
  });

  it('is not made of AI and data alone', () => {
    expect(relevanceOf('서울시, AI와 빅데이터 인재 키운다', '시는 인공지능과 클라우드 강의를 연다.')).toBe('no');
  });
});

describe('an article that only bears the name', () => {
  it.each([
    ['○○자이 스마트시티 1순위 마감', '전용면적 84㎡ 아파트 청약에 4천 명이 몰렸다.'],
    ['탕정 스마트시티 모델하우스 열어', '1,120가구 분양을 앞두고 견본주택을 공개했다.'],
    ['[특징주] 스마트시티 테마주 강세', '관련주가 상한가를 기록했다.'],
    ['네옴시티 기대에 주가 급등', '전 거래일보다 17% 올랐다.'],
    ['△△건설 영업이익 12% 감소', '회사는 주택·플랜트·스마트시티 사업을 한다.'],
    ['△△대 스마트시티공학과 경쟁률 6대 1', '신입생을 모집한다.'],
    ['맨체스터 시티, 리그 4연패', '감독은 부상을 걱정했다.'],
    ['서울시티투어버스 야간 운행', '관광객을 위해 2층 버스를 늘린다.'],
    ['[인사] 국토교통부', '국장급 승진 도시정책관 홍길동, 스마트도시과장 전보 김철수'],
  ])('is not relevant: %s', (title, lead) => {
    expect(relevanceOf(title, lead)).toBe('no');
  });

  it('stays irrelevant when the whole text repeats it', () => {
    const body =
      '도룡동 스마트시티 아파트는 전용면적 134㎡가 22억원에 거래됐다. 스마트시티 매매가는 분양가의 세 배다.\n'.repeat(
        6,
      );
    expect(relevanceOf('스마트시티 아파트 매매가 또 올라', '실거래가 1위다.', body)).toBe('no');
  });
});

describe('words outside the article', () => {
  it('do not count', () => {
    expect(relevanceOf('동네 빵집', '주인은 네 시에 연다. [관련기사] 스마트시티 통합플랫폼 자율주행')).toBe('no');
    expect(
      relevanceOf(
        '동네 빵집',
        '주인은 네 시에 연다.',
        '주인은 네 시에 연다.\n많이 본 뉴스 스마트시티 엑스포\n관련기사: 스마트시티',
      ),
    ).toBe('no');
  });

  it('end with their line: what follows a related link is the article again', () => {
    expect(
      relevanceOf(
        '도시 이야기',
        '길을 걷는다.',
        '길을 걷는다.\n[관련기사] 빵집\n스마트시티는 스마트시티답게, 스마트시티 국장이 말했다.',
      ),
    ).toBe('core');
  });

  it('do not count twice when the body begins with the lead', () => {
    const lead = '시는 스마트시티를 조성한다.';
    expect(classify({ title: '도시', lead, body: `${lead}\n다음 문단이다.` }).score).toBe(
      classify({ title: '도시', lead, body: '다음 문단이다.' }).score,
    );
  });

  it('deep in a long text are a remark, not the subject', () => {
    const body = `${'그는 사람을 뽑는 일이 가장 어려웠다고 했다.\n'.repeat(12)}스마트시티에도 관심이 있다고 덧붙였다.`;
    expect(relevanceOf('스타트업 20년', '창업자는 실패를 말했다.', body)).toBe('no');
  });
});

describe('the reasons', () => {
  it('can be printed and add up to the score', () => {
    const { reasons, score } = classify({
      title: '부산시, 블록체인 스마트시티 협약',
      lead: '시는 스마트시티에 블록체인을 쓴다.',
    });
    expect(reasons[0]?.text).toBe('스마트시티 ×2 (+10)');
    expect(score).toBeCloseTo(
      reasons.reduce((sum, { weight }) => sum + weight, 0),
      5,
    );
  });

  it('say what spoke against it', () => {
    const { reasons } = classify({ title: '스마트시티 1순위 청약', lead: '모델하우스를 연다.' });
    expect(reasons.map(({ text }) => text).join(' ')).toMatch(/1순위 ×3 \(−[\d.]+\)/);
  });
});

it('is decided in linear time', () => {
  for (const unit of [
    '스마트시티 아파트 ',
    '자이 스마트시티',
    '스마트 ',
    '가나다시는 ',
    '[',
    '관련 ',
    '디지털 ',
    'a ',
    '·',
  ]) {
    const text = unit.repeat(100_000 / unit.length);
    const startedAt = performance.now();
    classify({ title: text.slice(0, 500), lead: text, body: text });
    expect(performance.now() - startedAt).toBeLessThan(ENDS_MS);
  }
});
