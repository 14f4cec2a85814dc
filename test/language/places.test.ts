import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import { PLACES } from '#src/language/gazetteer/gazetteer.ts';
import {
  findPlaceByName,
  findPlaces,
  placeAncestors,
  placeName,
  suggestPlaces,
  type PlaceContext,
} from '#src/language/places.ts';
import { ENDS_MS } from '../ends.ts';

const { array, assert, constantFrom, property } = fc;

function idsIn(text: string, context: PlaceContext = {}): readonly string[] {
  return findPlaces(text, context).map(({ id }) => id);
}

describe('a place in a text', () => {
  it('is found with its offsets, administrative ending included, particle excluded', () => {
    const text = '부산시는 해운대구에서 달랏시와';
    expect(findPlaces(text).map(({ start, end, name }) => [text.slice(start, end), name])).toEqual([
      ['부산시', '부산'],
      ['해운대구', '해운대구'],
      ['달랏시', '달랏'],
    ]);
  });

  it.each([
    '세종대왕 동상',
    '부산물 처리',
    '고양이 사진',
    '대전환의 시대',
    '서울대학교병원',
    '서울대 교수',
    '수원지 관리',
    '대구탕 골목',
    '제주항공 여객기',
    '2차 세계 대전',
    '발리슛을 성공',
    '인도적 지원',
    '이란성 쌍둥이',
    '예산을 세웠다',
    '경기가 나쁘다',
    '저층과 고층이 달랐다',
    '그 후에 하노이',
  ])('is not seen in %s', (text) => {
    expect(idsIn(text.replace('하노이', ''))).toEqual([]);
  });

  it.each([
    ['부산항만공사', 'kr-busan'],
    ['서울디지털재단', 'kr-seoul'],
    ['수원시의회', 'kr-gyeonggi-suwon'],
    ['인천경제자유구역청', 'kr-incheon'],
    ['해운대구청장', 'kr-busan-haeundae'],
    ['주한벨기에대사관', 'be'],
    ['세종특별자치시는', 'kr-sejong'],
    ['세종 5-1생활권', 'kr-sejong-5-1'],
    ['제주국제공항', 'kr-jeju'],
    ['필리핀의 퀘존시', 'ph'],
  ])('is seen in %s', (text, id) => {
    expect(idsIn(text)[0]).toBe(id);
  });

  it('is one in every spelling and script', () => {
    for (const text of ['달랏', '다랏', 'Da Lat', 'Dalat', 'Đà Lạt', 'Ðà Lạt', 'Đà Lạt'.normalize('NFD'), 'DA LAT'])
      expect(idsIn(text)).toEqual(['vn-da-lat']);
  });

  it('keeps offsets into a decomposed text', () => {
    const text = `${'Đà Lạt'.normalize('NFD')}와 부산`;
    expect(findPlaces(text).map(({ start, end }) => text.slice(start, end).normalize('NFC'))).toEqual([
      'Đà Lạt',
      '부산',
    ]);
  });

  it('needs capitals where the small word is another', () => {
    expect(idsIn('let us go to the uk')).toEqual([]);
    expect(idsIn('the US and the UK')).toEqual(['us', 'gb']);
  });

  it('means a country by one character in a headline only', () => {
    expect(idsIn('美 보스턴, 韓 세종 20日 회의 中', { titleLength: 30 })).toEqual([
      'us',
      'us-boston',
      'kr',
      'kr-sejong',
    ]);
    expect(idsIn('美 보스턴')).toEqual(['us-boston']);
  });
});

describe('a shared name', () => {
  it('goes by the place before it', () => {
    expect(idsIn('경기 광주시')).toEqual(['kr-gyeonggi', 'kr-gyeonggi-gwangju']);
    expect(idsIn('강원 고성군과 경남 고성군')).toEqual([
      'kr-gangwon',
      'kr-gangwon-goseong',
      'kr-gyeongnam',
      'kr-gyeongnam-goseong',
    ]);
    expect(idsIn('서울 중구와 부산 중구')).toEqual(['kr-seoul', 'kr-seoul-jung', 'kr-busan', 'kr-busan-jung']);
  });

  it('goes by its neighbours in a list', () => {
    expect(idsIn('용인·광주·하남시')).toEqual(['kr-gyeonggi-yongin', 'kr-gyeonggi-gwangju', 'kr-gyeonggi-hanam']);
    expect(idsIn('안산·화성·오산시')).toContain('kr-gyeonggi-hwaseong');
    expect(idsIn('화성·오산·안산')).toEqual(['kr-gyeonggi-hwaseong', 'kr-gyeonggi-osan', 'kr-gyeonggi-ansan']);
  });

  it('goes by the dateline or the region of the outlet', () => {
    expect(idsIn('고성군은 밝혔다', { region: 'kr-gangwon' })).toEqual(['kr-gangwon-goseong']);
    expect(idsIn('중구는 밝혔다', { dateline: '대구=연합' })).toEqual(['kr-daegu-jung']);
  });

  it('means the metropolis when nothing else speaks', () => {
    expect(idsIn('부산, 광주, 대구')).toEqual(['kr-busan', 'kr-gwangju', 'kr-daegu']);
  });

  it('stays out when nothing decides', () => {
    expect(idsIn('중구 주민과 고성군 주민')).toEqual([]);
  });

  it('keeps its meaning throughout a text', () => {
    expect(
      idsIn('경기 광주시가 시작했다. 그 밖의 여러 도시와 달리 지난해부터 준비를 서둘러 온 곳이 광주시다.'),
    ).toEqual(['kr-gyeonggi', 'kr-gyeonggi-gwangju', 'kr-gyeonggi-gwangju']);
  });
});

