import { describe, expect, it } from 'vitest';
import { findPlaces, type PlaceContext } from '#src/language/places.ts';

function idsIn(text: string, context: PlaceContext = {}): readonly string[] {
  return [...new Set(findPlaces(text, context).map(({ id }) => id))];
}

describe('a name that is a word as well', () => {
  it.each([
    ['대구 살을 발라 낸 생선 요리', '대구에서 열린 요리 축제', 'kr-daegu'],
    ['조선 의정부 터를 발굴했다', '의정부에 청사를 세웠다', 'kr-gyeonggi-uijeongbu'],
    ['시장 상인이 파리채로 파리를 쫓았다', '파리에서 열린 전시회', 'fr-paris'],
    ['킥보드가 인도에서 넘어졌다', '인도 총리가 방한했다', 'in'],
    ['신차 양산이 늦어진다', '경남 양산 산업단지', 'kr-gyeongnam-yangsan'],
    ['전주 대비 두 배로 늘었다', '전주 한옥마을', 'kr-jeonbuk-jeonju'],
    ['강화 지역을 넓힌 단속', '인천 강화 마을', 'kr-incheon-ganghwa'],
    ['이웃과 함께하는 오만과 편견 읽기', '오만 무스카트', 'om'],
    ['“자립”이란 말', '이란 정부', 'ir'],
  ])('is none in %s, but one in %s', (word, name, id) => {
    expect(idsIn(word)).not.toContain(id);
    expect(idsIn(name)).toContain(id);
  });

  it('stays in doubt for the whole text once its sentence spoke against it, unless the city is named in full', () => {
    expect(idsIn('대구 어획량이 줄었다. 상인들은 대구를 찾지 못했다.')).toEqual([]);
    expect(idsIn('대구 어획량이 줄었다. 대구시는 대구를 지원한다.')).toEqual(['kr-daegu']);
  });

  it('is two places where two sisters stand side by side', () => {
    expect(idsIn('이천·여주 도자 축제')).toEqual(['kr-gyeonggi-icheon', 'kr-gyeonggi-yeoju']);
    expect(idsIn('경남도는 진주와 양산에')).toEqual(['kr-gyeongnam', 'kr-gyeongnam-jinju', 'kr-gyeongnam-yangsan']);
  });

  it.each(['서울시와 예산을 나눈다', '부산, 경기 침체로 울상', '제주도 예산 삭감'])(
    'is no place by chance beside one: %s',
    (text) => {
      expect(idsIn(text)).toHaveLength(1);
    },
  );
});

describe('a district of many cities', () => {
  it('goes by its sister', () => {
    expect(idsIn('수성구가 먼저 나섰다. 한 해 뒤에는 중구도 그 뒤를 따라 같은 체계를 들이기로 마음먹었다.')).toEqual([
      'kr-daegu-suseong',
      'kr-daegu-jung',
    ]);
  });

  it('goes by a city that only has a default', () => {
    expect(idsIn('광주시는 가로등을 바꾼다. 이 사업에는 지난해 먼저 시작한 세 곳에 이어 북구도 함께한다.')).toContain(
      'kr-gwangju-buk',
    );
  });

  it('goes by the headline when the text says nothing', () => {
    expect(idsIn('중구는 올해 말까지 마친다.', { headline: '울산, 골목 지도 만든다' })).toEqual(['kr-ulsan-jung']);
    expect(idsIn('중구는 올해 말까지 마친다.')).toEqual([]);
  });

  it('goes by a quarter or sight that only one of them has', () => {
    expect(idsIn('서구는 둔산 네거리를 넓힌다.')).toEqual(['kr-daejeon-seo']);
    expect(idsIn('광주시는 버스를 늘린다. 곤지암역이 종점이다.')).toEqual(['kr-gyeonggi-gwangju']);
    expect(idsIn('부산 중구는 서울 명동 거리를 본떴다.')).toContain('kr-busan-jung');
  });

  it('means what it meant last in a text about several cities', () => {
    const ids = findPlaces(
      '서울 중구는 지난해 시작했다. 부산 중구는 올해 시작했다. 그 뒤로 여러 달 동안 주민의 뜻을 물어 온 곳은 중구다.',
    ).map(({ id }) => id);
    expect(ids.at(-1)).toBe('kr-busan-jung');
  });

  it('stays out when two cities of a list claim it', () => {
    expect(idsIn('강원도와 경남도는 고성군을 두고')).toEqual(['kr-gangwon', 'kr-gyeongnam']);
  });

  it('is found under the merged province and under its old name', () => {
    expect(idsIn('전남광주통합특별시 서구')).toContain('kr-gwangju-seo');
    expect(idsIn('인천 남구')).toContain('kr-incheon-michuhol');
  });
});

