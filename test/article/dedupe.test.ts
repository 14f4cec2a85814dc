import { fileURLToPath } from 'node:url';
import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import { prepare, type Comparable } from '#src/article/copies/comparable.ts';
import { normaliseForComparison } from '#src/article/copies/comparison-text.ts';
import { judge } from '#src/article/dedupe.ts';
import { figuresOf, phaseOf, subjectOf } from '#src/article/copies/event-keys.ts';
import { fingerprint } from '#src/article/fingerprint.ts';
import { countedPairs, PairTable } from '#src/article/copies/pair-table.ts';
import { cosine, pairsOf, pairVector } from '#src/article/copies/tf-idf.ts';
import { dedupe } from '../eval/kinds/dedupe.ts';
import { pairs } from '../eval/kinds/pairs.ts';
import { cityRelease, cut, edited, forumRelease, RELEASES } from './releases.ts';

const AT = Date.UTC(2025, 2, 11);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Text = { readonly title: string; readonly body: string };

function article({ title, body }: Text, rest: Partial<Comparable> = {}): Comparable {
  const paragraphs = body.split('\n');
  const { textHash } = fingerprint({ title, paragraphs });
  const id = rest.id ?? 1;
  return {
    id,
    urlKey: `https://paper${id}.example/${id}`,
    outlet: `신문${id}`,
    title,
    paragraphs,
    publishedAt: AT,
    textHash,
    ...rest,
  };
}

/** What the second text is, seen from the first. */
function verdictOn(stored: Text, incoming: Text, rest: Partial<Comparable> = {}) {
  return judge(article(incoming, { id: 2, publishedAt: AT + HOUR, ...rest }), [article(stored)]);
}

const [RELEASE] = RELEASES;
if (RELEASE === undefined) throw new Error('no releases');

