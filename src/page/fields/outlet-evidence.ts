// Decides which outlet an article is from, weighing the host, what the page says of itself and what its text gives away.
// It must never name a portal, a picture agency or a quoted wire service when the page knows better.
import type { Language } from '#src/model.ts';
import { isOutletName, isPortalName, nameOfOutlet, outletOfHost } from './outlets.ts';

/** What a text gives away of its outlet. */
export type TextEvidence = {
  readonly dateline: string | undefined;
  readonly body: readonly string[];
  /** Captions and credits. */
  readonly captions: readonly string[];
  /** Where a copyright notice may stand. */
  readonly lines: readonly string[];
};

export type OutletEvidence = TextEvidence & {
  readonly url: string;
  readonly language: Language;
  /** Where a portal names the outlet (a logo's title). */
  readonly logo: string | undefined;
  readonly siteName: string | undefined;
  readonly publisher: string | undefined;
  /** The outlet the feed named. */
  readonly hint: string | undefined;
  /** What stands where the reporter's name should, or above the title. */
  readonly header: readonly string[];
};

/** Host table > logo (portals) > og:site_name > publisher > feed > header > dateline > copyright > self-reference > credits. */
export function chooseOutlet(evidence: OutletEvidence): string | undefined {
  const host = URL.parse(evidence.url)?.hostname ?? '';
  const known = outletOfHost(host);
  if (known !== undefined && known.isPortal !== true) return nameOfOutlet(known, evidence.language);
  const stated = [evidence.logo, evidence.siteName, evidence.publisher, evidence.hint].find(
    (name) => name !== undefined && name.length <= MAX_NAME && !isPortalName(name) && !isHostName(name),
  );
  if (stated !== undefined) return stated.replace(PORTAL_PREFIX, '');
  return evidence.header.find(isOutletName) ?? outletInText(evidence);
}

const MAX_NAME = 40;

/** How a portal names the outlet it carries: `다음 - 산들일보`. */
const PORTAL_PREFIX = /^(?:다음|네이버|daum|naver)\s?[-|:]\s?/iu;

/** A site name that is only an address: `www.paper.co.kr`. */
function isHostName(name: string): boolean {
  return HOST_NAME.test(name);
}
const HOST_NAME = /^(?:https?:\/\/)?[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}\/?$/u;

function outletInText({ dateline, body, captions, lines }: OutletEvidence): string | undefined {
  if (dateline !== undefined) return dateline;
  return firstName(lines, COPYRIGHT_NAME) ?? firstName(body, SELF_REFERENCE) ?? mostCredited(captions);
}

function firstName(lines: readonly string[], pattern: RegExp): string | undefined {
  for (const line of lines) {
    for (const match of line.slice(0, MAX_LINE).matchAll(pattern)) {
      const name = match[1]?.trim() ?? '';
      if (isOutletName(name)) return name;
    }
  }
  return undefined;
}

const MAX_LINE = 3_000;

/** `저작권자 ⓒ 분당신문`, `Copyright © 데일리토큰, 무단 전재…`. */
const COPYRIGHT_NAME =
  /(?:저작권자|copyright)\s?(?:[ⓒ©<(:]|\(c\)){1,2}\s?(?:\d{4}\s)?([\p{L}\p{N}\s]{2,24}?)(?=\s?[,.|(>·)]|\s무단|\sall\s|$)/giu;

/** How an article speaks of its own outlet: `관계자는<데일리토큰>에 …`, `『분당신문』과의 통화에서`. */
const SELF_REFERENCE =
  /[<〈『≪]\s?([\p{L}\p{N}\s]{2,24})\s?[>〉』≫](?=에게?\s{0,3}["“'‘]|[과와]의\s(?:전화\s?)?(?:통화|인터뷰|만남)|[과와]\s만나)/gu;

/** `(사진=지디넷코리아)`, `ⓒ 분당신문`, `사진제공=…`. */
const CREDIT_NAME = /(?:사진|출처|그래픽|[ⓒ©])\s?[=:：]?\s?([\p{L}\p{N}]{2,16})(?=\s?[\])】]?\s?\.?$)/gu;

const LEAST_CREDITS = 2;

/** The outlet most pictures are credited to; one picture alone may be somebody else's. */
function mostCredited(captions: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const caption of captions) {
    const name = firstName([caption.slice(-60)], CREDIT_NAME);
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([, one], [, other]) => other - one);
  return best !== undefined && best[1] >= LEAST_CREDITS ? best[0] : undefined;
}
