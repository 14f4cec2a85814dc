// Lists, answers and steps say the same of several things, and look like labels of the page: they are text.
import { describe, expect, it } from 'vitest';
import { kindsOf, readingOfMarkup, textOfLines, textOfMarkup } from './line-kinds.ts';

const LEAD = '물빛시가 4일 부두에 조류 관측기 열두 대를 세운다고 밝혔다. 사업비는 9억 원이다.';
const MORE = '시는 내년 봄까지 관측기를 달고, 모은 자료를 항만 누리집에 날마다 올리기로 했다고 설명했다.';
const LAST = '차보늬 팀장은 “물때를 아는 배가 기름을 덜 쓴다”고 말했다.';
const paragraphs = (...lines: readonly string[]) => lines.map((line) => `<p>${line}</p>`).join('');
const list = (...items: readonly string[]) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;

describe('what is said several times', () => {
  it('stays as often as somebody says it', () => {
    const answers = [
      LEAD,
      '언제 알았나?',
      '“모른다.”',
      MORE,
      '누가 알렸나?',
      '“모른다.”',
      LAST,
      '왜인가?',
      '“모른다.”',
    ];
    expect(textOfLines(answers).filter((line) => line === '“모른다.”')).toHaveLength(3);
    const plain = answers.map((line) => line.replace('“모른다.”', '그는 답하지 않았다.'));
    expect(textOfLines(plain).filter((line) => line === '그는 답하지 않았다.')).toHaveLength(3);
  });

  it('stays in a list of events, with what stands below it', () => {
    const days = ['5월 1일', '5월 2일', '5월 3일', '5월 4일'];
    const events = days.flatMap((day) => ['△ 입장료: 무료', `△ 날짜: ${day}`]);
    const lines = [LEAD, MORE, ...events, LAST];
    expect(textOfLines(lines)).toEqual(lines);
    expect(textOfMarkup(paragraphs(...lines))).toEqual(lines);
    const halls = days.flatMap((day) => [
      `날짜: ${day}`,
      '장소: 물빛시 항만문화관 본관 지하 1층 소공연장 옆 바다 전시실',
    ]);
    expect(textOfLines([LEAD, MORE, MORE.replace('내년', '올'), LAST, ...halls, LAST.replace('차', '금')])).toEqual(
      expect.arrayContaining(halls),
    );
  });

  it('stays once when it is a label, and not at all as a credit under pictures', () => {
    const amid = (label: string) => [LEAD, label, MORE, label, LAST, label, `${MORE} ${LAST}`];
    expect(textOfLines(amid('부두 물때 보기')).filter((line) => line === '부두 물때 보기').length).toBeLessThan(2);
    expect(kindsOf(amid('부두 물때 보기'))[1]).not.toBe('boilerplate');
    expect(textOfLines(amid('Ines Farrow/Marrow Bay Echo'))).not.toContain('Ines Farrow/Marrow Bay Echo');
    expect(textOfLines(amid('물빛시 어촌계 제공'))).not.toContain('물빛시 어촌계 제공');
  });

  it('stays where a form names something else below it each time', () => {
    const forms = ['등대반', '바다반', '노을반'].flatMap((name, at) => [
      `${name}은 이웃끼리 물때를 배우는 모임이다.`,
      '모집 기간',
      `5월 ${at + 3}일부터 ${at + 12}일까지`,
    ]);
    const lines = [LEAD, MORE, ...forms, LAST];
    expect(textOfMarkup(paragraphs(...lines))).toEqual(lines);
  });

  it('goes with its speaker where a quotation is pulled out', () => {
    const pulled = '물때를 아는 배가 기름을 덜 쓰고, 그만큼 바다도 조용해진다는 것을 어민은 오래전부터 안다.';
    const html = `${paragraphs(LEAD, `차보늬 팀장은 이렇게 말했다. “${pulled}” 어민도 끄덕였다.`)}<div><blockquote>${pulled}</blockquote><p>차보늬 팀장</p></div>${paragraphs(MORE, LAST)}`;
    expect(textOfMarkup(html)).not.toContain('차보늬 팀장');
  });
});

