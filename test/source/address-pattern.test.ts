// The shapes of addresses that local governments and outlets use, each as three articles of one list.
import { describe, expect, it } from 'vitest';
import { parseList } from '#src/source/parse-list.ts';

const TITLES = [
  '교차로 신호 제어 시범 운영 시작',
  '침수 감지기 설치 장소 주민 투표',
  '도시 데이터 공모전 수상작 전시',
] as const;

/** A list page whose links are these addresses, with titles in a table. */
const boardOf = (addresses: readonly string[], rest = '') =>
  `<table>${addresses.map((href, at) => `<tr><td><a href="${href}">${TITLES[at % 3]} ${'가나다라마바사'.charAt(at)}</a></td><td>2026-09-1${at}</td></tr>`).join('')}</table>${rest}`;

const patternOf = (page: string, addresses: readonly string[]) =>
  parseList({ html: boardOf(addresses), url: page }).pattern;

describe('the pattern of addresses', () => {
  it.each([
    [
      'a board code beside the number',
      {
        page: 'https://www.donggu.go.kr/main/bbs/bbsMsgList.do?bcd=press',
        addressOf: (n: number) => `/main/bbs/bbsMsgDetail.do?msg_seq=1377${n}&amp;bcd=press`,
        pattern: 'www.donggu.go.kr/main/bbs/bbsMsgDetail.do?bcd=press&msg_seq=#',
      },
    ],
    [
      'a board under a name that sounds like an id',
      {
        page: 'https://www.yj.go.kr/main/news/list.do',
        addressOf: (n: number) => `view.do?pst_id=mn_news_yj&pst_sn=${n + 1}`,
        pattern: 'www.yj.go.kr/main/news/view.do?pst_id=mn_news_yj&pst_sn=#',
      },
    ],
    [
      'numbers in the words of the menu',
      {
        page: 'https://www.sn.go.kr/home/www/openinfo/participation_07/participation_07_03',
        addressOf: (n: number) =>
          `/home/www/openinfo/participation_07/participation_07_03/show/14250${n}?page=1&search=&keyword=`,
        pattern: 'www.sn.go.kr/home/www/openinfo/participation_07/participation_07_03/show/#',
      },
    ],
    [
      'a menu, a board and a number on one script',
      {
        page: 'https://www.wd.go.kr/wando/sub.cs?m=1023',
        addressOf: (n: number) => `/wando/sub.cs?m=1023&amp;nttId=1001354${n}&amp;pBoardId=BBSMSTR_000000000036`,
        pattern: 'www.wd.go.kr/wando/sub.cs?m=1023&nttId=#&pBoardId=BBSMSTR_000000000036',
      },
    ],
    [
      'a time as number, and a department that differs',
      {
        page: 'https://www.hs.go.kr/www/user/bbs/BD_selectBbsList.do?q_bbsCode=1051',
        addressOf: (n: number) =>
          `BD_selectBbs.do?q_bbsCode=1051&amp;q_bbscttSn=2026051518294${n}&amp;q_deptCode=5530${n}`,
        pattern: 'www.hs.go.kr/www/user/bbs/BD_selectBbs.do?q_bbsCode=1051&q_bbscttSn=#',
      },
    ],
    [
      'a number as the last directory',
      {
        page: 'https://www.uw.go.kr/UWKORINFO0201/',
        addressOf: (n: number) => `/UWKORINFO0201/700081${n}/?curPage=1`,
        pattern: 'www.uw.go.kr/UWKORINFO0201/#',
      },
    ],
    [
      'blanks and sorting in the address',
      {
        page: 'https://www.js.go.kr/board/list.js?boardId=BBS_0000041&menuCd=DOM_000000102001012000',
        addressOf: (n: number) =>
          `/board/view.js2?boardId=BBS_0000041&amp;menuCd=DOM_000000102001012000&amp;orderBy=REGISTER_DATE DESC&amp;startPage=1&amp;dataSid=57803${n}`,
        pattern: 'www.js.go.kr/board/view.js2?boardId=BBS_0000041&dataSid=#&menuCd=DOM_000000102001012000',
      },
    ],
    [
      'a board that shows lists and articles under one script',
      {
        page: 'https://gy.go.kr/board.es?mid=a11007000000&bid=0057',
        addressOf: (n: number) =>
          `/board.es?mid=a11007000000&amp;bid=0057&amp;act=view&amp;list_no=19403${n}&amp;tag=&amp;nPage=1`,
        pattern: 'gy.go.kr/board.es?act=view&bid=0057&list_no=#&mid=a11007000000',
      },
    ],
    [
      'a gallery that is the list of releases',
      {
        page: 'https://www.hw.go.kr/gallery.do?S=S01&M=020101000000&b_code=0000000001',
        addressOf: (n: number) =>
          `/gallery.do?S=S01&amp;M=020101000000&amp;b_code=0000000001&amp;b_list=10&amp;act=view&amp;list_no=2078${n}&amp;nPage=1&amp;orderby=REG_DATE`,
        pattern: 'www.hw.go.kr/gallery.do?M=020101000000&S=S01&act=view&b_code=0000000001&list_no=#',
      },
    ],
    [
      'an agency’s article code',
      {
        page: 'https://www.newsagency.kr/local/index',
        addressOf: (n: number) => `/view/AKR202609110${n}0100017?section=local/index`,
        pattern: 'www.newsagency.kr/view/#',
      },
    ],
    [
      'a date and a number in the path',
      {
        page: 'https://www.paper.co.kr/section/local',
        addressOf: (n: number) => `/2026/09/11/10${n}`,
        pattern: 'www.paper.co.kr/#/#/#/#',
      },
    ],
    [
      'one-digit numbers behind a word for reading',
      {
        page: 'https://center.kr/board/list',
        addressOf: (n: number) => `/board/view/${n + 1}`,
        pattern: 'center.kr/board/view/#',
      },
    ],
    [
      'the other order of parameters, http, and a mobile host on some',
      {
        page: 'https://www.city.go.kr/bbs/list.do?bbsId=B01',
        addressOf: (n: number) =>
          n === 0
            ? `http://m.city.go.kr/bbs/view.do?nttId=10${n}&bbsId=B01`
            : `view.do?bbsId=B01&nttId=10${n}&mobile=Y`,
        pattern: 'www.city.go.kr/bbs/view.do?bbsId=B01&nttId=#',
      },
    ],
  ])('with %s', (_name, { page, addressOf, pattern }) => {
    expect(patternOf(page, [0, 1, 2].map(addressOf))).toBe(pattern);
    expect(patternOf(page, [5, 6, 7, 8].map(addressOf))).toBe(pattern);
  });

  it('is never that of another board than the page’s own, even when its own board is nearly empty', () => {
    const others = [1, 2, 3, 4, 5].map((at) => `/bbs/view.do?bbsId=B02&nttId=90${at}`);
    const page = 'https://www.city.go.kr/bbs/list.do?bbsId=B01';
    expect(patternOf(page, ['/bbs/view.do?bbsId=B01&nttId=1001', ...others])).toBeUndefined();
    expect(patternOf('https://www.city.go.kr/bbs/list.do', others)).toBe(
      'www.city.go.kr/bbs/view.do?bbsId=B02&nttId=#',
    );
  });

  it('takes the section of the page’s own address, though a box of other sections stands beside it', () => {
    const articles = [1, 2, 3].map((at) => `/sub_read.html?uid=100${at}&section=sc14&section2=${at}`);
    const others = [1, 2, 3, 4].map((at) => `/sub_read.html?uid=90${at}&section=sc${at}&section2=`);
    const pattern = 'www.paper.kr/sub_read.html?section=sc14&uid=#';
    expect(patternOf('http://www.paper.kr/sub.html?section=sc14', [...articles, ...others])).toBe(pattern);
  });

  it('takes the sections in the path of one box together, and not those of other boxes', () => {
    const mixed = ['/policy/101', '/transport/102', '/energy/103', '/policy/104'];
    const page = 'https://www.magazine.kr/news';
    const side = `<ul>${[1, 2].map((at) => `<li><a href="/photo/90${at}">사진으로 보는 도시의 하루와 밤 ${at}</a>`).join('')}</ul>`;
    const list = parseList({ html: boardOf(mixed, side), url: page });
    expect(list.pattern).toBe('www.magazine.kr/+/#');
    expect(list.entries).toHaveLength(4);
  });

  it('leaves other boards, writers and files of the same page out', () => {
    const own = [1, 2, 3].map((at) => `/bbs/view.do?bbsId=B01&nttId=100${at}`);
    const others = `<ul>${[1, 2, 3, 4, 5].map((at) => `<li><a href="/bbs/view.do?bbsId=B02&nttId=90${at}">다른 게시판의 긴 제목이 여기에 놓인다 ${at}</a>`).join('')}</ul>
      <p><a href="/writer/1001">홍서윤 기자의 다른 기사 보기</a><a href="/cmm/fms/FileDown.do?atchFileId=FILE_001">보도자료 한글 파일 내려받기</a></p>`;
    const { entries, pattern } = parseList({
      html: boardOf(own, others),
      url: 'https://www.city.go.kr/bbs/list.do?bbsId=B01',
    });
    expect(pattern).toBe('www.city.go.kr/bbs/view.do?bbsId=B01&nttId=#');
    expect(entries).toHaveLength(3);
  });
});

