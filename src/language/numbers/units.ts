// The units of counts and measures as Korean and English news write them, each with its one name: ㎞ and 킬로미터 are km, 퍼센트 is %.
// Lists only: whether a number with such a unit counts something (3년, 10대) or names it (2025년, 20대 청년) is for quantity-vetoes.ts.

/** One name, then every other way it is written. Latin names must match to the letter. */
const MEASURES = `
% ％ 퍼센트 percent per cent pct
%p %포인트 퍼센트포인트 %P ％p percentage points
km ㎞ 킬로미터 kilometres kilometers kilometre kilometer kms
m 미터 metres meters metre meter
cm ㎝ 센티미터 센티 centimetres centimeters
mm ㎜ 밀리미터 millimetres millimeters
㎡ m² m2 제곱미터 평방미터 square metres square meters sq m sqm
㎢ km² km2 제곱킬로미터 square kilometres square kilometers square-kilometre square-kilometer square kms square km sq km
㎥ m³ m3 세제곱미터 입방미터 루베 cubic metres cubic meters
ha 헥타르 ㏊ hectares hectare
평
에이커
acres acre
sq ft square feet
miles mi mile
kg ㎏ 킬로그램 kilograms kilos
g 그램
mg ㎎
t
톤
tonnes
tons
L ℓ ㎖ 리터 litres liters
W 와트
kW ㎾ KW 킬로와트 kilowatts
MW ㎿ 메가와트 megawatts
GW 기가와트 gigawatts
Wh
kWh ㎾h KWh kwh 킬로와트시 kilowatt-hours
MWh ㎿h 메가와트시
GWh 기가와트시
V 볼트
kV
MVA
℃ °C 도씨
dB 데시벨
bps
Mbps
Gbps
KB
MB
GB 기가바이트
TB 테라바이트
PB 페타바이트
Hz
kHz
MHz
GHz
ppm
ppb
㎍/㎥ μg/㎥ µg/m³
mAh
km/h ㎞/h kph
lx
cd
Nm
bar
kcal
psi
TOE
tCO2
인치
inches
피트
feet ft
노트
마력
화소
`;

/** Korean counters that are words of their own. */
const COUNTERS =
  '명 분 인 개 개사 개소 개국 개월 개년 개교 곳 건 대 기 호 가구 세대 층 동 면 석 좌석 권 편 종 점 장 마리 그루 척 필지 회 차례 가지 팀 ' +
  '년 주 주일 일 시간 초 배 량 편성 차로 차선 학급 강좌 병상 병동 실 객실 부스 채널 홀 표 부 쪽 페이지 매 통 문항 세트 쌍 켤레 박스 상자 ' +
  '포기 본 번 자루 포대 잔 끼 인분 정거장 구간 코어 노드 토큰 뷰 다운로드 병 벌 송이 채 칸 회선 도';

/** Names of several words stand as one: `square metres`. */
const SEVERAL_WORDS =
  /(?:per cent|percentage points|square (?:kilometres|kilometers|kms|km|metres|meters|feet)|cubic (?:metres|meters)|sq (?:km|m|ft))|\S+/g;

function spellingsOf(line: string): readonly (readonly [string, string])[] {
  const names = line.match(SEVERAL_WORDS) ?? [];
  return names.map((name) => [name, names[0] ?? name] as const);
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ...MEASURES.trim()
    .split('\n')
    .flatMap((line) => spellingsOf(line)),
  ...COUNTERS.split(' ').map((name) => [name, name] as const),
  // Buildings and floors are counted with 개 or without; a company and a place also in Chinese letters.
  ['개 동', '동'],
  ['개 층', '층'],
  ['개동', '동'],
  ['개층', '층'],
  ['개 면', '면'],
  ['개면', '면'],
  ['개 실', '실'],
  ['개실', '실'],
  ['개 사', '개사'],
  ['개社', '개사'],
  ['개 社', '개사'],
  ['개 소', '개소'],
  ['개 국', '개국'],
  ['개 월', '개월'],
  ['군데', '곳'],
]);

/** The units at a place, the longest first: `개 국` before `개`. */
export function unitsAt(text: string, start: number): readonly { readonly end: number; readonly unit: string }[] {
  const found: { end: number; unit: string }[] = [];
  for (let length = LONGEST; length > 0; length -= 1) {
    const unit = NAMES.get(text.slice(start, start + length));
    if (unit !== undefined) found.push({ end: start + length, unit });
  }
  return found;
}

const LONGEST = Math.max(...[...NAMES.keys()].map((name) => name.length));
