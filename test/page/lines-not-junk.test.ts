// Lines that look like notices, profiles and buttons and are text: losing them costs a reader the end of the article.
import { describe, expect, it } from 'vitest';
import { kindsOf, readingOf, textOfLines } from './line-kinds.ts';

const LEAD = '물빛시가 4일 부두에 조류 관측기 열두 대를 세운다고 밝혔다. 사업비는 9억 원이다.';
const MORE = '시는 내년 봄까지 관측기를 달고, 모은 자료를 항만 누리집에 날마다 올리기로 했다고 설명했다.';
const LAST = '차보늬 팀장은 “물때를 아는 배가 기름을 덜 쓴다”고 말했다.';
const PROSE = [LEAD, MORE, LAST];

const ENGLISH = [
  'The council of Marrow Bay voted on Monday to rebuild the old pier and to light it with lamps that follow the tide.',
  'Work is to begin in March, and the harbor office expects that the first boats will moor there before the summer ends.',
  'Dana Holloway, who runs the ferry, said the lamps would let her leave an hour earlier on dark mornings.',
];

/** Puts a line where it does most harm: between the last paragraphs. */
const amid = (line: string, prose: readonly string[] = PROSE) => [...prose.slice(0, -1), line, ...prose.slice(-1)];

describe('a copyright notice', () => {
  it.each([
    '협회는 누리집마다 AI 학습 금지 문구를 넣으라고 권했다.',
    '그림 아래에 적힌 ‘무단 전재 금지’는 힘이 없다고 변호사는 풀이했다.',
    '재배포 금지 조항이 붙은 지도는 시가 쓸 수 없었다',
    '재배포 금지 조항, 누구를 위한 것인가',
    '전문가들 “AI 학습 금지 표시 늘려야”',
    '언론사 열 곳, AI 학습 금지',
  ])('is not in a text about copying: %s', (line) => {
    const lines = amid(line);
    expect(kindsOf(lines)).not.toContain('boilerplate');
    expect(textOfLines(lines)).toContain(LAST);
  });

  it.each([
    '무단전재 및 재배포 금지',
    '[물빛신문 무단 전재 및 재배포 금지]',
    '<저작권자(c) 물빛통신, 무단 전재-재배포, AI 학습 및 활용 금지>',
    'ⓒ 물빛신문. 무단 사용 및 재배포, AI학습 활용 금지.',
    '물빛신문의 모든 콘텐츠는 저작권법의 보호를 받으며 무단 전재와 복사, 배포를 금합니다.',
    'Copyright by Marrow Bay Echo. All Rights Reserved.',
  ])('goes, with the foot of the page below it: %s', (line) => {
    expect(kindsOf([...PROSE, line, '물빛신문 앱에서 더 많은 소식을 만나세요.'])).toEqual([
      'paragraph',
      'paragraph',
      'paragraph',
      'boilerplate',
      'boilerplate',
    ]);
  });

  it('ends nothing where the report goes on below it', () => {
    expect(kindsOf([LEAD, MORE, '무단전재 및 재배포 금지', LAST, MORE.replace('내년', '올')])).toEqual([
      'paragraph',
      'paragraph',
      'boilerplate',
      'paragraph',
      'paragraph',
    ]);
  });

  it.each([
    ' <저작권자 ⓒ 물빛신문, 무단전재 및 재배포 금지>',
    '[ⓒ 물빛신문, 무단전재 및 재배포 금지]',
    ' 무단전재 및 재배포 금지',
  ])('is cut from the last sentence: “%s”', (notice) => {
    const reading = readingOf([LEAD, MORE, `${LAST}${notice}`, '물빛신문 앱에서 만나요']);
    expect(textOfLines([LEAD, MORE, `${LAST}${notice}`])).toEqual(PROSE);
    expect(reading.lines.at(-1)?.kind).toBe('boilerplate');
  });

  it('is none in English prose', () => {
    expect(textOfLines(amid('The door of the shop still says “all rights reserved” in gold.', ENGLISH))).toHaveLength(
      4,
    );
  });
});