describe('judge', () => {
  it('calls an article new when nothing resembles it', () => {
    expect(judge(article(RELEASE), [])).toMatchObject({
      kind: 'new',
      of: undefined,
      scores: undefined,
      reasons: [],
    });
  });

  it.each(RELEASES.map((release, at) => ({ release, other: RELEASES[(at + 1) % RELEASES.length] ?? release })))(
    'tells $release.event from another release of the day',
    ({ release, other }) => {
      expect(verdictOn(release, other)).toMatchObject({ kind: 'new', of: undefined });
    },
  );

  describe.each(RELEASES)('of $event', (release) => {
    it.each([0, 1, 2, 3])('calls an edited release a copy (without sentence %d of four)', (dropped) => {
      const body = edited(release.body, '새벽일보', dropped);
      expect(verdictOn(release, { title: `[포커스] ${release.title}`, body })).toMatchObject({ kind: 'copy', of: 1 });
    });

    it.each([0.15, 0.3, 0.5, 1])('calls a text cut to %d a copy, however old the original is', (share) => {
      const incoming = { title: release.title, body: cut(release.body, share) };
      expect(verdictOn(release, incoming, { publishedAt: AT + 2_500 * DAY })).toMatchObject({ kind: 'copy', of: 1 });
      expect(verdictOn(incoming, release)).toMatchObject({ kind: 'copy', of: 1 });
    });

    it('calls a rewritten article of the same day part of the story', () => {
      expect(verdictOn(release, release.rewrite, { publishedAt: AT + 6 * HOUR })).toMatchObject({
        kind: 'story',
        of: 1,
        reasons: expect.arrayContaining(['same-event']),
      });
    });

    it('does not tie a rewritten article of another year to the story', () => {
      expect(verdictOn(release, release.rewrite, { publishedAt: AT + 400 * DAY }).kind).toBe('new');
    });
  });

  it('calls an edited release a copy years later when its figures are the same', () => {
    const incoming = { title: RELEASE.title, body: edited(RELEASE.body, '새벽일보', 1) };
    expect(verdictOn(RELEASE, incoming, { publishedAt: AT + 900 * DAY }).kind).toBe('copy');
  });

  it('says why: the same text, whatever the headline', () => {
    expect(verdictOn(RELEASE, { ...RELEASE, title: '부산시, 다른 제목' }).reasons).toEqual(['same-text']);
  });

  it.each([
    [
      'another city with the same template',
      cityRelease('여수시', '강다온', [6, 12]),
      cityRelease('구미시', '남태오', [6, 14]),
      'veto:place',
    ],
    [
      'another city with the same template, edited',
      cityRelease('여수시', '강다온', [6, 12]),
      {
        title: '스마트시티 통합플랫폼에 12억 투입',
        body: edited(cityRelease('구미시', '남태오', [6, 12]).body, '가온타임스', 1),
      },
      'veto:place',
    ],
    ['a preview and its report', forumRelease(2025, 6).preview, forumRelease(2025, 6).report, 'veto:phase'],
    ['the same number of days but another figure', shopReport(128, 3), shopReport(97, 4), 'veto:figure'],
    ['another company with the same template', fairNotice('미르전자통신'), fairNotice('누림환경기술'), 'veto:subject'],
  ] as const)('keeps apart %s', (...[, stored, incoming, veto]) => {
    const verdict = verdictOn(stored, incoming, { publishedAt: AT + 12 * HOUR });
    expect(verdict.kind).toBe('new');
    expect(verdict.reasons).toContain(veto);
    expect(verdict.scores?.containment).toBeGreaterThan(0.5);
  });

  it.each(['preview', 'report'] as const)('keeps apart the %ss of two years', (phase) => {
    const [stored, incoming] = [forumRelease(2024, 5)[phase], forumRelease(2025, 6)[phase]];
    expect(verdictOn(stored, incoming, { publishedAt: AT + 365 * DAY }).kind).toBe('new');
    expect(verdictOn(stored, incoming).reasons).toContain('veto:edition');
  });

  it('keeps apart the daily parts of a series, and still knows a copy of one', () => {
    const [one, two] = [weather(14, 19), weather(15, 21)];
    expect(verdictOn(one, two).kind).toBe('new');
    expect(verdictOn(one, one).kind).toBe('copy');
    expect(
      verdictOn(one, { ...one, body: one.body.replace('기상청은', '예보관은').replace('대체로', '가끔') }).kind,
    ).toBe('copy');
  });

  it('does not take a notice in place of the body for a copy', () => {
    const body =
      '이 기사는 유료 회원에게만 제공됩니다. 로그인하신 뒤 구독권을 구매하시면 전체 내용을 보실 수 있습니다. 구독 문의는 고객 상담실로 연락해 주시기 바랍니다. 상담 시간은 평일 오전 9시부터 오후 6시까지이며 점심시간과 공휴일에는 쉽니다. 자주 묻는 질문은 누리집에서 확인하실 수 있습니다.';
    const stored = { title: '김해시 교통 관제센터 개소', body };
    const incoming = { title: '후에시 침수 예측 수출 계약', body };
    const verdict = verdictOn(stored, incoming, { outlet: '신문1' });
    expect(verdict.kind).toBe('new');
    expect(verdict.reasons).toContain('veto:title');
  });

  it('does not take two short notes for copies because they are short', () => {
    expect(
      verdictOn({ title: '가', body: '자세한 내용은 영상으로' }, { title: '나', body: '자세한 내용은 영상으로' }).kind,
    ).toBe('new');
  });

  it('calls the next article of one outlet with the same background a part of the story', () => {
    const [, second = '', third = ''] = RELEASE.body.split('\n');
    const body = `김해시의회는 교통신호 관제센터의 운영 조례를 심의해 원안대로 의결했다. 조례에는 영상 보관 기간을 한 달로 줄이는 내용이 담겼다. 의원들은 야간 인력이 모자란다고 지적했고 시는 내년 예산에 반영하겠다고 답했다.\n${second}\n${third}`;
    expect(verdictOn(RELEASE, { title: '관제센터 조례 시의회 통과', body }, { outlet: '신문1' }).kind).toBe('story');
  });

  it.each([
    ['nothing', RELEASE, ['same-url', 'same-text']],
    ['words', { ...RELEASE, body: RELEASE.body.replace('함께 줄이는', '같이 줄이는') }, ['same-url', 'text-changed']],
    ['a figure', { ...RELEASE, body: RELEASE.body.replace('72억원', '74억원') }, ['same-url', 'text-changed']],
    ['the headline to a correction', { ...RELEASE, title: `[정정] ${RELEASE.title}` }, ['same-url', 'text-changed']],
    ['everything', { ...RELEASE, body: RELEASE.rewrite.body }, ['same-url', 'text-changed']],
  ])('calls a change of %s under one address an update', (_, incoming, reasons) => {
    expect(verdictOn(RELEASE, incoming, { urlKey: 'https://paper1.example/1' })).toMatchObject({
      kind: 'update',
      of: 1,
      reasons,
    });
  });

  it('judges English texts by the same rules', () => {
    const body =
      'The city of Seoul said on Tuesday that it has opened a traffic control centre which adjusts the signals of 148 junctions in real time. Cameras and bus positions are read every ten seconds. In a trial the mean travel time fell by 17.4 percent. Another 95 junctions will be connected before the end of the year.';
    const unrelated =
      'Singapore will add water mains, sewers and cables to its digital twin, so that builders can see what lies beneath a street before they dig. The survey covers 1,900 kilometres of pipes and takes three years. Radar on trucks reads the ground to a depth of four metres.';
    const stored = { title: 'Seoul opens traffic centre', body };
    expect(
      verdictOn(stored, {
        title: 'AI runs lights in Seoul',
        body: body.replace('The city of Seoul said on Tuesday', 'Seoul announced'),
      }).kind,
    ).toBe('copy');
    expect(verdictOn(stored, { title: 'Digital twin grows', body: unrelated })).toMatchObject({ kind: 'new' });
  });

  it('does not depend on the order of the candidates', () => {
    const stored = RELEASES.flatMap(({ title, body, rewrite }, at) => [
      prepare(article({ title, body }, { id: at * 2 + 10 })),
      prepare(article(rewrite, { id: at * 2 + 11 })),
    ]);
    const incoming = prepare(article({ title: RELEASE.title, body: edited(RELEASE.body, '새벽일보', 3) }, { id: 2 }));
    const wanted = judge(incoming, stored);
    expect(wanted.kind).toBe('copy');
    fc.assert(
      fc.property(fc.shuffledSubarray(stored, { minLength: stored.length }), (shuffled) => {
        expect(judge(incoming, shuffled)).toEqual(wanted);
      }),
      { numRuns: 20 },
    );
  });

  it('is the same judgement from either side', () => {
    const texts: readonly Text[] = [
      ...RELEASES.flatMap(({ title, body, rewrite }) => [{ title, body }, rewrite, { title, body: cut(body, 0.3) }]),
      cityRelease('여수시', '강다온', [6, 12]),
      forumRelease(2025, 6).preview,
      forumRelease(2025, 6).report,
    ];
    const prepared = texts.map((text, at) => prepare(article(text, { id: at })));
    for (const one of prepared)
      for (const other of prepared) expect(judge(one, [other]).kind).toBe(judge(other, [one]).kind);
  });
});

