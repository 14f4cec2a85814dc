// What a news site's pages look like from outside: feeds and article pages in the manner of the most common Korean news CMS,
// with everything around the article that is not the article.

export type Published = {
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly author: string;
  readonly paragraphs: readonly string[];
  readonly publishedAt: number;
};

export type Site = { readonly outlet: string; readonly origin: string; readonly charset: 'utf-8' | 'euc-kr' };

/** RSS 2.0. Sites in EUC-KR write their dates without a zone, as the CMS does. */
export function renderFeed(site: Site, articles: readonly Published[]): string {
  const entries = articles.map((article) => renderEntry(site, article)).join('\n');
  return `<?xml version="1.0" encoding="${site.charset}"?>
<rss version="2.0">
<channel>
<title>${site.outlet} - 전체기사</title>
<link>${site.origin}/</link>
<description>${site.outlet}</description>
<language>ko</language>
${entries}
</channel>
</rss>
`;
}

function renderEntry({ charset }: Site, article: Published): string {
  const teaser = `${article.paragraphs[0]?.slice(0, 90)}...`;
  return `<item>
<title><![CDATA[${article.title}]]></title>
<link>${escapeMarkup(article.url)}</link>
<description><![CDATA[${teaser}]]></description>
<author>${article.author}</author>
<pubDate>${charset === 'euc-kr' ? clock(article.publishedAt, '-', ':00') : zoned(article.publishedAt)}</pubDate>
</item>`;
}

/** An article with its head, body and byline between menus, advertisements, rankings and the copyright line. */
export function renderPage(site: Site, article: Published, neighbours: readonly Published[]): string {
  const stamp = clock(article.publishedAt, '.', '');
  const related = neighbours.map(({ url, title }) => `<li><a href="${escapeMarkup(url)}">${title}</a></li>`).join('');
  return `<!DOCTYPE html>
<html lang="ko">
<head>
<meta charset="${site.charset}">
<title>${article.title} - ${site.outlet}</title>
<meta property="og:title" content="${article.title} - ${site.outlet}">
<meta property="og:site_name" content="${site.outlet}">
<meta property="article:published_time" content="${zonedIso(article.publishedAt)}">
<link rel="canonical" href="${escapeMarkup(article.url)}">
<script>var menuOpened = false; function toggleMenu() { menuOpened = !menuOpened; }</script>
<style>.ad-template { width: 300px }</style>
</head>
<body>
<header id="user-header"><nav><ul><li><a href="/">전체기사</a></li><li><a href="/news/articleList.html?sc_section_code=S1N1">정치</a></li>
<li><a href="/news/articleList.html?sc_section_code=S1N2">경제</a></li><li><a href="/bbs/list.html">독자마당</a></li></ul></nav></header>
<section id="section-body">
<header class="article-view-header">
<h3 class="heading">${article.title}</h3>
<div class="info-group"><ul class="infomation">
<li><i class="icon-user-o"></i> ${article.author} 기자</li><li>승인 ${stamp}</li><li>댓글 0</li></ul></div>
</header>
<div class="article-view-sns">이 기사를 공유합니다 <button>페이스북</button> <button>카카오톡</button></div>
<article id="article-view-content-div" class="article-veiw-body view-page font-size17" itemprop="articleBody">
<figure class="photo-layout"><img src="${site.origin}/photo/${article.number}.jpg" alt="현장"><figcaption>▲ 사업 현장의 모습. /사진=${site.outlet}</figcaption></figure>
${article.paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n<div class="ad-template"><ins>광고 문의 환영</ins></div>\n')}
</article>
<div class="view-editors"><span class="name">${article.author} 기자</span> <a href="mailto:desk@news.example">desk@news.example</a></div>
<div class="view-copyright">저작권자 © ${site.outlet} 무단전재 및 재배포 금지</div>
<div class="article-related"><strong>관련기사</strong><ul>${related}</ul></div>
</section>
<aside><h4>많이 본 뉴스</h4><ol><li><a href="/news/articleView.html?idxno=9">날씨 안내</a></li><li><a href="/news/articleView.html?idxno=8">구인 안내</a></li></ol></aside>
<footer>${site.outlet} | 대표전화 02-000-0000 | 청소년보호책임자 아무개 | 등록번호 가나00000</footer>
</body>
</html>
`;
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

const SEOUL_OFFSET_MS = 9 * 3_600_000;

/** `Tue, 05 May 2026 09:30:00 +0900` */
function zoned(at: number): string {
  return new Date(at + SEOUL_OFFSET_MS).toUTCString().replace('GMT', '+0900');
}

/** `2026-05-05T09:30:00+09:00` */
function zonedIso(at: number): string {
  return new Date(at + SEOUL_OFFSET_MS).toISOString().replace(/\.\d{3}Z$/, '+09:00');
}

/** `2026.05.05 09:30`, clock time in Seoul. */
function clock(at: number, separator: string, seconds: string): string {
  const iso = new Date(at + SEOUL_OFFSET_MS).toISOString();
  return `${iso.slice(0, 10).replaceAll('-', separator)} ${iso.slice(11, 16)}${seconds}`;
}
