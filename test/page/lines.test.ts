import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import type { LineKind } from '#src/model.ts';
import { blocksOfText, blocksOfTree } from '#src/page/markup/blocks.ts';
import { parseDocument } from '#src/page/markup/document.ts';
import { bodyOf, readLines } from '#src/page/lines/lines.ts';

const NO_TITLE = { title: undefined, subtitle: undefined };
const PLAIN = { ...NO_TITLE, isPlainText: true };
const LEAD = '해오름시가 3일 교차로 42곳에 인공지능 신호를 들인다고 밝혔다. 사업비는 51억 원이다.';
const MORE = '시는 내년 3월까지 검지기를 달고, 모은 자료를 센터에서 한꺼번에 계산하기로 했다고 설명했다.';
const LAST = '나한별 과장은 “신호 하나가 바뀌면 옆 교차로도 함께 바뀌어야 한다”고 말했다.';

const kinds = (...lines: readonly string[]): readonly (LineKind | 'gone')[] => {
  const reading = readLines(blocksOfText(lines.join('\n')), NO_TITLE);
  return lines.map((line) => reading.lines.find(({ text }) => text === line)?.kind ?? 'gone');
};
const linesOfMarkup = (html: string) => {
  const parsed = parseDocument(html);
  const root = parsed.kind === 'document' ? parsed.$.root().get(0) : undefined;
  return root === undefined ? [] : readLines(blocksOfTree(root), NO_TITLE).lines;
};

describe('marks', () => {
  it('take △ for a list and ▲ for the words of a picture', () => {
    expect(kinds(LEAD, '△교통 △안전 △환경 세 분야다.', '▲ 센터 전경', LAST)).toEqual([
      'paragraph',
      'list',
      'caption',
      'paragraph',
    ]);
  });

  it('take ▲ for a list when several stand together, and △사진 for a caption', () => {
    expect(kinds(LEAD, '▲교통 신호', '▲안전 감지기', LAST, '△사진 센터')).toEqual([
      'paragraph',
      'list',
      'list',
      'paragraph',
      'caption',
    ]);
    expect(kinds(LEAD, '▲교통 ▲안전 ▲환경 순으로 넓힌다.', LAST)[1]).toBe('list');
  });

  it.each([
    '(사진=해오름시)',
    '[출처=셔터스톡]',
    '사진제공=해오름시',
    '【사진=새벽신문】',
    'Photo by Jane Roe',
    'Getty Images',
  ])('take %s for a credit', (line) => {
    expect(kinds(LEAD, line, LAST)[1]).toBe('credit');
  });

  it.each([
    '센터에서 신호를 살피는 직원들. (사진=해오름시)',
    '새로 단 검지기. /사진=해오름시',
    '협약을 맺은 두 시장 ⓒ 해오름신문',
    'The control room at night. (Photo: City of Marrow Bay)',
  ])('take %s for a caption', (line) => {
    expect(kinds(LEAD, line, LAST)[1]).toBe('caption');
  });

  it('take a long paragraph for text though it ends in a credit', () => {
    const long = `${MORE} ${MORE} ${MORE} (사진=해오름시)`;
    expect(kinds(LEAD, long)[1]).toBe('paragraph');
  });
});

