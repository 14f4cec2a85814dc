// Articles in any number for measurements: sentences of our own, recombined, about a place and a project of its own each.
// `padded` brings a page to the size of a real outlet's (about 100 kB), with what stands around an article there.

const PLACES = [
  '춘천시',
  '여수시',
  '안동시',
  '군산시',
  '김해시',
  '천안시',
  '제천시',
  '포항시',
  '목포시',
  '원주시',
  '파주시',
  '경산시',
];
const PROJECTS = [
  '교통 신호',
  '누수 탐지',
  '화재 감지',
  '주차 안내',
  '전력 거래',
  '버스 배차',
  '쓰레기 수거',
  '하천 관측',
  '가로등 제어',
  '응급 이송',
];
const VERBS = ['착수했다', '넓힌다', '마무리했다', '시작한다', '선보였다', '다시 설계했다', '공개했다'];
const PARTS = [
  (place: string, project: string, seed: number) =>
    `${place}는 ${project} 사업에 감지기 ${seed * 7 + 40}개를 달고 자료를 통합플랫폼에 모은다고 설명했다.`,
  (place: string, project: string, seed: number) =>
    `시범 운영 ${(seed % 9) + 2}달 동안 ${project}에 드는 시간이 ${(seed % 30) + 11}퍼센트 줄었다는 것이 ${place}의 계산이다.`,
  (place: string, _project: string, seed: number) =>
    `예산은 국비와 시비를 더해 ${(seed % 80) + 12}억원이며 ${place} 안의 기업 ${(seed % 7) + 2}곳이 참여한다.`,
  (_place: string, project: string, seed: number) =>
    `담당 부서는 ${(seed % 5) + 2}년 안에 ${project} 방식을 이웃 도시 ${(seed % 6) + 3}곳과 나누겠다는 계획을 내놓았다.`,
  (place: string, project: string, seed: number) =>
    `주민 ${seed * 3 + 120}명이 참여한 ${place} 리빙랩에서는 ${project} 화면을 쉽게 바꾸자는 의견이 많았다.`,
  (place: string, _project: string, seed: number) =>
    `${place} 관계자는 “도시의 자료가 쌓일수록 ${(seed % 4) + 2}배는 나은 판단을 할 수 있다”고 말했다.`,
];

/** The n-th article: the same n gives the same text, two numbers never the same sentences. */
export function benchText(n: number): {
  readonly title: string;
  readonly author: string;
  readonly paragraphs: readonly string[];
} {
  const place = PLACES[n % PLACES.length] ?? '';
  const project = PROJECTS[Math.floor(n / PLACES.length) % PROJECTS.length] ?? '';
  const verb = VERBS[n % VERBS.length] ?? '';
  const paragraphs = Array.from({ length: 8 }, (_, index) => {
    const first = PARTS[(n + index) % PARTS.length];
    const second = PARTS[(n * 5 + index * 2 + 1) % PARTS.length];
    const seed = n * 31 + index * 17;
    return `${place} 스마트시티 소식 ${seed}. ${first?.(place, project, seed) ?? ''} ${second?.(place, project, seed + 5) ?? ''}`;
  });
  return { title: `${place} 스마트시티 ${project} ${n}단계 ${verb}`, author: '한가람', paragraphs };
}

const MENU_LINKS = 320;
const LIST_LINKS = 160;
const SCRIPTS = 40;

/** The same page between the menus, rankings, scripts and styles of a real outlet: about 110 kB, 2,000 elements. */
export function padded(html: string): string {
  const menu = Array.from(
    { length: MENU_LINKS },
    (_, n) =>
      `<li class="menu-${n % 9}"><a href="/news/articleList.html?sc_section_code=S1N${n}&view_type=sm"><span class="icon"></span>분야 ${n} 소식</a></li>`,
  ).join('\n');
  const list = Array.from(
    { length: LIST_LINKS },
    (_, n) =>
      `<li><a href="/news/articleView.html?idxno=${900_000 + n}"><em class="num">${n + 1}</em><strong class="auto-titles">다른 도시의 다른 소식 ${n}번째 제목이 여기에 놓인다</strong><img src="/thumb/${n}.jpg" alt="" width="80" height="60"></a></li>`,
  ).join('\n');
  const script = Array.from(
    { length: SCRIPTS },
    (_, n) =>
      `<script>(function(w,d){var slot${n}={id:'ad-${n}',size:[[300,250],[728,90]],targeting:{section:'S1N1',page:'view'}};w.adSlots=w.adSlots||[];w.adSlots.push(slot${n});for(var i=0;i<4;i++){if(d.getElementById('banner-'+i)){d.getElementById('banner-'+i).setAttribute('data-slot',slot${n}.id)}}})(window,document);</script>`,
  ).join('\n');
  const style = `<style>${Array.from({ length: 220 }, (_, n) => `.box-${n}>.inner{margin:${n % 7}px ${n % 5}px;border:1px solid #ddd;background:#f${n % 10}f${n % 10}f${n % 10}}`).join('')}</style>`;
  return html
    .replace('</head>', `${style}\n${script}\n</head>`)
    .replace('<body>', `<body><div class="gnb"><ul>${menu}</ul></div>`)
    .replace('</body>', `<div class="ranking"><h4>많이 본 뉴스</h4><ol>${list}</ol></div></body>`);
}
