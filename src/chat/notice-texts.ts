// What owners are told of a source, and admins of a channel of theirs, in both languages: a line an event, with what to do next.
// Plain words; the platform escapes them.
import type { GuildEvent, Notice, OwnerEvent } from '#src/model-notices.ts';
import type { FeedHealth } from '#src/model.ts';
import { closedChannelWords } from './closed-channel-words.ts';
import type { Text } from './command.ts';
import { unmarked } from './own-marks.ts';
import { reasonText } from './reason-texts.ts';

type Frame = { readonly heading: Text; readonly footer: Text };

const TO_OWNER: Frame = {
  heading: { ko: '출처에 변화가 있습니다', en: 'Sources have changed' },
  footer: { ko: '자세히: {/sources list}', en: 'More: {/sources list}' },
};
const TO_GUILD: Frame = {
  heading: { ko: '소식이 멈춘 채널이 있습니다', en: 'A channel gets no news any more' },
  footer: {
    ko: '그동안의 소식은 30일 동안 모아 두었다가 다시 시작하면 한 번에 보냅니다. 모든 구독: {/subscriptions list}',
    en: 'What it misses is kept for 30 days and comes in one message when it starts again. All subscriptions: {/subscriptions list}',
  },
};

/** What stands above and below the events: they are about sources for a person, about channels for a server. */
export function noticeFrame({ guild }: Pick<Notice, 'guild'>): Frame {
  return guild === undefined ? TO_OWNER : TO_GUILD;
}

/** One event on one line. */
export function noticeText(event: OwnerEvent | GuildEvent): Text {
  if (event.kind === 'channel-closed') return closedText(event);
  if (event.kind === 'site-rule') return ruleText(event);
  const name = `${unmarked(event.outlet)} (${event.feedId})`;
  switch (event.kind) {
    case 'feed-health':
      return healthText(name, event);
    case 'feed-flood':
      return {
        ko: `${name}: 하루에 실을 수 있는 것보다 많은 글이 올라와 ${event.leftCount}건을 남겨 두었습니다. 끝없는 목록이면 {/sources remove} 로 빼 주세요.`,
        en: `${name} brings more than a day has room for: ${event.leftCount} entries were left. If the list is endless, take it out with {/sources remove}.`,
      };
    case 'feed-gap':
      return {
        ko: `${name}: 피드가 ${event.entryCount}건만 보여 주는데 그사이 모두 바뀌어, 놓친 글이 있을 수 있습니다. 더 자주 읽도록 조절했습니다. 분야별 피드를 더하면 안전합니다.`,
        en: `${name} shows ${event.entryCount} entries only, and all of them were new: some may have been missed. It is read more often now; adding its section feeds is safer.`,
      };
    case 'feed-moved':
      return {
        ko: `${name}: 주소가 바뀌어 앞으로 ${unmarked(event.to)} 에서 읽습니다.`,
        en: `${name} has moved for good: it is read at ${unmarked(event.to)} from now on.`,
      };
  }
}

function closedText({ channelId, reason }: GuildEvent): Text {
  const { why, repair } = closedChannelWords(reason);
  return {
    ko: `<#${channelId}> 채널에 소식을 보내지 못합니다: ${why.ko}. ${repair.ko}.`,
    en: `News cannot be posted in <#${channelId}>: ${why.en}. To mend it, ${repair.en}.`,
  };
}

type RuleEvent = Extract<OwnerEvent, { kind: 'site-rule' }>;

function ruleText({ rule, host, to, hitCount, pageCount, url }: RuleEvent): Text {
  if (to === 'ok')
    return {
      ko: `${host}: 사이트 규칙 ${rule} 기준으로 본문을 다시 찾습니다.`,
      en: `${host}: the site rule ${rule} finds the text again.`,
    };
  return {
    ko: `${host}: 사이트 규칙 ${rule} 기준으로 최근 페이지 ${pageCount}개 가운데 ${hitCount}개에서만 본문을 찾았습니다. 화면 구성이 바뀐 듯합니다. 그동안 일반 방식으로 읽습니다. 확인: ${lookCommand(url)}`,
    en: `${host}: the site rule ${rule} found the text on ${hitCount} of the last ${pageCount} pages only: the layout may have changed. Pages are read without it meanwhile. See: ${lookCommand(url)}`,
  };
}

/** A command that is cut off would be worse than one without its page. */
function lookCommand(url: string): string {
  return url.length > LONGEST_URL ? 'npm run doctor' : `npm run page -- ${unmarked(quoted(url))}`;
}

const LONGEST_URL = 140;

/** In quotes that every shell reads alike, without what any of them reads as a command: the address is a web page's choice. */
function quoted(url: string): string {
  return `"${url.replaceAll(SHELL_SIGNS, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}"`;
}

const SHELL_SIGNS = /["$`\\!]/gu;

type HealthEvent = Extract<OwnerEvent, { kind: 'feed-health' }>;

function healthText(name: string, { to, from, reason, url: address }: HealthEvent): Text {
  const why = reason === undefined ? undefined : reasonText(reason);
  const url = unmarked(address);
  switch (to) {
    case 'failing':
      return {
        ko: `${name}: 계속 읽지 못합니다${why === undefined ? '' : `: ${unmarked(why.ko)}`}. 점점 뜸하게 계속 시도합니다. 확인: {/sources check} ${url}`,
        en: `${name} cannot be read${why === undefined ? '' : `: ${unmarked(why.en)}`}. It is tried again, less and less often. See {/sources check} ${url}`,
      };
    case 'silent':
      return {
        ko: `${name}: 오류는 없지만 평소와 달리 새 글이 없습니다. 주소가 바뀌었는지 확인해 주세요: ${url}`,
        en: `${name} can be read but brings nothing new, unlike before. Has it moved? ${url}`,
      };
    case 'gone':
      return {
        ko: `${name}: 사흘째 없어졌다는 답(410)이 와서 더 읽지 않습니다. {/sources remove} 로 빼고 새 주소를 {/sources add} 로 넣어 주세요.`,
        en: `${name} answered "gone" (410) on three days and is not read any more. Take it out with {/sources remove} and add its new address with {/sources add}.`,
      };
    case 'ok':
    case 'new':
      return BACK[from](name);
  }
}

const BACK: Readonly<Record<FeedHealth, (name: string) => Text>> = {
  silent: (name) => ({ ko: `${name}: 새 글이 다시 올라옵니다.`, en: `${name} brings news again.` }),
  failing: (name) => ({ ko: `${name}: 다시 읽을 수 있습니다.`, en: `${name} can be read again.` }),
  gone: (name) => ({ ko: `${name}: 다시 읽을 수 있습니다.`, en: `${name} can be read again.` }),
  ok: (name) => ({ ko: `${name}: 정상입니다.`, en: `${name} is fine.` }),
  new: (name) => ({ ko: `${name}: 정상입니다.`, en: `${name} is fine.` }),
};