describe('what is no text', () => {
  it.each([
    '관련기사',
    '관련기사목록',
    '광고',
    '댓글 0',
    '• 댓글 12',
    '댓글쓰기',
    '이 기사를 공유합니다',
    '도배방지 이미지',
    '닉네임 패스워드 도배방지 숫자 입력',
    '기사제보 desk@paper.kr',
    '구독하기',
    '새벽신문 네이버에서 구독하기',
    '▶ 어제의 기사 다시 보기',
    'Advertisement',
    'Recommended Reading',
    'This audio is auto-generated. Please let us know.',
  ])('%s goes, wherever it stands', (line) => {
    expect(kinds(LEAD, line, MORE, LAST)).toEqual(['paragraph', 'boilerplate', 'paragraph', 'paragraph']);
  });

  it.each([
    '홍길동 기자 gil@paper.kr',
    '홍길동기자',
    '[새벽신문=홍길동 기자]',
    '/홍길동 기자',
    'By Jane Roe, Staff Writer',
    'gil@paper.co.kr',
  ])('%s says who wrote it', (line) => {
    expect(kinds(LEAD, MORE, LAST, line)[3]).toBe('byline');
  });

  it('cuts to the end at a copyright notice near the end only', () => {
    const notice = '저작권자 © 새벽신문 무단전재 및 재배포 금지';
    expect(kinds(LEAD, MORE, LAST, notice, '이 밖의 소식도 전해 드립니다.')).toEqual([
      'paragraph',
      'paragraph',
      'paragraph',
      'boilerplate',
      'boilerplate',
    ]);
    expect(kinds(notice, LEAD, MORE, LAST)).toEqual(['boilerplate', 'paragraph', 'paragraph', 'paragraph']);
  });

  it('keeps an article that writes about copying', () => {
    expect(kinds(LEAD, MORE, '협회는 기사를 무단 전재한 업체 세 곳을 고발했다고 밝혔다.')[2]).toBe('paragraph');
  });

  it('drops the titles below 관련기사 and goes on with the first sentence', () => {
    expect(kinds(LEAD, '관련기사', '옆 도시의 신호등 이야기', '버스 정류장이 시원해졌다…', MORE, LAST)).toEqual([
      'paragraph',
      'boilerplate',
      'boilerplate',
      'boilerplate',
      'paragraph',
      'paragraph',
    ]);
  });

  it('drops the title where it is repeated, however it is spaced and quoted', () => {
    const title = '해오름시, ‘생각하는 신호등’ 단다';
    const reading = readLines(blocksOfText(`해오름시 "생각하는 신호등" 단다\n${LEAD}\n${MORE}`), {
      title,
      subtitle: undefined,
    });
    expect(bodyOf(reading.lines)).toEqual([LEAD, MORE]);
  });
});

describe('headings', () => {
  it('are short lines without a full stop between paragraphs', () => {
    expect(kinds(LEAD, '센터가 모두 계산한다', MORE, '다음은 어디인가?', LAST)).toEqual([
      'paragraph',
      'heading',
      'paragraph',
      'heading',
      'paragraph',
    ]);
  });

  it('are not: a short sentence, a line of a list, a question that is asked', () => {
    expect(kinds(LEAD, '사업은 세 단계다.', '일시: 5월 3일', '장소: 시청', 'Q. 언제 끝나는가?', MORE)).toEqual([
      'paragraph',
      'paragraph',
      'paragraph',
      'paragraph',
      'paragraph',
      'paragraph',
    ]);
  });

  it('several in a row are a list', () => {
    expect(kinds(LEAD, '해오름시 본청', '누리군 별관', '새벽시 의회', MORE).slice(1, 4)).toEqual([
      'list',
      'list',
      'list',
    ]);
  });
});