describe('a part of another name', () => {
  it.each([
    '남한산성과 북한강',
    '부산은행 앱',
    '수원지 관리',
    '부산물 처리',
    '서울역 승강장',
    '가수 강남 씨',
    '도쿄 대학교',
    '몬트리올 의정서',
    '영어와 태국어 안내',
    '러시아인 관광객',
    'Jordan Blake spoke.',
    'We met Michael Jordan there.',
    'Jeju Air and Daegu Bank',
    'Korea Gas Corp. reports',
    'the University of Oxford',
    'New Mexico joins',
    'Santiago de Cali',
  ])('is no place: %s', (text) => {
    expect(idsIn(text)).toEqual([]);
  });

  it.each([
    ['판교제2테크노밸리', 'kr-gyeonggi-pangyo'],
    ['파주시 협약 체결', 'kr-gyeonggi-paju'],
    ['한·미·일 공동 선언', 'us'],
    ['수원지역 상인', 'kr-gyeonggi-suwon'],
    ['부산물류센터', 'kr-busan'],
    ['대구 제조업체의 자연어 처리', 'kr-daegu'],
    ['홍천읍', 'kr-gangwon-hongcheon'],
    ['화천군수', 'kr-gangwon-hwacheon'],
    ['서울진출', 'kr-seoul'],
    ['싱가포르관광청', 'sg'],
    ['Busan Port Authority', 'kr-busan'],
    ['Austin City Council', 'us-austin'],
    ['Officials from Jordan, Egypt and Iraq', 'jo'],
  ])('is one still: %s', (text, id) => {
    expect(idsIn(text)).toContain(id);
  });
});

describe('a city whose name others bear', () => {
  it.each([
    ['London, Ontario, votes', 'gb-london'],
    ['Dublin, Ohio', 'ie-dublin'],
    ['They live in Paris, Texas.', 'fr-paris'],
    ['Manchester, New Hampshire', 'gb-manchester'],
    ['Valencia, the Venezuelan port', 'es-valencia'],
    ['Hyderabad in Pakistan', 'in-hyderabad'],
    ['Alabama’s Birmingham', 'gb-birmingham'],
    ['캐나다 온타리오주 런던', 'gb-london'],
    ['버밍엄(미국 앨라배마주)', 'gb-birmingham'],
    ['스페인 산티아고', 'cl-santiago'],
  ])('is not taken for the known one in %s', (text, id) => {
    expect(idsIn(text)).not.toContain(id);
  });

  it.each([
    ['Birmingham, England', 'gb-birmingham'],
    ['In Paris, American officials met', 'fr-paris'],
    ['Dubai, Qatar and Oman', 'ae-dubai'],
    ['칠레 산티아고', 'cl-santiago'],
    ['Austin, Texas', 'us-austin'],
    ['Tbilisi, Georgia', 'ge'],
    ['Ukraine, Georgia and Moldova', 'ge'],
    ['오스트리아 빈과', 'at-vienna'],
    ['고성(강원)', 'kr-gangwon-goseong'],
    ['Goseong, Gangwon Province', 'kr-gangwon-goseong'],
  ])('is known in %s', (text, id) => {
    expect(idsIn(text)).toContain(id);
  });

  it('that is a state as well stays out without a word for the country', () => {
    expect(idsIn('Georgia will test trucks south of Atlanta.')).toEqual(['us-atlanta']);
    expect(idsIn('Georgia will test buses.')).toEqual([]);
  });
});

describe('names in their own script', () => {
  it.each([
    ['深圳', 'cn-shenzhen'],
    ['東京都', 'jp-tokyo'],
    ['الرياض', 'sa-riyadh'],
    ['Москва', 'ru-moscow'],
    ['Ташкент', 'uz-tashkent'],
    ['กรุงเทพ', 'th-bangkok'],
    ['Đà Nẵng', 'vn-da-nang'],
    ['तेलंगाना और हैदराबाद, मुंबई', 'in-mumbai'],
  ])('are found: %s', (text, id) => {
    expect(idsIn(text)).toContain(id);
  });
});
