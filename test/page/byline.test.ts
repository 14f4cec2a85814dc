import { describe, expect, it } from 'vitest';
import { cleanAuthors, deskIn, namesInLine } from '#src/page/fields/byline.ts';
import { placeOfByline, splitDateline, splitSignOff } from '#src/page/fields/dateline.ts';

describe('namesInLine', () => {
  it.each([
    ['이미옥 기자 | 기사입력 2018/05/29 [23:22]', ['이미옥']],
    ['홍길동기자 a@b.c', ['홍길동']],
    ['/정종엽 기자', ['정종엽']],
    ['[서울=뉴시스] 홍길동 기자 =', ['홍길동']],
    ['[지디넷코리아=홍길동 기자]', ['홍길동']],
    ['홍길동·김새벽 기자', ['홍길동', '김새벽']],
    ['박준석 기자 외 1명', ['박준석']],
    ['글=홍길동 사진=김새벽 기자', ['홍길동']],
    ['한 기자가 물었다', []],
    ['본지 기자', []],
    ['디지털타임스홍길동 기자', []],
    ['By Jane Roe and John Doe, Staff Writer', ['Jane Roe', 'John Doe']],
    ['온라인뉴스팀 기자', []],
    ['새벽시장은 이날 기자회견을 열었다', []],
    ['새벽시가 지역 앵커기업과 손잡았다', []],
  ])('reads %s', (line, names) => {
    expect(namesInLine(line)).toEqual(names);
  });
});

describe('cleanAuthors', () => {
  it('drops roles, addresses, links, desks and the outlet itself', () => {
    const raw = [
      '홍길동 기자 (gil@paper.kr)',
      'https://www.facebook.com/paper',
      '편집국',
      'admin',
      '새벽신문',
      'Jane Roe, Senior Reporter',
    ];
    expect(cleanAuthors(raw, ['새벽 신문'])).toEqual(['홍길동', 'Jane Roe']);
  });

  it('drops the outlet however it is spelt, and names nobody twice', () => {
    expect(cleanAuthors(['Smart Cities Dive', 'Rowan Field', 'By Rowan Field'], ['SMART CITIES DIVE'])).toEqual([
      'Rowan Field',
    ]);
    expect(cleanAuthors(['Editorial team', 'Staff'], [])).toEqual([]);
  });
});

describe('splitDateline', () => {
  it.each([
    { text: '[이데일리 홍길동 기자] 도시가', outlet: '이데일리', place: undefined, names: ['홍길동'] },
    { text: '[서울=뉴스핌] 홍길동 기자 = 도시가', outlet: '뉴스핌', place: '서울', names: ['홍길동'] },
    { text: '(세종=뉴스1) 홍길동 기자 = 도시가', outlet: '뉴스1', place: '세종', names: ['홍길동'] },
    { text: '【파이낸셜뉴스 누리=표민재기자】도시가', outlet: '파이낸셜뉴스', place: '누리', names: ['표민재'] },
    { text: '[헤럴드경제(한빛)=정해솔 기자] 도시가', outlet: '헤럴드경제', place: '한빛', names: ['정해솔'] },
    { text: '[스포츠월드=한빛 배로운 기자] 도시가', outlet: '스포츠월드', place: '한빛', names: ['배로운'] },
    { text: '[더레저=맹서호 기자] 도시가', outlet: '더레저', place: undefined, names: ['맹서호'] },
    { text: '(서울=뉴스1) 은시후 구본재 기자 = 도시가', outlet: '뉴스1', place: '서울', names: ['은시후', '구본재'] },
    { text: '한빛--(뉴스와이어) 2023년 07월 10일 -- 도시가', outlet: undefined, place: '한빛', names: [] },
  ])('splits $text', ({ text, outlet, place, names }) => {
    expect(splitDateline(text)).toEqual({ rest: '도시가', outlet, place, names });
  });

  it.each([
    { text: 'SEOUL, Oct. 12 (Yonhap) -- The city', outlet: 'Yonhap', place: 'SEOUL, Oct. 12' },
    { text: 'NEW YORK (AP) — The city', outlet: 'AP', place: 'NEW YORK' },
    { text: 'MARLIN COUNTY — A county', outlet: undefined, place: 'MARLIN COUNTY' },
    { text: 'PORT ALDER, Wash.--(BUSINESS WIRE)--Lumenpost said', outlet: undefined, place: 'PORT ALDER, Wash.' },
    {
      text: 'SEOUL, South Korea, Oct. 12, 2024 /PRNewswire/ -- Saeron Tech said',
      outlet: undefined,
      place: 'SEOUL, South Korea, Oct. 12, 2024',
    },
  ])('reads $text and leaves it: in English it is part of the text', ({ text, outlet, place }) => {
    expect(splitDateline(text)).toEqual({ rest: text, outlet, place, names: [] });
  });

  it.each([
    '[포커스] 도시가',
    '[사설] 도시가',
    '(주)시티플랜은 도시를',
    '<도시의 밤>은 영화다.',
    '시는 3일 밝혔다.',
    'AI — the new power',
  ])('sees none in %s', (text) => {
    expect(splitDateline(text)).toBeUndefined();
  });
});

describe('splitSignOff', () => {
  it('takes the reporter off the last sentence', () => {
    expect(splitSignOff('최선을 다할 것”이라고 말했다. 강경남 기자')).toEqual({
      rest: '최선을 다할 것”이라고 말했다.',
      names: ['강경남'],
      place: undefined,
    });
  });

  it('leaves a sentence about a reporter alone', () => {
    expect(splitSignOff('행사에는 강경남 기자도 참석했다.')).toBeUndefined();
    expect(splitSignOff('상은 새벽신문 강경남 기자')).toBeUndefined();
  });
});

describe('placeOfByline', () => {
  it.each([
    ['한빛=김도윤 기자', '한빛'],
    ['…밝혔다. 미르=마지호 기자', '미르'],
    ['/한빛=디지털뉴스팀', '한빛'],
    ['[가온 이서준 기자 / 한채린 기자]', '가온'],
    ['(새터=뉴스1) 양도윤 기자', '새터'],
  ])('finds the place of %s', (line, place) => {
    expect(placeOfByline(line)).toBe(place);
  });

  it.each(['글=홍길동 기자', '[더레저=맹서호 기자]', '[머니투데이 강태오 기자]', '홍길동 기자'])(
    'finds none in %s',
    (line) => {
      expect(placeOfByline(line)).toBeUndefined();
    },
  );
});

describe('deskIn', () => {
  it.each([
    ['온라인뉴스팀', '온라인뉴스팀'],
    ['한빛=디지털뉴스팀', '디지털뉴스팀'],
    ['온라인 중앙일보', '온라인 중앙일보'],
    ['한경닷컴 뉴스룸 open@hankyung.com', '한경닷컴 뉴스룸'],
    ['편집국 기자', '편집국'],
    ['News Staff', 'News Staff'],
  ])('finds the desk of %s', (line, desk) => {
    expect(deskIn(line)).toBe(desk);
  });

  it.each(['홍길동 기자', '기획팀장 홍길동', 'Jane Roe'])('finds none in %s', (line) => {
    expect(deskIn(line)).toBeUndefined();
  });
});
