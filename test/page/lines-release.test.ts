// Where the article of a press release ends: profiles and contacts go apart, headings and lists of any other article stay.
import { describe, expect, it } from 'vitest';
import { kindsOf, textOfLines } from './line-kinds.ts';

const TITLE = '물빛시, 부두에 조류 관측기 세운다';
const LEAD = '물빛시가 4일 부두에 조류 관측기 열두 대를 세운다고 밝혔다. 사업비는 9억 원이다.';
const MORE = '시는 내년 봄까지 관측기를 달고, 모은 자료를 항만 누리집에 날마다 올리기로 했다고 설명했다.';
const LAST = '차보늬 팀장은 “물때를 아는 배가 기름을 덜 쓰고, 그만큼 바다도 조용해진다”고 말했다.';
const ENGLISH = [
  'The council of Marrow Bay voted on Monday to rebuild the old pier and to light it with lamps that follow the tide.',
  'Work is to begin in March, and the harbor office expects that the first boats will moor there before the summer ends.',
  'Dana Holloway, who runs the ferry, said the lamps would let her leave an hour earlier on dark mornings.',
];

describe('a heading in the second half', () => {
  it.each([
    '◆ 앞으로 남은 과제는',
    '■ 주민 반발에 대해',
    '◆ 물빛시는',
    '■ 어민들은',
    '시범사업 개요',
    '조류 관측 사업 소개',
  ])('is one like others where no profile follows: %s', (heading) => {
    expect(kindsOf([LEAD, MORE, heading, LAST], TITLE)).toEqual(['paragraph', 'paragraph', 'heading', 'paragraph']);
  });

  it.each(['About that price tag', 'About That Price Tag', 'About the neighbors', 'About Time'])(
    'is one like others in English: %s',
    (heading) => {
      const lines = [...ENGLISH.slice(0, 2), heading, ...ENGLISH.slice(2)];
      expect(textOfLines(lines, 'Marrow Bay rebuilds its pier')).toEqual(ENGLISH);
    },
  );

  it.each([
    ['파도랩 소개', '파도랩은 2011년에 설립된 관측기 전문 기업이다.'],
    ['■ 파도랩은', '2011년 물빛시에서 창업한 관측기 기업이다.'],
    ['회사 개요', '2011년에 설립되어 관측기를 만든다.'],
    ['파도랩에 대하여', '파도랩은 관측기를 만드는 회사다.'],
  ])('begins the profile of who is in the news: %s', (heading, profile) => {
    expect(kindsOf([LEAD, MORE, LAST, heading, profile], '파도랩, 물빛시에 관측기 단다')).toEqual([
      'paragraph',
      'paragraph',
      'paragraph',
      'about',
      'about',
    ]);
  });

  it('begins a profile in English', () => {
    const profile = 'Brightwave is a maker of tide meters founded in 2011.';
    const lines = [...ENGLISH, 'About Brightwave Inc.', profile];
    expect(textOfLines(lines, 'Brightwave lights the pier of Marrow Bay')).toEqual(ENGLISH);
  });

  it('begins a profile wherever the page tells that it is a release', () => {
    const lines = [LEAD, MORE, LAST, '너울재단 개요', '바다를 살피는 일을 한다.', '언론연락처: 너울재단 홍보팀'];
    expect(kindsOf(lines, TITLE).slice(3)).toEqual(['about', 'about', 'boilerplate']);
  });
});

describe('문의', () => {
  const events = [
    '동네 소식을 모았다. 이번 주말에는 부두와 도서관, 시장에서 열리는 모임을 여럿 볼 수 있다.',
    '부두에서는 5일 낮 등대를 그리는 모임이 열린다. 물감은 시가 내주고, 그림은 벽에 걸린다.',
    '문의: 부두 관리소 052-000-1111',
    '도서관에서는 6일 저녁 바다 소설을 함께 읽는다. 읽은 책은 집으로 가져갈 수 있다고 한다.',
    '문의: 물빛도서관 052-000-2222',
    '시장에서는 7일 아침 생선 다듬는 법을 가르친다. 앞치마를 두르고 오면 누구나 배울 수 있다.',
    '문의: 시장 상인회 052-000-3333',
  ];

  it('is a line of a list where several stand among prose', () => {
    expect(textOfLines(events)).toEqual(events);
  });

  it('cuts nothing off where sentences follow', () => {
    const lines = [LEAD, MORE, '문의: 물빛시 항만과 052-000-4444', LAST];
    expect(textOfLines(lines)).toEqual(lines);
    const english = [...ENGLISH.slice(0, 2), 'Contact: harbor office, 555-0142', ...ENGLISH.slice(2)];
    expect(textOfLines(english)).toEqual(english);
  });

  it('ends the text where nothing but addresses follow', () => {
    const lines = [LEAD, MORE, LAST, '문의: 물빛시 항만과 052-000-4444', '웹사이트: https://port.example.kr'];
    expect(textOfLines(lines)).toEqual([LEAD, MORE, LAST]);
  });

  it('cuts nothing off where a text speaks politely throughout', () => {
    const polite = events.map((line) => line.replaceAll('다.', '답니다.'));
    expect(textOfLines(polite.slice(0, 6))).toEqual(polite.slice(0, 6));
  });

  it('ends the text though a picture has a label of that kind further up', () => {
    const lines = ['Photo: harbor office', ...ENGLISH, 'Contact: harbor office, 555-0142', 'Marrow Bay, Maine'];
    expect(textOfLines(lines).slice(-1)).toEqual(ENGLISH.slice(-1));
  });

  it.each(['Contact', 'View original plans'])('in English ends nothing where prose follows: %s', (line) => {
    const lines = [...ENGLISH.slice(0, 2), line, ...ENGLISH.slice(2)];
    expect(textOfLines(lines)).toEqual(expect.arrayContaining(ENGLISH));
  });

  it('of the press ends an article only as long as the report does not go on', () => {
    expect(textOfLines([LEAD, MORE, '언론 문의: 물빛시 공보관 052-000-5555', '차보늬 팀장', LAST])).toContain(LAST);
  });
});
