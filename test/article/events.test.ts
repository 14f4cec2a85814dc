import { describe, expect, it } from 'vitest';
import { findEvents } from '#src/article/events.ts';
import { languageOf } from '#src/language/normalize.ts';
import type { NewsEvent } from '#src/model-facts.ts';
import { ENDS_MS } from '../ends.ts';

/** A Wednesday. */
const PUBLISHED = Date.parse('2025-09-10T10:00:00+09:00');

function eventsIn(text: string, title = ''): readonly NewsEvent[] {
  return findEvents({ title, text, publishedAt: PUBLISHED, language: languageOf(text === '' ? title : text) });
}

function namesIn(text: string, title = ''): readonly string[] {
  return eventsIn(text, title).map(({ name }) => name);
}

function toldOf(text: string, title = ''): string | undefined {
  const [event] = eventsIn(text, title);
  return event === undefined ? undefined : [event.place, event.from, event.to].map((part) => part ?? '-').join(' | ');
}

describe('an event', () => {
  it('has a name with offsets, a place and days', () => {
    const text = '재단은 9일 서울 영등포구 가온호텔에서 제6회 스마트시티 서울 포럼을 열었다.';
    const [event] = eventsIn(text);
    expect(event).toEqual({
      start: text.indexOf('제6회'),
      end: text.indexOf('을 열었다'),
      name: '제6회 스마트시티 서울 포럼',
      place: '가온호텔',
      from: '2025-09-09',
      to: '2025-09-09',
    });
  });

  it('is what people came to, whatever it is called', () => {
    expect(namesIn('‘모두의 항해’에는 9개국 관계자가 참석해 사례를 나눴다.')).toEqual(['모두의 항해']);
    expect(namesIn('‘모두의 항해’에는 예산 9억원이 든다.')).toEqual([]);
  });

  it('is at a place, not at what was done before it', () => {
    for (const done of ['30억원을 들여', '시민이 모여', '장소를 옮겨', '공모를 거쳐'])
      expect(eventsIn(`부산시는 ${done} 벡스코에서 ‘제5회 미래도시 포럼’을 연다.`)[0]?.place).toBe('벡스코');
  });

  it.each([
    ['시는 ‘대국민 토론회’와 ‘스마트시티 해커톤’을 연다.', ['대국민 토론회', '스마트시티 해커톤']],
    ['‘제2회 도시 위크(City Week 2018)’가 끝났다.', ['제2회 도시 위크(City Week 2018)']],
    ['최근 열린 한국미래포럼에서 말했다.', ['한국미래포럼']],
    ['기업들은 WSCE 2023에 참가했다.', ['WSCE 2023']],
    ['11일 ‘솔내 산업단지’ 준공식을 열었다.', ['‘솔내 산업단지’ 준공식']],
    ['시는 솔내구 도시계획안 2차 공청회를 연다.', ['솔내구 도시계획안 2차 공청회']],
    ['로봇 전시회 ‘로보쇼코리아’가 열린다.', ['로보쇼코리아']],
    ['오는 20일 부산에서 개막하는 ‘넥스트 시티 2025’에 출품한다.', ['넥스트 시티 2025']],
    ['군은 11일 군청 광장에서 스마트 어촌 착공식을 연다.', ['스마트 어촌 착공식']],
    ['회사는 12일 시청에서 주민설명회를 연다.', ['주민설명회']],
    ['They met at the Smart City Expo World Congress 2024 in Spain.', ['Smart City Expo World Congress 2024']],
    ['The town will hold a public hearing at Oak Hall on Sept. 18.', ['public hearing']],
    ['The Salt Bay Depot opening ceremony is on Friday.', ['Salt Bay Depot opening ceremony']],
    ['“Wires and Rivers”, a free webinar, runs on Sept. 18.', ['Wires and Rivers']],
  ])('is found by its name: %s', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it.each([
    '이번 행사에는 많은 이가 왔다.',
    '두 차례 회의를 열었다.',
    '각종 세미나가 열렸다.',
    '박람회장에서 만났다.',
    '‘스마트 행정’을 넓힌다.',
    '시장은 8일 시청에서 간부회의를 열었다.',
    '‘함께 걷는 도시’를 주제로 이야기했다.',
    '엑스포 공원과 컨벤션센터를 잇는 길이 열렸다.',
    '시는 20일 시청 광장에서 여는 ‘가을밤 음악회’ 때 길을 막는다.',
    '도시는 ‘2025 스마트도시 대상’에서 상을 받았다.',
    'Summit Motors will open a shop beside the Expo Line on Friday.',
    '시는 8일 시청에서 추진상황 보고회를 열었다.',
    '시민회의의 뜻을 ‘물은 누구나 쓸 수 있다’고 했다.',
    '시는 4일 개막한 스페인 바르셀로나 전시회에 갔다.',
    '『스마트시티 포럼』은 책이다.',
    '교수들이 ‘해솔혁신포럼’을 만들었다.',
    'The conference centre closes on Monday.',
    'Under the theme “Open Cities”, the plan was approved on Monday.',
  ])('is not any meeting, theme, show, prize, building or company: %s', (text) => {
    expect(namesIn(text)).toEqual([]);
  });

  it('is no body that bears its noun, wherever the text names it', () => {
    expect(namesIn('해솔도시포럼은 12일 해솔관에서 ‘조례 개정 세미나’를 연다. 해솔도시포럼 이사장이 왔다.')).toEqual([
      '조례 개정 세미나',
    ]);
    expect(namesIn('The Tide Forum, a think tank, published a report.')).toEqual([]);
  });

  it('is named once, also by a shorter name', () => {
    expect(namesIn('‘2024 월드 스마트시티 엑스포’가 열렸다. 월드 스마트시티 엑스포는 커졌다.')).toEqual([
      '2024 월드 스마트시티 엑스포',
    ]);
    expect(namesIn('해솔도시포럼이 열린다. 제7회 해솔도시포럼은 12일 개막한다.')).toEqual(['제7회 해솔도시포럼']);
    expect(namesIn('‘2025 도시데이터 국제포럼’이 열린다.', '도시데이터 포럼 열린다')).toEqual([
      '2025 도시데이터 국제포럼',
    ]);
  });

  it('may be named by the headline alone', () => {
    expect(eventsIn('장소는 해솔관이다.', '해솔시, 19일 ‘탄소 도시 세미나’')).toEqual([
      { start: 0, end: 0, name: '탄소 도시 세미나', place: '해솔관', from: '2025-09-19', to: '2025-09-19' },
    ]);
  });

  it.each([
    '‘',
    '제1회 ',
    '‘스마트시티 포럼 ',
    '스마트시티 ',
    'Aa Bb ',
    '에서 ',
    '가',
    '■ 장소: ',
    '코엑스에서 ',
    'at the Aa ',
    'a b Forum ',
  ])('is looked for in linear time when %j repeats', (unit) => {
    const startedAt = performance.now();
    eventsIn(unit.repeat(100_000 / unit.length), unit.repeat(10));
    expect(performance.now() - startedAt).toBeLessThan(ENDS_MS);
  });
});

describe('the days of an event', () => {
  it.each([
    ['‘물 포럼’이 오는 16일부터 18일까지 열린다.', '2025-09-16 | 2025-09-18'],
    ['‘물 포럼’이 9월 30일∼10월 2일 열린다.', '2025-09-30 | 2025-10-02'],
    ['17일부터 사흘간 열리는 ‘물 포럼’을 앞두고 있다.', '2025-09-17 | 2025-09-19'],
    ['오는 29일까지 계속되는 ‘물 포럼’에 3만 명이 왔다.', '- | 2025-09-29'],
    ['24일 개막하는 ‘물 포럼’에 참가한다.', '2025-09-24 | -'],
    ['9일 개막해 11일까지 열리는 ‘물 포럼’에 참가한다.', '2025-09-09 | 2025-09-11'],
    ['‘물 포럼’이 내년 5월 열린다.', '2026-05 | -'],
    ['‘물 포럼’이 다음 달 초 열린다.', '- | -'],
    ['‘물 포럼’을 15일 연다고 9일 밝혔다.', '2025-09-15 | 2025-09-15'],
    ['‘물 포럼’을 연다고 9일 밝혔다.', '- | -'],
    ['‘물 포럼’ 참가 신청은 12일까지 받는다.', '- | -'],
    ['‘물 포럼’을 당초 12일에서 26일로 연기했다.', '2025-09-26 | 2025-09-26'],
    ['‘물 포럼’이 15일 오후 2시부터 열린다.', '2025-09-15 | 2025-09-15'],
    ['8일 개막한 ‘물 포럼’은 12일 폐막한다.', '2025-09-08 | 2025-09-12'],
    ['‘물 포럼’이 8일 막을 올리고 사흘간의 일정에 들어갔다.', '2025-09-08 | 2025-09-10'],
    ['시는 8일 ‘물 포럼’ 성공 개최를 위한 협약을 맺었다.', '- | -'],
    ['‘물 포럼’이 20일 열린다. 행사는 22일까지 이어진다.', '2025-09-20 | 2025-09-22'],
    ['‘물 포럼’이 열린다. 행사는 18일 시작해 19일까지 이어진다.', '2025-09-18 | 2025-09-19'],
    ['The Water Forum will run from 16 to 18 September.', '2025-09-16 | 2025-09-18'],
    ['The three-day Water Forum opens on Sept. 16.', '2025-09-16 | 2025-09-18'],
    ['The Water Forum will be held on Friday, organisers said on Tuesday.', '2025-09-12 | 2025-09-12'],
    ['The Water Forum was moved from Sept. 16 to Sept. 23.', '2025-09-23 | 2025-09-23'],
    ['The Water Forum opens in Leeds on Sept. 16 and runs until Sept. 18.', '2025-09-16 | 2025-09-18'],
    ['The Water Forum runs through Sunday.', '- | 2025-09-14'],
    ['Registration for the Water Forum closes on Sept. 12.', '- | -'],
    ['The Water Forum will be held early next month.', '- | -'],
  ])('are those its own clause gives: %s', (text, days) => {
    expect(toldOf(text)?.split(' | ').slice(1).join(' | ')).toBe(days);
  });

  it('go to the event they stand with', () => {
    const text = '시는 17일 시청 대강당에서 ‘AI 세미나’를, 24일 해솔홀에서 ‘데이터 토론회’를 연다.';
    expect(eventsIn(text).map(({ place, from }) => `${place} ${from}`)).toEqual([
      '시청 대강당 2025-09-17',
      '해솔홀 2025-09-24',
    ]);
  });
});

describe('the place of an event', () => {
  it.each([
    ['15일 해솔시 해솔관 제1전시장에서 ‘물 포럼’을 연다.', '해솔관 제1전시장'],
    ['15일 스페인 바르셀로나 피라 그란 전시장에서 열리는 ‘물 포럼’에 간다.', '피라 그란 전시장'],
    ['15일 사우디아라비아 리야드에서 열리는 ‘물 포럼’에 간다.', '리야드'],
    ['‘물 포럼’을 15일 연다. 장소는 해솔관 3층이다.', '해솔관 3층'],
    ['‘물 포럼’ 장소를 강둑에서 해솔체육관으로 바꿨다.', '해솔체육관'],
    ['△15일 동부 설명회(해솔도서관)', '해솔도서관'],
    ['15일 온라인에서 ‘물 포럼’을 연다.', '-'],
    ['15일 해솔플라자(HSP) 3층에서 ‘물 포럼’을 연다.', '해솔플라자 3층'],
    ['15일 해솔군 솔내면 산단현장에서 ‘물 포럼’을 연다.', '솔내면 산단현장'],
    ['물 분야에서 ‘물 포럼’을 연다.', '-'],
    ['The Water Forum will be held at the Oak Hall in Leeds on Friday.', 'Oak Hall'],
    ['ExCeL London will host the Water Forum on Friday.', 'ExCeL London'],
    ['The Water Forum will be held in October 2025.', '-'],
  ])('is the one its own clause gives: %s', (text, place) => {
    expect(toldOf(text)?.split(' | ')[0]).toBe(place);
  });
});

describe('a notice', () => {
  it.each([
    ['■ 행사: 2025 물 엑스포\n■ 기간: 9월 30일∼10월 2일\n■ 장소: 해솔관', '', '2025 물 엑스포'],
    ['□ (행사명) 2025 물 엑스포\n□ (일시) 2025. 9. 30.(화) ~ 10. 2.(목)\n□ (장소) 해솔관', '', '2025 물 엑스포'],
    [
      '○ 전시회명: 물·도시 융합전\n○ 9. 30.(화) ~ 10. 2.(목), 해솔관(HSC)\n○ 신청 마감: 9. 12.(금)',
      '',
      '물·도시 융합전',
    ],
    ['◇ 일시: 9월 30일~10월 2일\n◇ 장소: 해솔관', '[알림] 물 엑스포', '물 엑스포'],
    ['Event: Water Expo\nDate: 30 September to 2 October 2025\nVenue: 해솔관', '', 'Water Expo'],
  ])('tells by its labels: %s', (text, title, name) => {
    const found = findEvents({ title, text, publishedAt: PUBLISHED, language: 'ko' });
    expect(found).toMatchObject([{ name, place: '해솔관', from: '2025-09-30', to: '2025-10-02' }]);
  });
});
