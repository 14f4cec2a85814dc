// Where a page's own date and issuer are told, and where the same words are of what the text tells.
import { describe, expect, it } from 'vitest';
import { extract } from '#src/page/extract.ts';
import { originOf } from '#src/page/fields/origin.ts';
import { parseMoment } from '#src/page/fields/published-at.ts';
import { toIsoWithOffset } from '#src/time.ts';

const KOREAN = [
  '새벽시가 가로등 3천 개를 바꾸며 밝기를 사람의 걸음에 맞추기로 했다. 시는 의회에 계획을 보고했다.',
  '시의회 승인 2019년 5월 3일, 첫 공사 2021년 등 길은 길었다고 시는 설명했다. 골목마다 밝기는 주민이 정한다.',
  '이 사업에는 국비 8억 원과 시비 5억 원이 들어간다. 공사는 내년 3월에 시작해 가을에 끝난다.',
];
const ENGLISH = [
  'The ferry line will keep its night boats through the winter, the harbour board decided at its meeting on Tuesday evening.',
  'The study of the line was published on 3 May 2019 and the board has counted who rides the night boats since then.',
  'A third boat waits at the north pier for nights on which the bridge is closed to buses by the wind or the ice.',
];
const draftOf = (above: string, texts: readonly string[], below = '') => {
  const title = texts === ENGLISH ? 'Night boats stay' : '걸음에 맞춘 가로등';
  const body = `${above}<div>${texts.map((text) => `<p>${text}</p>`).join('')}</div>${below}`;
  const html = `<html><head><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`;
  const extraction = extract({ html, url: 'https://paper.example.kr/news/1' });
  if (extraction.kind !== 'draft') throw new Error(extraction.detail);
  return extraction.draft;
};
const iso = (at: number | undefined) => (at === undefined ? undefined : toIsoWithOffset(at));

describe('a date label', () => {
  it.each([{ texts: KOREAN }, { texts: ENGLISH }])(
    'is of what the text tells when it stands inside it',
    ({ texts }) => {
      expect(iso(draftOf('<span>2024.05.03 10:00</span>', texts).publishedAt)).toBe('2024-05-03T10:00:00+09:00');
      expect(draftOf('', texts).publishedAt).toBeUndefined();
    },
  );

  it('counts above and below the text, behind a summary that begins as the text does', () => {
    const below = draftOf('', KOREAN, '<p>입력 2024.05.03 10:00</p>');
    expect(iso(below.publishedAt)).toBe('2024-05-03T10:00:00+09:00');
    const summary = `<div class="summary">${KOREAN[0]}</div><span>입력 2024.05.03 10:00</span>`;
    expect(iso(draftOf(summary, KOREAN).publishedAt)).toBe('2024-05-03T10:00:00+09:00');
  });
});

describe('an American clock', () => {
  it.each([
    ['May 3, 2024 at 10:15 a.m. ET', '2024-05-03T14:15:00Z'],
    ['January 3, 2024, 10:15 p.m. ET', '2024-01-04T03:15:00Z'],
    ['May 3, 2024 10:15 AM CT', '2024-05-03T15:15:00Z'],
    ['May 3, 2024 10:15 am MT', '2024-05-03T16:15:00Z'],
    ['3 May 2024, 10:15 a.m. PT', '2024-05-03T17:15:00Z'],
    ['May 3, 2024 10:15 p.m. EDT', '2024-05-04T02:15:00Z'],
    ['May 3, 2024 10:15 a.m.', '2024-05-03T10:15:00Z'],
  ])('is read in its zone: %s', (text, utc) => {
    expect(parseMoment(text, 'UTC')?.at).toBe(Date.parse(utc));
  });
});

describe('who issued a text', () => {
  it('is not whose figures or pictures it shows', () => {
    expect(originOf({ notes: ['출처: 한국은행'], about: [] })).toBeUndefined();
    const chart = [KOREAN[0] ?? '', '출처: 한국은행', ...KOREAN.slice(1)];
    expect(draftOf('', chart).origin).toBeUndefined();
    expect(draftOf('', [...KOREAN, '출처: 한국은행']).origin).toBeUndefined();
  });

  it('is named with the word for a release, or in the last line of one', () => {
    expect(draftOf('', [...KOREAN, '출처: 새론테크 보도자료']).origin).toBe('새론테크');
    expect(originOf({ notes: [], about: ['회사 소개', '…'], last: '출처: 새론테크' })).toBe('새론테크');
  });
});
