import { describe, expect, it } from 'vitest';
import { TOPICS } from '#src/article/topic-names.ts';
import { findTopics } from '#src/article/topics.ts';
import { compileLists, compileTerms } from '#src/article/relevance/terms.ts';

function topicsOf(title: string, lead: string, rest = ''): readonly string[] {
  return findTopics({ title, lead, rest });
}

describe('topics', () => {
  it('come from a clear word in headline or lead', () => {
    expect(topicsOf('김천시, 모빌리티 특화 스마트도시 협약식', '160억원을 들인다.')).toEqual(
      expect.arrayContaining(['mobility', 'mou']),
    );
    expect(topicsOf('실증 도시 선정', '후에에서 디지털트윈 서비스를 실증한다.')).toContain('digitaltwin');
  });

  it('do not come from an enumeration', () => {
    expect(topicsOf('거점형 스마트시티 선정', '교통·환경·에너지 등 11개 서비스를 만든다.')).toEqual(['governance']);
  });

  it('need more than an everyday word in a long body', () => {
    const rest = `${'도시는 여러 시설을 관리한다. '.repeat(60)}교통이 편하다.`;
    expect(topicsOf('도시의 하루', '시민을 만났다.', rest)).not.toContain('mobility');
  });

  it.each([
    ['하천 수위 오르면 문자', '시는 계측기 40대를 달았다.', 'water'],
    ['골목 미세먼지 알려 주는 측정기', '시는 100대를 달았다.', 'environment'],
    ['빈자리 안내하는 공영주차장', '운전자는 앱으로 예약한다.', 'mobility'],
    ['감사원, 통합플랫폼 운영 점검', '지자체에 주의를 요구했다.', 'governance'],
    ['관광객 흐름 세어 보니', '도는 통신 자료를 썼다.', 'tourism'],
    ['우븐시티 첫 주민', '직원들이 새 이동수단을 시험한다.', 'livinglab'],
    ['Virtual power plant links libraries', 'The city sells what is left.', 'energy'],
    ['Two mayors sign a memorandum', 'They will share know-how.', 'mou'],
  ])('are found in short news: %s', (title, lead, topic) => {
    expect(topicsOf(title, lead)).toContain(topic);
  });

  it.each([
    ['고갯길 살얼음 먼저 안다…한결시', '시는 노면 온도를 읽는다.', 'safety'],
    ['회의록 받아 적는 프로그램…모래시의회', '의회는 초안을 이틀 만에 낸다.', 'governance'],
    ['혼자 사는 노인 안부 묻는 전등', '군은 켜고 끄는 때를 본다.', 'health'],
    ['Lima pipes tell where they leak', 'The utility lost a third of its tap water.', 'water'],
    ['Planners test towers in a virtual replica', 'Wind is computed for each block.', 'digitaltwin'],
  ])('are told by everyday words: %s', (title, lead, topic) => {
    expect(topicsOf(title, lead)).toContain(topic);
  });

  it('keep an agreement beside a subject that fills the article', () => {
    const lead = '두 기관은 자율주행 셔틀과 횡단보도, 신호등, 버스 노선을 살핀다. 협약은 3년이다.';
    expect(topicsOf('모래시·가람교통, 자율주행 버스와 트램 협약', lead)).toEqual(['mobility', 'mou']);
  });

  it('do not come from the name of who acts', () => {
    expect(topicsOf('행정안전부, 국토안전관리원과 회의', '교통안전공단도 왔다.')).toEqual([]);
  });

  it('are policy when money and a choice are all there is', () => {
    expect(topicsOf('두 도시 공모 선정', '국비 160억 원을 받는다.')).toEqual(['governance']);
    expect(topicsOf('공모 선정된 자율주행 셔틀', '국비 160억 원을 받는다.')).toEqual(['mobility']);
  });

  it('need no second word when the article has no other topic', () => {
    expect(topicsOf('대상지 네 곳', '제로에너지 마을을 짓는다.')).toEqual(['energy']);
  });

  it('have an id, both labels, and fit into the choices of a command', () => {
    expect(TOPICS.length).toBeLessThanOrEqual(25);
    expect(new Set(TOPICS.map(({ id }) => id)).size).toBe(TOPICS.length);
    for (const { label } of TOPICS) expect(label.ko.length * label.en.length).toBeGreaterThan(0);
  });
});

describe('terms', () => {
  it('stand as written when they hold capitals, and match English plurals', () => {
    expect(compileTerms(['WeGO']).find('WeGO, Wego, wego')).toHaveLength(1);
    expect(compileTerms(['sensor', 'bus']).find('Sensors, buses, sensory')).toHaveLength(2);
  });

  it('drop a name: a word right before or behind, or behind in the same word', () => {
    const scan = compileLists([{ terms: ['스마트시티'], notBefore: ['아파트', '㈜'], notAfter: ['자이'] }]);
    const text = '스마트시티 아파트, 자이 스마트시티, 스마트시티한빛㈜, 스마트시티 사업';
    expect(scan(text)).toMatchObject([{ matches: [{ text: '스마트시티' }], names: 3 }]);
  });

  it('know an item of an enumeration, not the subject of a headline', () => {
    const listed = (text: string): readonly boolean[] =>
      compileTerms(['교통'])
        .find(text)
        .map(({ isListed }) => isListed);
    expect(listed('교통·환경·에너지')).toEqual([true]);
    expect(listed('환경, 교통, 에너지')).toEqual([true]);
    expect(listed('부산시, 교통 바꾼다')).toEqual([false]);
  });

  it('keep their offsets where lower case is longer', () => {
    expect(compileTerms(['smart city']).find('İİ Smart City')).toMatchObject([{ index: 3, text: 'Smart City' }]);
  });

  it('stand alone when Latin, in capitals when they are capitals', () => {
    const its = compileTerms(['ITS', 'smart city']);
    expect(its.find('its ITS bits Smart-City smartcity C-ITS')).toHaveLength(3);
    expect(compileTerms(['SCEWC']).find('SCEWC21 ASCEWC')).toHaveLength(1);
  });

  it('accept any spacing in Korean, none around a guarded word', () => {
    expect(compileTerms(['스마트 시티']).find('스마트시티, 스마트 시티, 스마트  시티')).toHaveLength(2);
    expect(compileTerms(['^주가']).find('주가 급등, 제주가 좋다')).toHaveLength(1);
    expect(compileTerms(['협약$']).find('협약 체결, 협약식')).toHaveLength(1);
  });

  it('leave out the words that only hold them', () => {
    expect(compileTerms(['스마트시티'], ['스마트시티공학']).find('스마트시티공학과와 스마트시티')).toMatchObject([
      { index: 10 },
    ]);
  });
});