describe('a dateline', () => {
  it('counts as a place, but for the seats of newsrooms and ministries', () => {
    expect(idsIn('(예산=뉴스) 홍길동 기자')).toEqual(['kr-chungnam-yesan']);
    expect(idsIn('(서울=뉴스) 홍길동 기자')).toEqual([]);
  });
});

describe('looking a place up by name', () => {
  it.each([
    ['부산 중구', 'kr-busan-jung'],
    ['경기 광주', 'kr-gyeonggi-gwangju'],
    ['광주', 'kr-gwangju'],
    ['서울시', 'kr-seoul'],
    ['달랏시', 'vn-da-lat'],
    ['호치민', 'vn-ho-chi-minh'],
    ['JEJU', 'kr-jeju'],
    ['kr-busan', 'kr-busan'],
    [' 수원시  팔달구 ', 'kr-gyeonggi-suwon-paldal'],
    ['Jung-gu (Busan)', 'kr-busan-jung'],
  ])('knows %s', (name, id) => {
    expect(findPlaceByName(name)?.id).toBe(id);
  });

  it('does not choose between equals', () => {
    expect(findPlaceByName('중구')).toBeUndefined();
    expect(findPlaceByName('고성군')).toBeUndefined();
    expect(findPlaceByName('없는 곳')).toBeUndefined();
    expect(findPlaceByName('')).toBeUndefined();
  });

  it('understands every name it displays itself', () => {
    const misread = (['ko', 'en'] as const).flatMap((locale) =>
      PLACES.map(({ id }) => [placeName(id, locale), id] as const).filter(
        ([name, id]) => findPlaceByName(name)?.id !== id,
      ),
    );
    expect(misread).toEqual([]);
  });

  it('displays no name twice', () => {
    for (const locale of ['ko', 'en'] as const) {
      const names = PLACES.map(({ id }) => placeName(id, locale));
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    }
  });
});

describe('suggestions', () => {
  it('begin with what was typed, provinces before their cities', () => {
    expect(suggestPlaces('광', 'ko', 3).map(({ id }) => id)).toContain('kr-gwangju');
    expect(suggestPlaces('광주', 'ko', 1)[0]).toEqual({ id: 'kr-gwangju', name: '광주' });
    expect(suggestPlaces('da l', 'en', 3)[0]).toEqual({ id: 'vn-da-lat', name: 'Da Lat' });
  });

  it('are the provinces when nothing is typed, and nothing for nonsense', () => {
    expect(suggestPlaces('', 'ko', 2).map(({ name }) => name)).toEqual(['서울', '부산']);
    expect(suggestPlaces('zzzz', 'ko', 5)).toEqual([]);
  });
});

describe('the gazetteer', () => {
  it('has the 17 provinces, and at least 226 cities, counties and districts within them', () => {
    const korean = PLACES.filter(({ id }) => id.startsWith('kr-'));
    expect(korean.filter(({ kind }) => kind === 'province')).toHaveLength(17);
    const municipal = korean.filter(({ kind }) => kind === 'city' || kind === 'county' || kind === 'district');
    expect(municipal.length).toBeGreaterThanOrEqual(226);
    for (const { id } of municipal) expect(placeAncestors(id)).toContain('kr');
  });

  it('names existing parents only, and no id twice', () => {
    const ids = new Set(PLACES.map(({ id }) => id));
    expect(ids.size).toBe(PLACES.length);
    for (const { parent } of PLACES) expect(parent === undefined || ids.has(parent)).toBe(true);
  });
});

describe('any text', () => {
  it('gives mentions in order that do not overlap', () => {
    const piece = constantFrom(
      '부산',
      '중구',
      '광주시',
      '경기',
      ' ',
      '·',
      '예산',
      '(',
      '=',
      'Da Lat',
      'ạ',
      '\u0323',
      '대구경북',
      '시',
      '美',
      '와 ',
      '후에',
    );
    assert(
      property(array(piece, { maxLength: 50 }), (pieces) => {
        const text = pieces.join('');
        let end = 0;
        for (const mention of findPlaces(text, { titleLength: 20 })) {
          expect(mention.start).toBeGreaterThanOrEqual(end);
          expect(mention.end).toBeGreaterThan(mention.start);
          end = mention.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it.each(['중구 ', '부산', '경기 광주·', '(부산', '가', 'London, the ', '한·', '대구 생선 '])(
    'is read in linear time when it repeats %j',
    (unit) => {
      const startedAt = performance.now();
      findPlaces(unit.repeat(100_000 / unit.length));
      expect(performance.now() - startedAt).toBeLessThan(ENDS_MS);
    },
  );
});