describe('a learned pattern', () => {
  const url = 'https://www.city.go.kr/bbs/list.do';
  const pattern = 'www.city.go.kr/bbs/view.do?bbsId=B01&nttId=#';
  const heavier = [1, 2, 3, 4].map((at) => `/notice/view/77${at}`);

  it('is kept when one article fits and another group is heavier', () => {
    const html = boardOf([...heavier, '/bbs/view.do?nttId=5&bbsId=B01&page=1']);
    const list = parseList({ html, url, pattern });
    expect(list.pattern).toBe(pattern);
    expect(list.entries.map((entry) => entry.url)).toEqual([
      'https://www.city.go.kr/bbs/view.do?nttId=5&bbsId=B01&page=1',
    ]);
  });

  it('that nothing fits any more gives no entries, and what would be proposed now', () => {
    expect(parseList({ html: boardOf(heavier), url, pattern })).toMatchObject({
      pattern: 'www.city.go.kr/notice/view/#',
      entries: [],
    });
    expect(parseList({ html: '<p>점검 중입니다</p>', url, pattern })).toMatchObject({
      pattern: undefined,
      entries: [],
    });
  });

  it('takes one article once, at its plainest address, whatever else its links carry', () => {
    const html = boardOf(['/bbs/view.do?bbsId=B01&nttId=5&page=2&searchCnd=0', '/bbs/view.do?bbsId=B01&nttId=5']);
    expect(parseList({ html, url, pattern }).entries.map((entry) => entry.url)).toEqual([
      'https://www.city.go.kr/bbs/view.do?bbsId=B01&nttId=5',
    ]);
  });
});
