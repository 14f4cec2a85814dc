import { describe, expect, it } from 'vitest';
import { findDates } from '#src/language/dates.ts';
import { ENDS_MS } from '../ends.ts';

const PUBLISHED = Date.parse('2018-10-10T21:41:00+09:00');

function datesIn(text: string, publishedAt: number = PUBLISHED): readonly string[] {
  return findDates(text, publishedAt).map((mention) => `${mention.text}=${mention.date}`);
}

describe('a date', () => {
  it.each([
    ['지난 9월 20일 막을 내렸다', ['지난 9월 20일=2018-09-20']],
    ['9월 18일부터 20일까지 3일간', ['9월 18일=2018-09-18', '20일=2018-09-20']],
    ['9월 18~20일', ['9월 18=2018-09-18', '20일=2018-09-20']],
    ['오는 25일 연다', ['오는 25일=2018-10-25']],
    ['3일 방문했다', ['3일=2018-10-03']],
    ['내년 3월 착공', ['내년 3월=2019-03']],
    ['지난해 5월 3일', ['지난해 5월 3일=2017-05-03']],
    ['지난달 25일, 다음 달 7일', ['지난달 25일=2018-09-25', '다음 달 7일=2018-11-07']],
    ['지난 12월 20일', ['지난 12월 20일=2017-12-20']],
    ['2018년 말부터 2025년까지', ['2018년=2018', '2025년=2025']],
    ['오는 2022년까지', ['오는 2022년=2022']],
    ['2018.05.24 발표', ['2018.05.24=2018-05-24']],
    ['어제 열렸다', ['어제=2018-10-09']],
    ['세종(8.30), 본선(9.19~20)', ['8.30=2018-08-30', '9.19=2018-09-19', '20=2018-09-20']],
    ['5. 20.(수) ~ 5. 22.(금)', ['5. 20=2018-05-20', '5. 22=2018-05-22']],
    ['2018. 9. 30.~10. 2.', ['2018. 9. 30=2018-09-30', '10. 2=2018-10-02']],
    ['’18. 9. 3.(월)', ['18. 9. 3=2018-09-03']],
    ['18·19일', ['18=2018-10-18', '19일=2018-10-19']],
    ['30일부터 2일까지 열렸다', ['30일=2018-09-30', '2일=2018-10-02']],
    ['12월 30일~1월 2일', ['12월 30일=2018-12-30', '1월 2일=2019-01-02']],
    ['내달 2일 연 뒤 같은 달 9일', ['내달 2일=2018-11-02', '같은 달 9일=2018-11-09']],
    ['다음 주 화요일, 오는 금요일', ['다음 주 화요일=2018-10-16', '오는 금요일=2018-10-12']],
    ['29일 열린다. 29일 열렸다', ['29일=2018-10-29', '29일=2018-09-29']],
    ['3월 열린다', ['3월=2019-03']],
    ['June 12-14', ['June 12=2018-06-12', '14=2018-06-14']],
    ['from 3 to 5 September 2019', ['3=2019-09-03', '5 September 2019=2019-09-05']],
    ['June 29 to July 1, 2019', ['June 29=2019-06-29', 'July 1, 2019=2019-07-01']],
    ['held here Tuesday', ['Tuesday=2018-10-09']],
    ['will be held on Friday', ['Friday=2018-10-12']],
    ['next Tuesday', ['next Tuesday=2018-10-16']],
    ['will meet at 6 p.m. Thursday, Nov. 1', ['Nov. 1=2018-11-01']],
    ['will come in November', ['November=2018-11']],
    ['on Sept. 20, 2018 and next year', ['Sept. 20, 2018=2018-09-20', 'next year=2019']],
  ])('is resolved in %s', (text, dates) => {
    expect(datesIn(text)).toEqual(dates);
  });

  it('crosses the year where that is nearer', () => {
    const january = Date.parse('2019-01-03T08:00:00+09:00');
    expect(datesIn('12월 28일에 열렸다', january)).toEqual(['12월 28일=2018-12-28']);
    expect(datesIn('31일 밝혔다', january)).toEqual(['31일=2018-12-31']);
  });

  it('is a day of Seoul, whatever UTC says', () => {
    expect(datesIn('어제', Date.parse('2018-10-09T20:00:00Z'))).toEqual(['어제=2018-10-09']);
  });

  it.each([
    '3일간 열린다',
    '5일 이내',
    '2일 만에',
    '3일 동안',
    '매년 11월',
    '매월 25일',
    '2월 30일',
    '13월 1일',
    '5개월',
    '버전 9.18',
    '1일 3회',
    '2~3일 내 끝난다',
    '3.5~4.2%',
    'every Monday',
    "today's cities may march",
    '100일',
  ])('is not seen in %s', (text) => {
    expect(datesIn(text)).toEqual([]);
  });

  it('needs its year when the day of publication is unknown', () => {
    expect(findDates('2018년 5월 24일과 3월', undefined).map(({ date }) => date)).toContain('2018-05-24');
    expect(findDates('지난 3일, 내년, 5월 2일, 어제', undefined)).toEqual([]);
    expect(datesIn('지난 3일', 0)).toEqual([]);
  });

  it.each([' ', '1', '1월 ', '지난 ', '2018. ', '5일 ', 'May '])(
    'is looked for in linear time when %j repeats',
    (unit) => {
      const startedAt = performance.now();
      findDates(unit.repeat(100_000 / unit.length), PUBLISHED);
      expect(performance.now() - startedAt).toBeLessThan(ENDS_MS);
    },
  );
});
