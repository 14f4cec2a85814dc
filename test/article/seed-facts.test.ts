// What a careful reader finds in the five seed articles, found by the program: places, sums, agreements, events; nothing invented.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findFacts } from '#src/article/facts.ts';
import type { Facts } from '#src/model-facts.ts';
import { extractDump } from '#src/page/extract.ts';

function factsOf(file: string): Facts {
  const text = readFileSync(new URL(`../../seeds/${file}`, import.meta.url), 'utf8');
  const read = extractDump({ text, url: `seed:${file}` });
  if (read.kind !== 'draft') throw new Error(`${file} is an article`);
  return findFacts({ ...read.draft, publishedAt: read.draft.publishedAt ?? 0 });
}

const placesOf = ({ places }: Facts) => [...new Set(places.map(({ id }) => id))].toSorted();
const sumsOf = ({ money }: Facts) => money.map(({ text, value, currency, role }) => [text, value, currency, role]);
const agreementsOf = ({ agreements }: Facts) =>
  agreements.map(({ parties, subject, status, date }) => [parties.join('·'), subject, status, date]);
const eventsOf = ({ events }: Facts) => events.map(({ name, from, to }) => [name, from, to]);

describe('the seed about Da Lat', () => {
  const facts = factsOf('000_0c7cfe66d8a9fdae.txt');

  it('is about Da Lat in Lam Dong, Vietnam', () => {
    expect(placesOf(facts)).toEqual(['fr', 'kr', 'vn', 'vn-da-lat', 'vn-lam-dong']);
    expect(sumsOf(facts)).toEqual([]);
  });

  it('tells the agreement and the seminar before it', () => {
    expect(agreementsOf(facts)).toEqual([
      ['에스라이프재단·달랏시', '블록체인기반의 첨단자족 SiTi 구축', 'signed', '2018-05-25'],
    ]);
    expect(eventsOf(facts)).toEqual([
      ['스마트 친환경도시 달랏시를 위한 국제세미나', '2018-05-24', '2018-05-25'],
      ['블록체인기반의 첨단자족 SiTi 구축을 위한 협약식', '2018-05-25', '2018-05-25'],
    ]);
  });
});

describe('the seed about smart cities as an export', () => {
  const facts = factsOf('001_744310a70e059b61.txt');

  it('names the sum that Seoul spends', () => {
    expect(sumsOf(facts)).toEqual([['1조4000억원', 1.4e12, 'KRW', 'budget']]);
  });

  it('names cities at home and abroad', () => {
    const wanted = [
      'kr-seoul',
      'kr-sejong',
      'kr-busan',
      'kr-daegu',
      'kr-incheon',
      'kr-gyeonggi-gimpo',
      'vn',
      'vn-hanoi',
    ];
    expect(placesOf(facts)).toEqual(expect.arrayContaining([...wanted, 'ph-manila', 'mn-ulaanbaatar', 'th-bangkok']));
  });

  it('tells who agreed on building smart cities', () => {
    expect(facts.agreements.map(({ parties }) => parties.toSorted())).toEqual([
      ['KT', 'LG유플러스', '국토정보공사', '부산시', '수자원공사'],
    ]);
    expect(facts.events.map(({ name }) => name)).toEqual(['스마트시티 좌담회', '한국미래포럼']);
  });
});

describe('the seed about the World Smart City Week', () => {
  const facts = factsOf('002_1bfdd586e3ccf75c.txt');

  it('tells contracts from talks and from letters of intent', () => {
    expect(sumsOf(facts)).toEqual([
      ['4,600억 원', 4.6e11, 'KRW', 'consultation'],
      ['775억 원', 7.75e10, 'KRW', 'contract'],
      ['4,500만 달러', 4.5e7, 'USD', 'contract'],
      ['171억 5천만 원', 1.715e10, 'KRW', 'intent'],
    ]);
  });

  it('tells who signed what', () => {
    expect(facts.agreements.map(({ parties }) => parties.join('·')).filter((names) => names !== '')).toEqual([
      'A社·필리핀 B社',
      '국토연구원·16개 지역연구기관',
    ]);
  });

  it('tells the week and what was held in it', () => {
    expect(eventsOf(facts)[0]).toEqual([
      '제2회 월드 스마트시티 위크(World Smart City Week : WSCW 2018)',
      '2018-09-18',
      '2018-09-20',
    ]);
    const names = facts.events.map(({ name }) => name);
    const wanted = [
      '해외바이어 1:1 수출상담회',
      '스마트 워터프론트시티 포럼',
      '스마트시티 혁신성장동력 세미나',
      '스마트시티 해커톤',
      '글로벌조인트 프로그램(국가)',
      '글로벌조인트(도시)',
    ];
    expect(names).toEqual(expect.arrayContaining([...wanted, '대국민 토론회', '토크 콘서트', '창업 경진대회']));
  });
});

describe('the seed about the Seoul forum', () => {
  const facts = factsOf('003_61c9e618fa4f9182.txt');

  it('tells when and where it was, and no sum or agreement', () => {
    expect(facts.events[0]).toMatchObject({
      name: '제6회 스마트시티 서울 포럼',
      place: '콘래드호텔',
      from: '2022-12-21',
      to: '2022-12-21',
    });
    expect([sumsOf(facts), agreementsOf(facts)]).toEqual([[], []]);
    expect(placesOf(facts)).toEqual(
      expect.arrayContaining(['kr-seoul', 'be', 'ca-quebec', 'ph-quezon', 'es-barcelona']),
    );
  });
});

describe('the seed about the three countries', () => {
  const facts = factsOf('004_b78c274c825cdcfb.txt');

  it('names the capitals and the seminar, and no agreement of today', () => {
    expect(placesOf(facts)).toEqual(['cn', 'cn-beijing', 'jp', 'jp-tokyo', 'kr', 'kr-seoul']);
    expect(eventsOf(facts)[0]).toEqual(['한중일 스마트시티 온라인 세미나', '2020-08-05', '2020-08-05']);
    expect([sumsOf(facts), agreementsOf(facts)]).toEqual([[], []]);
  });
});
