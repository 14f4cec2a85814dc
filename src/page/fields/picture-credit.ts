// Decides whom the words of a picture credit: who took it, or who gave it.
// It must never take a person the picture shows for the one who took it: a credit stands at the end, or in brackets of its own.

const CREDIT_REACH = 220;

/** `(사진=부산시)`, `… 전경. 새롬시 제공`, `[출처=셔터스톡]`, `Photo by Jane Roe`; undefined when nobody is credited. */
export function creditOf(words: string): string | undefined {
  const line = words.replaceAll(NOISE, ' ').trim().slice(-CREDIT_REACH);
  for (const pattern of CREDITS) {
    const name = pattern.exec(line)?.[1];
    if (name === undefined) continue;
    const credit = personIn(name.trim().replace(GIVEN, '').trim());
    if (credit.length >= 2) return credit;
  }
  return undefined;
}

/** A line under a caption that is nothing but a name: `Ridgeway County Highway Department`. */
export function bareCreditOf(words: string): string | undefined {
  return BARE.test(words) ? words : undefined;
}

const BARE = /^\p{Lu}[\p{L}&.,'’-]{1,20}(?:\s[\p{L}&.,'’-]{1,20}){1,6}$/u;

/** What picture agencies add behind a credit: dates, addresses, warnings. */
const NOISE =
  /\s?(?:\*?\s?재판매\s?및\s?DB\s?금지|,?\s?무단\s?전재[^)\]]{0,20}금지|[\w.+-]{1,40}@[\w.-]{1,40}|\b20\d{2}\.\s?\d{1,2}\.\s?\d{1,2}\.?|\/뉴스1(?=\s|$))/gu;

const AGENCIES = '(?:Getty Images|Shutterstock|Adobe Stock|iStock|Unsplash|Dreamstime|Flickr)';
/** `Jane Roe`, `H. Brannigan`, `Jean-Luc O’Neil`. */
const PERSON = "(?:\\p{Lu}\\.|\\p{Lu}[\\p{L}'’-]{1,20})(?:\\s(?:\\p{Lu}\\.|\\p{Lu}[\\p{L}'’-]{1,20})){1,3}";

const CREDITS: readonly RegExp[] = [
  /** `[출처=셔터스톡]`, `(사진=지디넷코리아)`, `〈자료 한빛시〉`, `[사진제공 = 서울시]`. */
  /[[(<〈【]\s?(?:사진|출처|자료|이미지|그래픽|그림|일러스트)(?:\s?(?:제공|출처|사진|협조))?(?:\s?[=:：|/]\s?|\s)([^\])>〉】]{2,40})[\])>〉】]/u,
  /** `[한빛시 제공. …]`, `(도담구 제공)`. */
  /[[(]\s?([^\])=]{2,30}?)\s제공[^\])]{0,20}[\])]/u,
  /** `[촬영 피가온]` */
  /\[촬영\s([가-힣]{2,4})[^\]]{0,10}\]/u,
  /** `[누리=뉴시스] 임채린 기자 = …` */
  /^[[(][가-힣]{2,6}\s?=\s?[가-힣\d]{2,8}[\])]\s?([가-힣]{2,4})\s기자\s?=/u,
  /** `/사진=홍길동 기자`, `사진 | 누리시`, `사진제공=부산시`, `그래픽=송하늘`, `… 골목. 사진 나래시`. */
  /(?:사진|자료|이미지|그래픽|출처)(?:\s?(?:제공|출처))?\s?[=:：|]\s?([^\s=|].{1,30}?)\s?(?:제공)?\.?\)?$/u,
  /(?:^|[.\s(])사진\s([가-힣A-Za-z][^\s.]{1,20}(?:\s[^\s.]{1,10})?)$/u,
  /** `… 설비. /새론테크`, `… 있다./도담구` */
  /[.다]\s?\/\s?([\p{L}\p{N}][\p{L}\p{N}\s·]{1,20})$/u,
  /** `ⓒ 뉴스1`, `(ⓒ뉴스1)`, `© 누리일보 홍길동 기자` */
  /[ⓒ©]\s?([\p{L}\p{N}][\p{L}\p{N}\s·.]{1,30}?)\.?\)?$/u,
  /** `… 모습. 새롬시 제공`, `… 있다.도담구 제공` */
  /(?:^|[.다\]])\s?([가-힣A-Za-z0-9·]{2,20})\s제공\.?$/u,
  /** `… 있다. 홍길동 기자`, `… 새터=민하랑 기자`, `<최가람 기자>`. */
  /(?:^|[.\]=<‹(]\s?)([가-힣]{2,4})\s?(?:선임|객원)?\s?기자[>)›]?$/u,
  /** `… 들어 보이고 있다. [미르시스템]`, `… 신호등. 게티이미지뱅크`. */
  /\[([^\]=]{2,20})\]$/u,
  /[.\s](게티이미지(?:뱅크)?|셔터스톡|클립아트코리아|픽사베이|뉴시스|뉴스1|연합뉴스|로이터)$/u,
  /** `Photo: City of Saltmere`, `Photo by Jane Roe`, `Image: Dreamstime`, `(Photo/Jane Roe)`, `Courtesy of Acme`, `(PRNewsfoto/Acme)`. */
  /(?:^|[\s(.])(?:photo(?:graph)?s?|images?|picture|illustration|credit|source)\s?(?:(?:by|courtesy of|courtesy|credit:?|via|from)\s|[:/]\s?)([\p{Lu}@][^()]{1,60}?)\.?\)?$/iu,
  /\bcourtesy of\s(?:the\s)?([\p{Lu}][^().]{1,60})$/iu,
  /\(PRNewsfoto\/([^)]{2,60})\)$/iu,
  /** `Permission granted by Palo Seco Unified School District` */
  /permission granted by\s(.{2,80})$/iu,
  /** `Maribel Tso via Getty Images`, `Shutterstock/Vadim Orlev`, `Kirsten Aldous/Plains Dispatch`, `Adobe Stock`. */
  new RegExp(`(${PERSON})\\s?(?:via|/)\\s?(?:${AGENCIES}|\\p{Lu}[\\p{L}\\s]{2,30})$`, 'u'),
  new RegExp(`${AGENCIES}/(${PERSON})$`, 'u'),
  new RegExp(`(${AGENCIES})\\)?\\.?$`, 'u'),
  /** `… at right. Talia Brandt` */
  new RegExp(`[.!?]\\s(${PERSON})$`, 'u'),
  /** `… the new buoys. (Gretchen Ulloa)`, `Talia Brandt` under its caption. */
  new RegExp(`\\((${PERSON}(?:/[^)]{2,40})?)\\)$`, 'u'),
];

/** `홍길동 기자` → 홍길동; `도담타임즈 백이든 기자` → 백이든. */
function personIn(name: string): string {
  const reporter = REPORTER.exec(name)?.[1];
  return reporter ?? name;
}

const REPORTER = /(?:^|\s)([가-힣]{2,4})\s?(?:선임|객원|사진)?\s?기자(?:\s.*)?$/u;
const GIVEN = /\s?(?:제공|캡처|갈무리|재판매).*$/u;
