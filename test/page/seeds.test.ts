// The five articles the project began with: what a careful reader takes from each.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractDump } from '#src/page/extract.ts';
import { textOf } from '#src/page/lines/lines.ts';
import { toIsoWithOffset } from '#src/time.ts';

const SEEDS = path.join(import.meta.dirname, '..', '..', 'seeds');

const read = (file: string) => {
  const extraction = extractDump({ text: readFileSync(path.join(SEEDS, file), 'utf8'), url: `seed:${file}` });
  if (extraction.kind !== 'draft') throw new Error(extraction.detail);
  return extraction.draft;
};

const cases = [
  {
    file: '000_0c7cfe66d8a9fdae.txt',
    title: '베트남 달랏에 세워질 ‘블록체인 기반의 미래형 스마트 시티’',
    subtitle: "첨단자족도시 SiTi, 베트남 달랏시와 '블록체인기반 스마트Siti' 사업 위한 협약체결",
    authors: ['이미옥'],
    outlet: '분당신문',
    publishedAt: '2018-05-29T23:22:00+09:00',
    updatedAt: undefined,
    count: 8,
    first: '4차 산업혁명시대 삶과',
    last: '기여할 것으로 보인다.',
    headings: 0,
    captions: ['▲ 에스라이프재단은 달랏시를 찾아 ‘블록체인기반의 첨단자족 SiTi 구축을 위한 협약식’을 체결했다.'],
    about: 0,
  },
  {
    file: '001_744310a70e059b61.txt',
    title: '[포커스] 스마트시티는 수출품이 될 수 있을까?',
    subtitle: undefined,
    authors: ['노윤주'],
    outlet: '데일리토큰',
    publishedAt: '2019-06-07T14:00:00+09:00',
    updatedAt: undefined,
    count: 21,
    first: '3일 베트남 고위 공무원',
    last: '것"이라고 덧붙였다.',
    headings: 0,
    captions: ['[출처=셔터스톡]'],
    about: 0,
  },
  {
    file: '002_1bfdd586e3ccf75c.txt',
    title: '“제2회 월드 스마트시티 위크” 775억 계약성과 올려',
    subtitle: '60개국 2만명·4,600억 상담·171억 투자의향 접수',
    authors: ['강경남'],
    outlet: '소비자를 위한 신문',
    publishedAt: '2018-10-10T21:41:00+09:00',
    updatedAt: undefined,
    count: 21,
    first: '대한민국의 미래 혁신성장을',
    last: '다할 것”이라고 말했다.',
    headings: 0,
    captions: [],
    about: 0,
  },
  {
    file: '003_61c9e618fa4f9182.txt',
    title: '세계 스마트시티 정책·기술 교류의 장…서울·벨기에·퀘백 사례 나눠',
    subtitle: '서울디지털재단, 제6회 스마트시티 서울 포럼 성료',
    authors: [],
    outlet: '지디넷코리아',
    publishedAt: '2022-12-22T13:45:00+09:00',
    updatedAt: '2022-12-22T13:50:00+09:00',
    // 23 blocks of text, 4 of them sub-headings: 79 paragraphs in all five, 83 with the headings.
    count: 19,
    first: '세계 주요 국가들의 스마트시티',
    last: '고민할 것”이라고 강조했다.',
    headings: 4,
    captions: [
      '제6회 스마트시티 서울 포럼이 개최했다. 서유진 디지털 휴먼이 사회를 맡았다. (사진=지디넷코리아)',
      '크리스 시티넷 담당관이 필리핀 퀘존시 사례를 발표하고 있다. (사진=지디넷코리아)',
      '리오넬 오렌스 주한벨기에대사관 참사관이 스마트시티 정책을 발표하고 있다. (사진=지디넷코리아)',
      '강요식 서울디지털재단 이사장이 인사말을 하고 있다. (사진=지디넷코리아)',
    ],
    about: 0,
  },
  {
    file: '004_b78c274c825cdcfb.txt',
    title: '한중일 3국 협력 사무국, ‘한중일 스마트시티 온라인 세미나’ 개최',
    subtitle: undefined,
    authors: ['강승원'],
    outlet: '한국산업안전뉴스',
    publishedAt: '2020-08-06T16:06:00+09:00',
    updatedAt: undefined,
    count: 10,
    first: '한중일 3국 협력사무국(TCS,',
    last: '협의해 나갈 계획이다.',
    headings: 0,
    captions: ['한중일 스마트시티 온라인 세미나 프로그램'],
    about: 2,
  },
] as const;

describe('the seeds', () => {
  it.each(cases)('$file gives its fields', ({ file, title, subtitle, authors, outlet, publishedAt, updatedAt }) => {
    const draft = read(file);
    expect(draft).toMatchObject({ title, subtitle, authors, outlet, language: 'ko', how: 'text-dump' });
    expect(draft.publishedAt === undefined ? undefined : toIsoWithOffset(draft.publishedAt)).toBe(publishedAt);
    expect(draft.updatedAt === undefined ? undefined : toIsoWithOffset(draft.updatedAt)).toBe(updatedAt);
  });

  it.each(cases)('$file gives $count paragraphs', ({ file, count, first, last }) => {
    const { paragraphs } = read(file);
    expect(paragraphs).toHaveLength(count);
    expect(paragraphs[0]?.startsWith(first)).toBe(true);
    expect(paragraphs.at(-1)?.endsWith(last)).toBe(true);
  });

  it('give 83 lines of text in all, sub-headings included, and nothing else', () => {
    const texts = cases.map(({ file }) => textOf(read(file).lines));
    expect(texts.map((lines) => lines.length)).toEqual([8, 21, 21, 23, 10]);
    const captions = new Set(cases.flatMap(({ file }) => read(file).captions));
    expect(texts.flat().filter((line) => captions.has(line))).toEqual([]);
  });

  it.each(cases)(
    '$file keeps captions, headings and the profile apart',
    ({ file, captions, headings, about, subtitle }) => {
      const draft = read(file);
      expect(draft.captions).toEqual(captions);
      expect(draft.about).toHaveLength(about);
      const found = draft.lines.filter(({ kind, text }) => kind === 'heading' && !text.endsWith(subtitle ?? '\0'));
      expect(found).toHaveLength(headings);
    },
  );

  it('take no line of a button, comment box or advertisement for text', () => {
    const all = cases.flatMap(({ file }) => read(file).paragraphs).join('\n');
    expect(all).not.toMatch(/도배방지|댓글|닉네임|관련기사|광고|공유합니다|기자$/mu);
  });

  it('keep a paragraph that stands after 관련기사, and the outlet name in angle brackets', () => {
    expect(read('003_61c9e618fa4f9182.txt').paragraphs.some((text) => text.startsWith('앤드류 상무관은'))).toBe(true);
    expect(read('001_744310a70e059b61.txt').paragraphs.join('\n')).toContain('관계자는<데일리토큰>에');
  });
});
