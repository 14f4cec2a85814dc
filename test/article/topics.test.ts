import { describe, expect, it } from 'vitest';
import { findTopics, TOPICS } from '#src/article/topics.ts';
import { compileTerms } from '#src/article/terms.ts';

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

  it('have an id, both labels, and fit into the choices of a command', () => {
    expect(TOPICS.length).toBeLessThanOrEqual(25);
    expect(new Set(TOPICS.map(({ id }) => id)).size).toBe(TOPICS.length);
    for (const { label } of TOPICS) expect(label.ko.length * label.en.length).toBeGreaterThan(0);
  });
});

describe('terms', () => {
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