describe('▲', () => {
  it('marks a list where several stand without pictures, however far apart', () => {
    const ranks = ['◇ 4급 승진', '▲도로과장 박나루', '◇ 5급 승진', '▲항만과장 차보늬'];
    const kinds = kindsOf([LEAD, ...ranks]);
    expect([kinds[2], kinds[4]]).toEqual(['list', 'list']);
    const html = paragraphs(LEAD, '▲도로과장 박나루', MORE, '▲항만과장 차보늬', LAST);
    expect(textOfMarkup(html)).toEqual([LEAD, '▲도로과장 박나루', MORE, '▲항만과장 차보늬', LAST]);
  });

  it('is a caption below each picture, and where a dump has lost them', () => {
    const picture = '<p><img src="/a.jpg" width="600" height="400"></p>';
    const html = `${paragraphs(LEAD)}${picture}<p>▲ 부두의 관측기</p>${paragraphs(MORE)}${picture}<p>▲ 어민들</p>${paragraphs(LAST)}`;
    expect(textOfMarkup(html)).toEqual([LEAD, MORE, LAST]);
    expect(kindsOf([LEAD, '▲ 부두의 관측기', MORE, '▲ 어민들', LAST])).toEqual([
      'paragraph',
      'caption',
      'paragraph',
      'caption',
      'paragraph',
    ]);
  });
});

describe('below a picture', () => {
  it.each(['양파를 얇게 썬다', '국수를 찬물에 푼다', '뚜껑을 덮고 끓인다', '소금으로 간을 맞춘다'])(
    'a step is text: %s',
    (step) => {
      const html = `${paragraphs(LEAD, MORE)}<p><img src="/a.jpg" width="600" height="400"></p><p>${step}</p>${paragraphs(LAST)}`;
      expect(readingOfMarkup(html).lines.find(({ text }) => text === step)?.kind).not.toBe('caption');
      expect(readingOfMarkup(html).lines.find(({ text }) => text === step)?.kind).not.toBe('boilerplate');
    },
  );
});

describe('a list of text', () => {
  it('keeps items that have the words of links', () => {
    const items = [
      'Weight: 310 g',
      'Video: up to 4K at 60 frames',
      'Photos: 24 a second',
      'Battery: a day',
      'Price: 900',
    ];
    expect(textOfMarkup(`${paragraphs(LEAD, MORE)}${list(...items)}${paragraphs(LAST)}`)).toEqual([
      LEAD,
      MORE,
      ...items,
      LAST,
    ]);
  });

  it('keeps items that have the words of buttons', () => {
    const items = ['카카오톡', '네이버 지도', '유튜브', '페이스북', '배달의민족', '쿠팡', '밴드'];
    expect(textOfMarkup(`${paragraphs(LEAD, MORE)}${list(...items)}${paragraphs(LAST)}`)).toEqual(
      expect.arrayContaining(items),
    );
  });

  it('stays below links to other articles, and with its label', () => {
    const items = ['△부두 관측기 8대', '△방파제 관측기 4대'];
    const related = '<p>관련기사</p><p><a href="/1">이웃 도시, 다리 새로 놓는다</a></p>';
    expect(textOfMarkup(`${paragraphs(LEAD, MORE)}${related}${paragraphs(...items, LAST)}`)).toEqual([
      LEAD,
      MORE,
      ...items,
      LAST,
    ]);
    const papers = [LEAD, '신청하려는 이웃은 아래를 낸다.', '제출 자료: 신청서와 동의서', '접수 기한: 5월 12일', LAST];
    expect(textOfLines(papers)).toEqual(papers);
  });

  it('is no row of buttons', () => {
    const html = `${paragraphs(LEAD, MORE)}${list('카카오톡', '페이스북', '밴드', '인쇄', '라인')}${paragraphs(LAST)}`;
    expect(textOfMarkup(html)).not.toContain('페이스북');
  });
});
