// Who wrote: where a name ends in a header, what stands around it, and who is nobody.
import { describe, expect, it } from 'vitest';
import { extract } from '#src/page/extract.ts';
import { cleanAuthors, namesInHeader, namesInLine } from '#src/page/fields/byline.ts';

const TEXT = [
  'The ferry line will keep its night boats through the winter, the harbour board decided at its meeting on Tuesday evening.',
  'Two boats will cross each hour until two in the morning, and the board will count who rides them until the spring.',
  'A third boat waits at the north pier for nights on which the bridge is closed to buses by the wind or the ice.',
];
const authorsOf = (header: string) => {
  const text = TEXT.map((line) => `<p>${line}</p>`).join('');
  const html = `<html><head><title>Night boats stay</title></head><body><h1>Night boats stay</h1>${header}<div>${text}</div></body></html>`;
  const extraction = extract({ html, url: 'https://paper.example.com/news/1' });
  if (extraction.kind !== 'draft') throw new Error(extraction.detail);
  return extraction.draft.authors;
};

describe('a name above the text', () => {
  it.each([
    'By Jane Roe May 3, 2024',
    'By Jane Roe Friday, May 3',
    'By Jane Roe Photographs by John Doe',
    'By Jane Roe Video by John Doe',
    'By Jane Roe Published May 3, 2024',
    'By Jane Roe Senior Harbour Correspondent',
    'By Jane Roe\nHarbour Board',
  ])('ends before what is no name: %s', (header) => {
    expect(namesInHeader(header)).toEqual(['Jane Roe']);
  });

  it('may be a month’s', () => {
    expect(namesInHeader('By April May May 3, 2024')).toEqual(['April May']);
    expect(namesInHeader('By Jane Roe and June Story')).toContain('Jane Roe');
  });

  it('ends where its block ends', () => {
    expect(authorsOf('<div>By Jane Roe</div><div>May 3, 2024</div>')).toEqual(['Jane Roe']);
    expect(authorsOf('<div>By Jane Roe</div><div>Photographs by John Doe</div>')).toEqual(['Jane Roe']);
    expect(authorsOf('<div>By Jane Roe</div><div>Harbour Desk Notes</div>')).toEqual(['Jane Roe']);
    expect(authorsOf('<div>By Jane Roe and John Doe</div><div>Harbour Desk</div>')).toEqual(['Jane Roe', 'John Doe']);
  });
});

describe('what stands behind a comma', () => {
  it.each([
    ['Jane Roe, Associated Press', ['Jane Roe']],
    ['By Jane Roe, Harbour News Service', ['Jane Roe']],
    ['Jane Roe, Chief Political Correspondent', ['Jane Roe']],
    ['Jane Roe and John Doe, Staff Writers', ['Jane Roe', 'John Doe']],
    ['Jane Roe, Senior Reporter and John Doe, Editor', ['Jane Roe', 'John Doe']],
    ['By Jane Roe - May 3, 2024', ['Jane Roe']],
    ['By Jane Roe on May 3, 2024', ['Jane Roe']],
    ['By Jane Roe and John Doe – Harbour News Writers', ['Jane Roe', 'John Doe']],
    ['Jane Roe, John Doe', ['Jane Roe', 'John Doe']],
    ['Jane Roe Staff Writer', ['Jane Roe']],
  ])('is a name, or goes whole: %s', (field, names) => {
    expect(cleanAuthors([field], [])).toEqual(names);
  });
});

describe('what stands around a Korean name', () => {
  it.each([
    ['수원/홍길동 기자', ['홍길동']],
    ['춘천·홍길동 기자', ['홍길동']],
    ['홍길동 한빛일보 기자', ['홍길동']],
    ['홍길동 수원 선임기자', ['홍길동']],
    ['김구·홍길동 기자', ['김구', '홍길동']],
  ])('is a place, or for whom they write: %s', (line, names) => {
    expect(namesInLine(line)).toEqual(names);
  });

  it.each(['홍보담당관', '도시계획과', '공보관실', '시민소통팀', '대변인실', '수원'])(
    'is nobody alone: %s',
    (field) => {
      expect(cleanAuthors([field], [])).toEqual([]);
    },
  );

  it('is the office of who signs', () => {
    expect(cleanAuthors(['홍보담당관 피가온'], [])).toEqual(['피가온']);
    expect(authorsOf('<div class="byline">예다솜 온빛대 도시공학과 교수</div>')).toEqual(['예다솜']);
    expect(cleanAuthors(['예다솜 온빛대 도시공학과 교수'], [])).toEqual(['예다솜']);
    expect(cleanAuthors(['문하빈 | 도시위험연구소 연구위원'], [])).toEqual(['문하빈']);
  });
});
