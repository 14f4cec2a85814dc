import { describe, expect, it } from 'vitest';
import { findPlaces } from '#src/language/places.ts';

function idsIn(text: string): readonly string[] {
  return [...new Set(findPlaces(text).map(({ id }) => id))];
}

describe('a name that belongs to something else', () => {
  it.each([
    ['인천 유나이티드가 승격했다', '인천 부두에 배가 닿았다', 'kr-incheon'],
    ['창원 LG 감독이 물러났다', '창원 LG 공장이 섰다', 'kr-gyeongnam-changwon'],
    ['강원이 제주를 3-1로 눌렀다', '강원이 제주를 닮아 간다', 'kr-jeju'],
    ['토트넘은 리버풀과 비겼다', '토트넘 경기를 보러 리버풀에서 잤다', 'gb-liverpool'],
    ['레알 마드리드의 골', '마드리드의 골목', 'es-madrid'],
    ['The Toronto Raptors won.', 'The Toronto council won.', 'ca-toronto'],
    ['Air Canada cut flights.', 'Canada cut flights.', 'ca'],
    ['춘천 닭갈비가 맵다', '춘천 닭갈비골목을 걸었다', 'kr-gangwon-chuncheon'],
    ['강릉 초당순두부가 맛있다', '강릉 순두부 공장이 섰다', 'kr-gangwon-gangneung'],
    ['‘베니스의 상인’을 읽었다', '베니스의 수로', 'it-venice'],
    ['Shops on Oxford Street', 'Shops in Oxford', 'gb-oxford'],
    ['Brussels sprouts sold out.', 'Brussels offices sold out.', 'be-brussels'],
    ['조지 워싱턴이 강을 건넜다', '의원들이 워싱턴에 모였다', 'us-washington'],
    ['시드니 윌리엄스가 이겼다', '시드니 항구가 열렸다', 'au-sydney'],
    ['헬레르 발렌시아 감독', '테슬라 발렌시아 공장', 'es-valencia'],
    ["Walter Houston's farm", "Texas oil and Houston's farms", 'us-houston'],
    ['영화 ‘서울의 밤’을 봤다', '시장은 ‘서울의 밤’ 행사를 열었다', 'kr-seoul'],
    ['‘베를린의 하늘’ 개봉', '‘베를린의 하늘’ 오염', 'de-berlin'],
    ['The Kigali Amendment cuts gases.', 'The Kigali council cuts gases.', 'rw-kigali'],
    ['경주 이씨 문중', '경주 시내 문중', 'kr-gyeongbuk-gyeongju'],
    ['대구고가 이겼다', '대구가 이겼다', 'kr-daegu'],
    ['화순전남대병원', '화순 병원', 'kr-jeonnam-hwasun'],
    ['광주대구고속도로', '광주·대구 고속도로', 'kr-daegu'],
    ['대구MBC 기자', '대구IT밸리', 'kr-daegu'],
    ['Busan Station reopened.', 'Busan stations reopened.', 'kr-busan'],
    ['Seoul National University Hospital', 'Seoul hospitals', 'kr-seoul'],
    ['김포공항 주차장', '김포 주차장', 'kr-gyeonggi-gimpo'],
  ])('is none in %s, but one in %s', (other, place, id) => {
    expect(idsIn(other)).not.toContain(id);
    expect(idsIn(place)).toContain(id);
  });
});

describe('a short name behind its country', () => {
  it.each([
    ['필리핀 세부에서', ['ph', 'ph-cebu']],
    ['오스트리아 수도 빈에서', ['at', 'at-vienna']],
    ['프랑스 니스와 칸에서', ['fr', 'fr-nice', 'fr-cannes']],
    ['세부 일정은 아직 없다', []],
  ])('is seen in %s', (text, ids) => {
    expect(idsIn(text)).toEqual(ids);
  });

  it('belongs to that country, also behind a word for where it lies', () => {
    expect(idsIn('스페인 중부 과달라하라')).toEqual(['es']);
    expect(idsIn('멕시코 서부 과달라하라')).toEqual(['mx', 'mx-guadalajara']);
  });
});

describe('a weak name', () => {
  it.each([
    ['보은 대추축제가 열린다', 'kr-chungbuk-boeun'],
    ['화성 남양읍에 청사를 세운다', 'kr-gyeonggi-hwaseong'],
    ['인도산 면화', 'in'],
    ['이란계 의원', 'ir'],
  ])('is a place by what follows it: %s', (text, id) => {
    expect(idsIn(text)).toContain(id);
  });

  it('is none before a verb that only looks like a township', () => {
    expect(idsIn('예산 늘리면 된다')).toEqual([]);
  });
});

describe('a weak name at the end of a list', () => {
  it('is a place behind two of its sisters, not behind one', () => {
    expect(idsIn('수원과 평택, 화성의 집값')).toContain('kr-gyeonggi-hwaseong');
    expect(idsIn('홍성군, 예산을 늘렸다')).toEqual(['kr-chungnam-hongseong']);
  });
});

describe('Washington', () => {
  it('is the capital alone and the state behind a city', () => {
    expect(idsIn('Talks in Washington went on.')).toEqual(['us-washington']);
    expect(idsIn('Drivers in Spokane, Washington, pay by phone.')).toEqual([]);
  });
});
