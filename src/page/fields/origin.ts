// Decides who issued a press release, where the page says so: its note, its source line, or the heading of its profile.
// It must never take the source of a picture for it, nor a company that a report of the outlet's own only tells of.

import { isAgency } from './person-name.ts';

export type OriginEvidence = {
  /** Lines that are no part of the text: notes, what stands below; not the credits of pictures and charts. */
  readonly notes: readonly string[];
  /** Heading and text of the issuing body's profile. */
  readonly about: readonly string[];
  /** The last line of a release: a source named there is its own. */
  readonly last?: string | undefined;
};

/** The agency, city or company that issued the text; undefined when the page does not say. */
export function originOf({ notes, about, last }: OriginEvidence): string | undefined {
  return (
    firstMatch(notes, NOTES) ??
    firstMatch(last === undefined ? [] : [last], [SOURCE_LINE]) ??
    firstMatch(about.slice(0, 1), ABOUT_HEADINGS)
  );
}

type Office = {
  readonly url: string;
  readonly outlet: string | undefined;
  /** What stands in the author's place. */
  readonly signed: readonly string[];
};

/** The office that publishes on its own pages (`도담군청` at `www.dodam.go.kr` → 도담군), or that signs in the author's place. */
export function originOfOffice({ url, outlet, signed }: Office): string | undefined {
  const agency = signed.find(isAgency);
  if (agency !== undefined) return agency;
  if (outlet === undefined || URL.parse(url)?.hostname.endsWith('.go.kr') !== true) return undefined;
  return outlet.replace(OFFICE, '$1');
}

/** `시청` → 시 */
const OFFICE = /([시군구도])청$/u;

function firstMatch(lines: readonly string[], patterns: readonly RegExp[]): string | undefined {
  for (const pattern of patterns) {
    for (const line of lines) {
      const name = pattern.exec(line.slice(0, MAX_LINE))?.[1]?.trim().replace(PARTICLE, '');
      if (name !== undefined && name.length >= 2 && !NOBODY.test(name) && !SENTENCE.test(name)) return name;
    }
  }
  return undefined;
}

/** `셔터스톡 이미지를 썼다` */
const SENTENCE = /\s.*다$/u;

/** `회사 소개` */
const NOBODY = /^(?:회사|기업|기관|업체|당사|단체|us|the company)$|^www\.|\.(?:kr|com|org|net)/iu;

const MAX_LINE = 300;
const NAME = '([\\p{L}\\p{N}][\\p{L}\\p{N}\\s·&.()-]{1,40}?)';

const NOTES: readonly RegExp[] = [
  /** `본 자료는 새론테크가 제공한 보도자료입니다`, `이 뉴스는 다온그리드가 뉴스와이어를 통해 배포한 보도자료`, `이 기사는 …가 제공한 보도자료를 바탕으로`. */
  new RegExp(
    `(?:본|이)\\s(?:자료|뉴스|기사|보도자료|글)는\\s${NAME}(?:이|가|에서)\\s[^.]{0,30}?(?:제공|발표|배포|작성|낸)[^.]{0,12}(?:보도\\s?)?자료`,
    'u',
  ),
  /** `출처: 새론테크 보도자료`, `자료제공=누리군`, `보도자료 제공 : 서울시`. */
  new RegExp(`^[※*[(]?\\s?(?:보도\\s?)?자료\\s?제공\\s?[=:：]\\s?${NAME}[\\])]?\\.?$`, 'u'),
  new RegExp(`^[※*]?\\s?(?:자료\\s?)?출처\\s?[=:：]\\s?${NAME}\\s보도\\s?자료\\.?$`, 'u'),
  /** `SOURCE Saeron Tech Co., Ltd.` */
  /^SOURCE:?\s(\p{Lu}[\p{L}\p{N}\s.,&'’-]{1,60})$/u,
];

/** `출처: 새론테크`; below a chart the same words name whose figures it shows. */
const SOURCE_LINE = new RegExp(`^[※*]?\\s?출처\\s?[=:：]\\s?${NAME}\\.?$`, 'u');

const ABOUT_HEADINGS: readonly RegExp[] = [
  /** `한중일3국협력사무국 개요`, `■ 물길랩스는`, `새론테크 소개`. */
  new RegExp(`^[■◆▶□<\\[]{0,2}\\s?${NAME}\\s?(?:개요|소개|에 대하여|에 대해|(?<=[가-힣A-Za-z])[은는])[\\]>]?$`, 'u'),
  /** `About Saeron Tech` */
  /^about\s([\p{L}\p{N}][\p{L}\p{N}\s.,&'’-]{1,60}?):?$/iu,
];

/** What is left of `…가 뉴스와이어를 통해`. */
const PARTICLE = /(?:이|가|에서)?\s뉴스와이어.{0,10}$/u;
