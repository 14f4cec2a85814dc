import { describe, expect, it } from 'vitest';
import { cleanAuthors, namesInLine, splitDateline, splitSignOff } from '#src/page/byline.ts';

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
    { text: '[이데일리 홍길동 기자] 도시가', rest: '도시가', outlet: '이데일리', names: ['홍길동'] },
    { text: '[서울=뉴스핌] 홍길동 기자 = 도시가', rest: '도시가', outlet: '뉴스핌', names: ['홍길동'] },
    { text: '(세종=뉴스1) 홍길동 기자 = 도시가', rest: '도시가', outlet: '뉴스1', names: ['홍길동'] },
    { text: 'SEOUL, Oct. 12 (Yonhap) -- The city', rest: 'The city', outlet: 'Yonhap', names: [] },
    { text: 'NEW YORK (AP) — The city', rest: 'The city', outlet: 'AP', names: [] },
    { text: 'MARLIN COUNTY — A county', rest: 'A county', outlet: undefined, names: [] },
  ])('splits $text', ({ text, rest, outlet, names }) => {
    expect(splitDateline(text)).toEqual({ rest, outlet, names });
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
    });
  });

  it('leaves a sentence about a reporter alone', () => {
    expect(splitSignOff('행사에는 강경남 기자도 참석했다.')).toBeUndefined();
    expect(splitSignOff('상은 새벽신문 강경남 기자')).toBeUndefined();
  });
});