describe('event keys', () => {
  it.each([
    ['60여개국 2만여 명, 4,600억 원', ['60개', '20000명', '460000000000원']],
    ['1만6천 명과 16,000명', ['16000명']],
    ['171억5000만원', ['17150000000원']],
    ['제6회 포럼', ['6회']],
    ['WSCE 2019 개막', ['2019']],
    ['17.4% 감소', ['17.4%']],
    ['775억 계약, 775억원을', ['77500000000원']],
    ['WSCW 2018은', ['2018']],
  ])('reads the figures of %j', (text, figures) => {
    expect([...figuresOf(text)]).toEqual(figures);
  });

  it.each([
    ['포럼을 오는 24일 개최한다고 밝혔다', 'coming'],
    ['24일 개막을 앞두고', 'coming'],
    ['포럼을 개최했다고 밝혔다', 'done'],
    ['성황리에 막을 내렸다', 'done'],
    ['협약을 체결했다. 연말에 착공할 예정이다', 'unclear'],
    ['도시의 미래', 'unclear'],
  ])('%j is %s', (text, phase) => {
    expect(phaseOf(text)).toBe(phase);
  });

  it.each([
    ['김해시, 통합플랫폼 구축', '김해시'],
    ['[단독] LH, 새 도시 설계', 'LH'],
    ['“구급차 빨라졌다”, 김해의 실험', undefined],
    ['775억 계약, 성과 올려', undefined],
    ['제목에 쉼표가 없다', undefined],
  ])('the subject of %j is %j', (title, subject) => {
    expect(subjectOf(title)).toBe(subject);
  });
});

describe('pairVector', () => {
  const compared = RELEASES.map(({ body }) => normaliseForComparison(body));

  it('finds a text equal to itself and an empty one equal to nothing', () => {
    for (const text of compared) expect(cosine(pairVector(text), pairVector(text))).toBeCloseTo(1);
    expect(cosine(pairVector(''), pairVector(compared[0] ?? ''))).toBe(0);
  });

  it('weighs words that many stored articles hold less', () => {
    const [one, other] = ['달랏시스마트도시협약', '달랏시관광자원개발'] as const;
    const pairs = countedPairs(Array.from({ length: 5_000 }, () => pairsOf('달랏시')));
    const table = new PairTable({ ...pairs, version: 1, articleCount: 5_000 });
    const plain = cosine(pairVector(one), pairVector(other));
    const counted = cosine(pairVector(one, table), pairVector(other, table));
    expect(counted).toBeLessThan(plain / 2);
  });
});

