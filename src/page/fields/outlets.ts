// Decides which outlet a host belongs to and whether a name is an outlet's. Data: seeds/outlets.json.
// It must never call a picture agency or a portal the outlet of an article.
import { z } from 'zod';
import rows from '#seeds/outlets.json' with { type: 'json' };
import { titleKey } from '#src/page/lines/line-grammar.ts';
import type { Language } from '#src/model.ts';

const outletSchema = z
  .array(
    z
      .object({
        hosts: z.array(z.string().regex(/^[a-z0-9.-]+\.[a-z]{2,}$/)).min(1),
        ko: z.string().min(1).optional(),
        en: z.string().min(1).optional(),
        /** Region the outlet reports from, as a reader would say it. */
        region: z.string().optional(),
        /** IANA zone of dates that name none, when it is not Seoul's. */
        timeZone: z.string().optional(),
        /** Carries other outlets' articles: the page itself names the outlet. */
        isPortal: z.boolean().optional(),
      })
      .strict()
      .refine((row) => row.ko !== undefined || row.en !== undefined, 'an outlet needs a name'),
  )
  .readonly();

export type Outlet = Readonly<z.infer<typeof outletSchema>[number]>;

/** Every known outlet. */
export const OUTLETS: readonly Outlet[] = outletSchema.parse(rows);

const byHost = new Map(OUTLETS.flatMap((outlet) => outlet.hosts.map((host) => [host, outlet] as const)));
const knownNames = new Set(
  OUTLETS.filter((outlet) => outlet.isPortal !== true)
    .flatMap(({ ko, en }) => [ko, en])
    .filter((name) => name !== undefined)
    .map(titleKey),
);
const nameParts = new Set(
  OUTLETS.flatMap(({ ko }) => (ko?.includes(' ') === true ? ko.split(' ') : [])).filter((part) => part.length > 2),
);
const portalNames = new Set(
  OUTLETS.filter((outlet) => outlet.isPortal === true)
    .flatMap(({ ko, en }) => [ko, en])
    .filter((name) => name !== undefined)
    .map(titleKey),
);

/** The outlet of a host or of one of its parents: `news.mk.co.kr` → 매일경제. */
export function outletOfHost(host: string): Outlet | undefined {
  const labels = host.toLowerCase().split('.').slice(-MAX_LABELS);
  for (let start = 0; start < labels.length - 1; start += 1) {
    const outlet = byHost.get(labels.slice(start).join('.'));
    if (outlet !== undefined) return outlet;
  }
  return undefined;
}

const MAX_LABELS = 6;

/** The region an outlet reports from, by its host or its name: `부산` for 부산일보; undefined for one that reports from everywhere. */
export function regionOfOutlet({
  url,
  outlet,
}: {
  readonly url: string;
  readonly outlet: string | undefined;
}): string | undefined {
  const known = outletOfHost(URL.parse(url)?.hostname ?? '');
  if (known !== undefined && known.isPortal !== true) return known.region;
  return outlet === undefined ? undefined : regionsByName.get(titleKey(outlet));
}

const regionsByName: ReadonlyMap<string, string> = new Map(
  OUTLETS.flatMap(({ ko, region }) =>
    ko === undefined || region === undefined ? [] : [[titleKey(ko), region] as const],
  ),
);

/** The outlet's name for readers of a language. */
export function nameOfOutlet(outlet: Outlet, language: Language): string | undefined {
  return language === 'ko' ? (outlet.ko ?? outlet.en) : (outlet.en ?? outlet.ko);
}

/** Whether a name is that of a portal that only carries articles: `네이버 뉴스`, `Daum`. */
export function isPortalName(name: string): boolean {
  return portalNames.has(titleKey(name)) || PORTAL_NAME.test(name);
}

/** `네이버뉴스`, `NAVER`, `Daum | 뉴스`, `Google News`, `MSN`. */
const PORTAL_NAME = /^(?:네이버|naver|다음(?:\s?뉴스|$)|daum|google|구글|msn|zum|줌\s?뉴스|네이트|nate)/iu;

/** Whether a name is one of seeds/outlets.json. */
export function isKnownOutlet(name: string): boolean {
  return knownNames.has(titleKey(name));
}

/** Whether a word is one of those that make up the name of a known outlet: `정책브리핑` of `대한민국 정책브리핑`. */
export function isPartOfOutlet(word: string): boolean {
  return nameParts.has(word);
}

/** Whether a name is a known outlet's, or is built like one: `분당신문`, `데일리토큰`, `지디넷코리아`. */
export function isOutletName(name: string): boolean {
  if (name.length > MAX_NAME || AGENCY.test(name) || KIND_OF_NEWS.test(name)) return false;
  return knownNames.has(titleKey(name)) || NAME_END.test(name) || NAME_START.test(name);
}

const MAX_NAME = 24;

/** Who sells pictures to outlets: never the outlet of the article they stand in. */
const AGENCY =
  /^(?:게티|셔터스톡|픽사베이|언스플래시|펙셀스|클립아트|이미지투데이|아이클릭아트|프리픽|로이터|공동취재|사진공동|getty|shutterstock|pixabay|unsplash|istock|reuters|AP$|AFP$|EPA$)/iu;

/** What is told, not who tells it: `뉴스분석`, `주간 전망`, `가짜뉴스`, `Breaking News`. */
const KIND_OF_NEWS =
  /^(?:(?:뉴스|주간|월간|데일리)\s?(?:분석|브리핑|전망|날씨|정리|요약|일정|속보|해설|특집|리포트|레터)|(?:가짜|속보|긴급|최신|주요|관련|오늘의?)\s?뉴스|(?:fake|breaking|latest|top|good|bad|related|other)\s(?:news|times))$/iu;

/** `분당신문`, `소비자를 위한 신문`, `한국산업안전뉴스`, `환경일보`. */
const NAME_END =
  /^(?=.{3,})[\p{L}\p{N}·&\s]{1,20}(?:신문|뉴스|일보|타임스|타임즈|저널|데일리|투데이|포스트|매거진|헤럴드|프레스|뉴스1|Times|News|Daily|Post|Journal|Herald|Today|Magazine|Tribune|Gazette|Chronicle|Sentinel|Observer|Dispatch|Courier|Echo)$/u;

/** `데일리토큰`, `주간동아`. */
const NAME_START = /^(?:데일리|주간|월간|뉴스|이투데이)[가-힣A-Za-z]{2,10}$/u;