describe('the profile of who wrote it', () => {
  it.each([
    'Holloway was a reporter and later the mayor, and she still reads every page of the harbor budget.',
    'Insurance is part of the plan: every lamp on the new pier is covered for ten years.',
    'Holloway is a friend of the editor who first wrote about the pier.',
    'The Harbor Fund is part of what the city writes into its plans each year.',
    'Medicare covers the ride to the clinic.',
    'Dana Holloway is a reporter, she said, and nobody on the pier believed her.',
    'Dana Holloway has written to the council three times.',
  ])('is none of what an ending tells: %s', (line) => {
    expect(textOfLines(amid(line, ENGLISH))).toEqual(amid(line, ENGLISH));
  });

  it.each([
    'Ines Farrow is a staff writer at the Marrow Bay Echo.',
    'Ines Farrow covers the harbor for the Marrow Bay Echo.',
    'Ines Farrow has been an Echo reporter since 2011, writing of ferries and tides.',
    'Ines Farrow / Ines writes about transport.',
    'Ines Farrow is deputy editor of the Echo.',
  ])('goes alone: %s', (line) => {
    expect(textOfLines(amid(line, ENGLISH))).toEqual(ENGLISH);
  });

  it('goes with what goes on telling of the writer', () => {
    const more = 'Before joining the Echo, she sold tickets on the ferry for three summers.';
    expect(textOfLines([...ENGLISH, 'Ines Farrow is a reporter for the Echo.', more])).toEqual(ENGLISH);
  });
});

describe('a sentence of the report', () => {
  it.each([
    'The island can be reached by ferry from the old pier twice a day.',
    'Half the visitors had come to learn more.',
    'Images from the scene showed the lamps under water.',
    'Photos from the night show three boats at the pier.',
    'Images by the artist line the waiting room of the ferry.',
    'Sign up for the walk at the library desk by Friday.',
    'Reach them before dusk, the guide says, or wait for the tide.',
    'Source water is pumped from two wells below the pier.',
    'Safe Harbor, a town of nine hundred, has no lamps at all.',
    'The file payroll.pdf was sent to every clerk.',
    'Subscribe to the harbor bulletin, she said, and you will never miss a tide.',
    'Follow the ferry on Facebook, the mayor said.',
    'Topics: the tide, the wind and the price of fish were all raised.',
    'This story was originally published in a book of hers.',
  ])('is no offer, credit or contact in English: %s', (line) => {
    expect(textOfLines(amid(line, ENGLISH))).toEqual(amid(line, ENGLISH));
  });

  it.each([
    'Sign up for our newsletter and read it first.',
    'Sign up for the Morning Echo',
    'Click here to learn more.',
    'Ines Farrow can be reached at 555-0142.',
    'You can reach out: Farrow can be reached by e-mail.',
    'Images from Marrow Bay Police Department',
    'Photo by Ines Farrow/Marrow Bay Echo',
    'Photo courtesy of the family',
    'Tags: lamps, piers',
    'Subscribe to the Marrow Bay Echo',
  ])('is none of these: %s', (line) => {
    expect(textOfLines(amid(line, ENGLISH))).toEqual(ENGLISH);
  });

  it.each([
    '글자 크기도 한 단계 키웠다.',
    '본문 글씨 역시 굵어졌다.',
    'AI 요약 기능도 넣기로 했다.',
    '로그인 후 관측값을 내려받게 된다.',
    '인공지능이 읽어주는 물때를 어민이 듣는다.',
    '‘물때표.hwp’ 파일을 어촌계마다 보냈다.',
    '이 자료는 시가 의회에 제공한 것이다.',
    '이 글은 공모전이 끝나고 심사위원회가 제공한 심사평이다.',
    '네이버에서 물때 알림을 구독할 수 있다.',
    '관측기는 승인 2019년, 설치 2024년으로 다섯 해를 기다렸다.',
    '기사 제보를 받은 해경이 배를 띄웠다.',
    '이 뉴스는 어촌계를 술렁이게 했다.',
  ])('is no button, note or date: %s', (line) => {
    expect(kindsOf(amid(line))).not.toContain('boilerplate');
    expect(textOfLines(amid(line))).toEqual(amid(line));
  });

  it.each([
    '글자 크기 크게 작게',
    'AI 요약 보기',
    '로그인 후 이용하실 수 있습니다.',
    '붙임 1. 물때표.hwp (1.2MB) 내려받기',
    '물때표.pdf (212KB, 다운로드 30회)',
    '이 기사는 물빛시가 제공한 보도자료입니다.',
    '물빛신문 네이버에서 구독하기',
    '물빛본부 desk@paper.kr 입력 2024. 9. 3. 오전 11:02',
    '사회 승인 2024.05.03 10:20 댓글 0',
  ])('is none of these either: %s', (line) => {
    expect(textOfLines(amid(line))).toEqual(PROSE);
  });
});