describe('the head and the foot', () => {
  it('take a `- ` line for the subtitle and an unmarked line before the lead for a caption', () => {
    const reading = readLines(blocksOfText(`- 교차로 42곳 바꾼다\n신호 제어 센터 모습\n${LEAD}\n${MORE}`), PLAIN);
    expect(reading.subtitle).toBe('교차로 42곳 바꾼다');
    expect(reading.lines.map(({ kind }) => kind)).toEqual(['subtitle', 'caption', 'paragraph', 'paragraph']);
    expect(linesOfMarkup(`<p>신호 제어의 모든 것</p><p>${LEAD}</p><p>${MORE}</p>`)[0]?.kind).toBe('subtitle');
  });

  it.each([
    [`[새벽신문] ${LEAD}`, '새벽신문', []],
    [`(세종=연합뉴스) 홍길동·김새벽 기자 = ${LEAD}`, '연합뉴스', ['홍길동', '김새벽']],
    [`【서울=뉴시스】 홍길동 기자 = ${LEAD}`, '뉴시스', ['홍길동']],
    [`[지디넷코리아=홍길동 기자] ${LEAD}`, '지디넷코리아', ['홍길동']],
    [`홍길동 기자 = ${LEAD}`, undefined, ['홍길동']],
  ])('strip the dateline: %s', (first, outlet, names) => {
    const reading = readLines(blocksOfText(`${first}\n${MORE}`), NO_TITLE);
    expect(bodyOf(reading.lines)).toEqual([LEAD, MORE]);
    expect(reading).toMatchObject({ datelineOutlet: outlet, names });
  });

  it('keep a tag that is no dateline', () => {
    const reading = readLines(blocksOfText(`[현장] ${LEAD}\n${MORE}`), NO_TITLE);
    expect(bodyOf(reading.lines)[0]).toBe(`[현장] ${LEAD}`);
  });

  it.each([' 강경남 기자', '/강경남 기자 a@b.kr', ' <강경남 기자>', '  강경남 선임기자'])(
    'strip the sign-off “%s” from the last sentence',
    (signOff) => {
      const reading = readLines(blocksOfText(`${LEAD}\n${LAST}${signOff}`), NO_TITLE);
      expect(bodyOf(reading.lines)).toEqual([LEAD, LAST]);
      expect(reading.names).toEqual(['강경남']);
    },
  );

  it('keep the profile of who issued a press release apart', () => {
    expect(kinds(LEAD, MORE, LAST, '해오름교통공단 개요', '해오름교통공단은 1998년에 세워진 기관이다.')).toEqual([
      'paragraph',
      'paragraph',
      'paragraph',
      'about',
      'about',
    ]);
    expect(kinds(LEAD, MORE, '행사 개요', '행사는 이틀 동안 시청에서 열린다.').slice(2)).toEqual([
      'heading',
      'paragraph',
    ]);
  });
});

describe('markup', () => {
  it('makes paragraphs of <br><br> without <p>, and joins a line wrapped in the middle of a sentence', () => {
    const wrapped = '시는 내년 3월까지 검지기를 달고, 모은 자료를 센터에서<br>한꺼번에 계산하기로 했다고 설명했다.';
    expect(linesOfMarkup(`<td>${LEAD}<br><br>${wrapped}<br><br>${LAST}</td>`).map(({ text }) => text)).toEqual([
      LEAD,
      MORE,
      LAST,
    ]);
  });

  it('takes a table of a picture and a few words for a caption, a table used for layout for nothing', () => {
    const html = `<table><tr><td><table><tr><td><img src="a.jpg"></td></tr><tr><td>신호 제어 센터</td></tr></table>${LEAD}<br><br>${MORE}</td></tr></table>`;
    expect(linesOfMarkup(html).map(({ kind }) => kind)).toEqual(['caption', 'paragraph', 'paragraph']);
  });

  it('drops a line that is only a link, and keeps a link inside a sentence', () => {
    const html = `<p>${LEAD}</p><p><a href="/1">지난해 신호등 기사 모음</a></p><p>${MORE} <a href="/2">자료</a>도 공개한다.</p>`;
    expect(linesOfMarkup(html).map(({ kind }) => kind)).toEqual(['paragraph', 'boilerplate', 'paragraph']);
  });

  it('keeps a wrapper with a name of advertising when it holds the text', () => {
    expect(linesOfMarkup(`<div class="ad-wrap"><p>${LEAD}</p><p>${MORE}</p></div>`)).toHaveLength(2);
  });

  it('reads quotes as text and heading tags as headings', () => {
    const html = `<p>${LEAD}</p><h3>다음 단계</h3><blockquote>${LAST}</blockquote><p><b>센터의 하루</b></p><p>${MORE}</p>`;
    expect(linesOfMarkup(html).map(({ kind }) => kind)).toEqual([
      'paragraph',
      'heading',
      'quote',
      'heading',
      'paragraph',
    ]);
  });
});

describe('any text', () => {
  it('keeps every line it looked at, in order, and changes at most the first and the last of the text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 30 }), (texts) => {
        const blocks = blocksOfText(texts.join('\n'));
        const { lines } = readLines(blocks, NO_TITLE);
        const before = new Set(blocks.map(({ text }) => text));
        const changed = lines.filter(({ text }) => !before.has(text));
        expect(changed.length).toBeLessThanOrEqual(2);
        expect(blocks.length - lines.length).toBeLessThanOrEqual(2);
      }),
    );
  });
});