describe('the practice sets', () => {
  it('are judged without a lost event', async () => {
    const { lines, figures } = await pairs.evaluate(setOf('pairs'));
    expect(lines.length).toBeGreaterThanOrEqual(60);
    expect(figures).toMatchObject({ errors: 0, falseCopiesPercent: 0 });
    expect(figures.copyF1).toBeGreaterThanOrEqual(0.95);
    expect(figures.sameEventF1).toBeGreaterThanOrEqual(0.93);
  });

  it('stream into one alert an event', async () => {
    const { figures } = await dedupe.evaluate(setOf('dedupe'));
    expect(figures.events).toBeGreaterThanOrEqual(20);
    expect(figures.swallowedEvents).toBe(0);
    expect(figures.alertsPerEvent).toBeLessThanOrEqual(1.1);
    expect(figures.bCubedF1).toBeGreaterThanOrEqual(0.95);
  });

  it('keeps the second phase of a project apart from the first, told in the same words with other figures', () => {
    const told = (phase: string, count: number, sum: number) =>
      `순천시가 스마트 버스쉘터를 ${phase}정류장 ${count}곳에 설치했다고 밝혔다. 사업비 ${sum}억원이 들었다. ` +
      '쉘터는 미세먼지를 거르고 냉난방을 조절하며, 버스 도착 시각을 음성으로도 알린다. 시민 안전을 위해 비상벨과 폐쇄회로 화면이 통합관제센터에 이어져 있다. ' +
      '시는 이용자 설문에서 열에 아홉이 만족한다고 답했다며 읍면 지역으로 넓히겠다고 덧붙였다.';
    const first = { title: '순천시, 스마트 버스쉘터 설치 완료', body: told('', 31, 22) };
    const second = { title: '순천시, 스마트 버스쉘터 2차 설치 마쳐', body: told('2차로 ', 45, 33) };
    const stored = prepare(article(first, { id: 1, outlet: '한빛신문' }));
    expect(judge(prepare(article(second, { id: 2, outlet: '가람일보' })), [stored]).kind).toBe('new');
    expect(judge(prepare(article(first, { id: 3, outlet: '가람일보' })), [stored]).kind).toBe('copy');
  });
});

function setOf(name: string): string {
  return fileURLToPath(new URL(`../eval/sets/${name}.jsonl`, import.meta.url));
}

function shopReport(count: number, day: number): Text {
  return {
    title: `대구 전동킥보드 불법 주차 하루 ${count}건 적발`,
    body: `대구시는 ${day}일 하루 동안 무인 단속 카메라로 전동킥보드 불법 주차 ${count}건을 적발했다고 밝혔다. 시는 지난달부터 지하철역과 횡단보도 주변에 인공지능 카메라를 두고 단속하고 있다. 적발된 기기는 1시간 안에 옮기지 않으면 견인되며 비용은 대여 업체가 낸다. 시는 지정 주차 구역을 연말까지 두 배로 늘릴 계획이다.`,
  };
}

function fairNotice(company: string): Text {
  return {
    title: `${company}, 바르셀로나 스마트시티 엑스포 참가`,
    body: `${company}은 다음 달 스페인 바르셀로나에서 열리는 스마트시티 엑스포에 참가해 새 제품을 선보인다고 밝혔다. 올해 행사에는 130여 개국에서 관람객이 찾을 것으로 보인다. 회사는 한국관 안에 부스를 마련하고 해외 구매자와 상담할 계획이다. 회사 관계자는 유럽 시장에 진출하는 발판으로 삼겠다고 말했다.`,
  };
}

function weather(day: number, high: number): Text {
  return {
    title: `[내일 날씨] ${day}일 전국 대체로 맑음…낮 최고 ${high}도`,
    body: `${day}일은 전국이 대체로 맑겠으나 제주도는 구름이 많겠다. 아침 최저기온은 ${high - 14}~${high - 8}도, 낮 최고기온은 ${high}도로 예보됐다. 미세먼지 농도는 전 권역에서 보통 수준을 보이겠다. 바다의 물결은 동해와 남해 앞바다에서 0.5~1.5m로 일겠다. 기상청은 낮과 밤의 기온 차가 크겠으니 건강 관리에 주의해 달라고 당부했다.`,
  };
}
