// A feed as the most common Korean publishing system (NDSoft) writes it, in any number of entries: CDATA titles with references,
// a description with some markup, a date without a zone. The sentences are our own; 100 entries make about 107 kB of UTF-8.
import { benchText } from './texts.ts';

const SITE = 'https://www.hanbit-news.co.kr';

/** @param encoding as the XML declaration is to name it */
export function koreanFeed(entryCount: number, encoding: string = 'UTF-8'): string {
  const items = Array.from({ length: entryCount }, (_, n) => itemText(n)).join('\n');
  return `<?xml version="1.0" encoding="${encoding}"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title><![CDATA[한빛신문 - 전체기사]]></title>
<link>${SITE}</link>
<description><![CDATA[한빛신문의 모든 기사]]></description>
<language>ko</language>
<copyright><![CDATA[Copyright (c) 한빛신문 All rights reserved]]></copyright>
<lastBuildDate>2026-11-22 18:00:00</lastBuildDate>
${items}
</channel>
</rss>
`;
}

function itemText(n: number): string {
  const { title, author, paragraphs } = benchText(n);
  const [first = '', second = ''] = paragraphs;
  const url = `${SITE}/news/articleView.html?idxno=${20_000 + n}`;
  const hour = String(n % 24).padStart(2, '0');
  const minute = String((n * 7) % 60).padStart(2, '0');
  const day = String(22 - Math.floor(n / 24)).padStart(2, '0');
  return `<item>
<title><![CDATA[[단독] ${title}&middot;&quot;자료가 도시를 바꾼다&quot;]]></title>
<link><![CDATA[${url}]]></link>
<description><![CDATA[<p>${first}</p><img src="${SITE}/photo/${n}.jpg" alt="사진"><br />${second.slice(0, 62)} &lsquo;R&amp;D&rsquo; 협력&hellip;]]></description>
<author><![CDATA[${author} 기자]]></author>
<category><![CDATA[지역&middot;행정]]></category>
<pubDate>2026-11-${day} ${hour}:${minute}:09</pubDate>
<guid isPermaLink="true">${url}</guid>
</item>`;
}
