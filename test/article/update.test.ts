import { describe, expect, it } from 'vitest';
import { changesBetween, changesIn, reasonsOf, scoresBetween, type Version } from '#src/article/update.ts';

const FIRST: Version = {
  title: '가람시, 스마트 가로등 300대 단다',
  paragraphs: [
    '가람시가 골목마다 스마트 가로등 300대를 달기로 했다고 12일 밝혔다. 사업비는 모두 120억원이다.',
    '김다솜 시장은 밤길이 밝아질 것이라고 말했다. 시는 한국전력공사와 함께 내년 봄까지 공사를 마친다.',
  ],
  language: 'ko',
  how: 'json-ld',
  outlet: '하루신문',
};
const [OPENING = '', SECOND = ''] = FIRST.paragraphs;
const changed = (given: Partial<Version>, stored: Version = FIRST) => changesBetween(stored, { ...FIRST, ...given });
const replaced = (from: string, to: string) =>
  changed({ paragraphs: FIRST.paragraphs.map((text) => text.replace(from, to)) });

describe('an article under its own address', () => {
  it.each([
    ['nothing', {}],
    ['spaces and paragraphs', { paragraphs: [FIRST.paragraphs.join(' ').replaceAll(' ', '  ')] }],
    ['marks of the headline', { title: '가람시 "스마트 가로등 300대 단다"' }],
    ['the outlet’s name behind the headline', { title: `${FIRST.title} - 하루신문` }],
    [
      'stamp, byline and notice',
      {
        paragraphs: [
          '입력 2026-11-20 10:00 수정 2026-11-20 12:30',
          ...FIRST.paragraphs,
          '이두리 기자',
          '저작권자 © 하루신문 무단전재 금지',
        ],
      },
    ],
    ['a counter', { paragraphs: [...FIRST.paragraphs, '조회 1,234'] }],
    ['how it was read', { how: 'readability' }],
  ])('did not change when %s did', (_, given) => {
    expect(changed(given)).toMatchObject({ changes: [], isCorrection: false });
  });

  it.each([
    ['another headline', { title: '가람시, 스마트 가로등 500대 단다' }, ['title']],
    ['a tag of correction', { title: `[정정] ${FIRST.title}` }, ['title']],
    ['a tag of completion', { title: `${FIRST.title}(종합2보)` }, ['title']],
  ])('is corrected by %s', (_, given, changes) => {
    expect(changed(given)).toEqual({ changes, isCorrection: true, takesText: true });
  });

  it.each([
    ['120억원', '150억원', ['figures', 'text']],
    ['12일', '13일', ['figures', 'text']],
    ['김다솜 시장', '김다온 시장', ['names', 'text']],
    ['한국전력공사', '한국도로공사', ['names', 'text']],
    ['골목마다', '부산 골목마다', ['names', 'text']],
  ])('is corrected when %s becomes %s', (from, to, changes) => {
    expect(replaced(from, to)).toEqual({ changes, isCorrection: true, takesText: true });
  });

  it('is corrected in English, too', () => {
    const english = (text: string): Version => ({
      ...FIRST,
      title: 'Garam to install smart street lights',
      paragraphs: [`Garam will install 300 smart street lights by spring. ${text}`],
      language: 'en',
    });
    const stored = english('Mayor Jane Roe said the streets would be brighter at night.');
    const other = english('Mayor Joan Poe said the streets would be brighter at night.');
    expect(changesBetween(stored, other)).toMatchObject({ changes: ['names', 'text'], isCorrection: true });
    expect(changesBetween(stored, english('Jane Roe, mayor of Garam, said nights would be brighter.'))).toMatchObject({
      changes: ['text'],
      isCorrection: false,
    });
  });

  it.each([
    ['reworded', (text: string) => text.replace('밝아질 것이라고 말했다', '훨씬 환해진다고 설명했다')],
    ['lengthened', (text: string) => `${text} 시민 40명이 시험에 참여했고 이두리 교수가 자문했다.`],
  ])('changed without being corrected when it is %s', (_, change) => {
    const paragraphs = FIRST.paragraphs.map((text) => (text === SECOND ? change(text) : text));
    expect(changed({ paragraphs })).toEqual({ changes: ['text'], isCorrection: false, takesText: true });
  });

  it('is corrected by a note at its end', () => {
    const note = '앞선 기사의 설명 가운데 일부가 사실과 달라 바로잡습니다.';
    expect(changed({ paragraphs: [...FIRST.paragraphs, note] })).toMatchObject({
      changes: ['text'],
      isCorrection: true,
    });
  });

  it.each([
    ['the feed’s beginning', { paragraphs: FIRST.paragraphs, how: 'feed' }],
    ['a wall', { paragraphs: ['가람시가 골목마다 스마트 가로등 150대를'] }],
  ])('keeps its text when what comes is %s, and takes the headline', (_, worse) => {
    const title = `[정정] ${FIRST.title}`;
    expect(changed(worse)).toMatchObject({ changes: [], takesText: false });
    expect(changed({ ...worse, title })).toEqual({ changes: ['title'], isCorrection: true, takesText: false });
  });

  it('is not corrected when its page is read after its feed was', () => {
    const told = { ...FIRST, how: 'feed', paragraphs: [`${OPENING.slice(0, 30)}...`] };
    expect(changed({}, told)).toEqual({ changes: ['text'], isCorrection: false, takesText: true });
  });

  it('takes no market for a person', () => {
    const market = { ...FIRST, paragraphs: [`${OPENING} 전기차 시장도 커진다.`] };
    const other = { ...FIRST, paragraphs: [`${OPENING} 이륜차 시장도 커진다.`] };
    expect(changesBetween(market, other)).toMatchObject({ changes: ['text'], isCorrection: false });
  });

  it('has its reasons read back as they were written', () => {
    for (const change of [replaced('120억원', '150억원'), changed({ title: `[정정] ${FIRST.title}` })]) {
      const { changes, isCorrection } = change;
      expect(changesIn(reasonsOf(change))).toEqual({ changes, isCorrection });
    }
    expect(reasonsOf(replaced('120억원', '150억원'))).toEqual(['same-url', 'text-changed', 'correction', 'figures']);
  });

  it('is measured against what it was', () => {
    expect(scoresBetween(FIRST, FIRST)).toMatchObject({ jaccard: 1, containment: 1 });
    const { jaccard, cosine } = scoresBetween(FIRST, { ...FIRST, paragraphs: [OPENING] });
    expect(jaccard).toBeLessThan(0.8);
    expect(cosine).toBeGreaterThan(0.3);
  });
});
