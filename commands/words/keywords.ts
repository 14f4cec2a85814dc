// The words of /keywords, in both languages.
import { clock } from '#src/chat/clock-words.ts';
import type { Text } from '#src/chat/command.ts';
import type { KeywordRule, Language } from '#src/model.ts';
import { channelMention, counted, KIND_NAMES } from './names.ts';
import { quoted } from './refusals.ts';
import { shorten } from './shorten.ts';

/** `서버 전체` or the channel. */
export function ruleReach(channelId: string | undefined, locale: Language): string {
  if (channelId !== undefined) return channelMention(channelId);
  return locale === 'ko' ? '서버 전체' : 'whole server';
}

/** An expression in back-ticks; it cannot hold any itself after this. */
export function expressionText(expression: string): string {
  return `\`${expression.replaceAll('`', '’')}\``;
}

export function ruleAdded(rule: KeywordRule, isNew: boolean): Text {
  const shown = expressionText(rule.expression);
  const reach = (locale: Language) => ruleReach(rule.channelId, locale);
  if (!isNew)
    return {
      ko: `이미 있는 규칙입니다: ${rule.id}번 ${KIND_NAMES[rule.kind].ko} ${shown} (${reach('ko')}).`,
      en: `That rule exists already: no. ${rule.id}, ${KIND_NAMES[rule.kind].en} ${shown} (${reach('en')}).`,
    };
  const effect =
    rule.kind === 'include'
      ? {
          ko: '포함 규칙이 있으면 그중 하나라도 맞는 기사만 알립니다.',
          en: 'With include rules, only articles that meet one of them are sent.',
        }
      : { ko: '이 규칙에 맞는 기사는 알리지 않습니다.', en: 'Articles that meet it are not sent.' };
  return {
    ko: `규칙 ${rule.id}번을 추가했습니다: ${KIND_NAMES[rule.kind].ko} ${shown} (${reach('ko')}). ${effect.ko}`,
    en: `Rule no. ${rule.id} was added: ${KIND_NAMES[rule.kind].en} ${shown} (${reach('en')}). ${effect.en}`,
  };
}

export function ruleRemoved(rule: KeywordRule): Text {
  const shown = expressionText(rule.expression);
  return {
    ko: `규칙 ${rule.id}번을 삭제했습니다: ${KIND_NAMES[rule.kind].ko} ${shown}.`,
    en: `Rule no. ${rule.id} was removed: ${KIND_NAMES[rule.kind].en} ${shown}.`,
  };
}

/** How a rule has done: in the last days, in all, and the newest article it fired on (of these days). */
export type RuleRecord = {
  readonly days: number;
  readonly recentCount: number;
  readonly firedCount: number;
  readonly lastAt: number | undefined;
};

/** `포함 · 서버 전체 · 30일에 3번, 모두 12번 맞음 · 마지막 2026-11-20 09:00`. */
export function ruleFacts(rule: KeywordRule, record: RuleRecord, locale: Language): string {
  const { days, recentCount, firedCount, lastAt } = record;
  const [recent, all] = [recentCount, firedCount].map((count) => count.toLocaleString(locale));
  const fired: Text = {
    ko: `${days}일에 ${recent}번, 모두 ${all}번 맞음`,
    en: `fired ${recent}× in ${days} days, ${all}× in all`,
  };
  const counts = firedCount === 0 ? NEVER_FIRED[locale] : fired[locale];
  const last = lastAt === undefined ? [] : [`${LAST[locale]} ${clock(lastAt, locale)}`];
  return [KIND_NAMES[rule.kind][locale], ruleReach(rule.channelId, locale), counts, ...last].join(' · ');
}

const NEVER_FIRED: Text = { ko: '아직 맞은 적 없음', en: 'has not fired yet' };
const LAST: Text = { ko: '마지막', en: 'last' };

export type Counted = {
  readonly days: number;
  readonly storedCount: number;
  readonly firedCount: number;
  readonly countedSince: number | undefined;
};

/** How often an expression would have fired. */
export function rehearsed({ days, storedCount, firedCount, countedSince }: Counted): Text {
  const fired = (locale: Language) => firedCount.toLocaleString(locale);
  if (countedSince !== undefined)
    return {
      ko: `최근 ${days}일에 적어도 ${fired('ko')}번 맞습니다 (너무 많아 ${clock(countedSince, 'ko')}부터의 기사만 세었습니다).`,
      en: `It would have fired at least ${fired('en')}× in the last ${days} days (so many may match that only articles since ${clock(countedSince, 'en')} were counted).`,
    };
  if (storedCount === 0)
    return {
      ko: `최근 ${days}일에 나온 기사가 아직 저장되어 있지 않아 횟수를 셀 수 없습니다.`,
      en: `No article of the last ${days} days is stored yet, so there is nothing to count.`,
    };
  return {
    ko: `최근 ${days}일에 ${fired('ko')}번 맞습니다 (저장된 기사 ${storedCount.toLocaleString('ko')}건 가운데, 같은 글은 세지 않음).`,
    en: `It would have fired ${fired('en')}× in the last ${days} days (${counted(storedCount, 'article is', 'articles are')} stored; copies never fire).`,
  };
}

/** `<#1> 12건 · <#2> 3건`, and what else decides when a channel would have got less. */
export function reachWords(
  reach: readonly { readonly channelId: string; readonly count: number }[],
  firedCount: number,
): Text {
  const shown = reach.slice(0, MOST_CHANNELS);
  const rest = reach.length - shown.length;
  const list = (unit: string) =>
    [
      ...shown.map(({ channelId, count }) => `${channelMention(channelId)} ${count}${unit}`),
      ...(rest > 0 ? [`+${rest}`] : []),
    ].join(' · ');
  const isLess = reach.some(({ count }) => count < firedCount);
  return {
    ko: `${list('건')}${isLess ? ' (구독의 범위·도시·주제·관련도에도 맞는 기사만)' : ''}`,
    en: `${list('')}${isLess ? ' (scope, city, topic and points of the subscription count, too)' : ''}`,
  };
}

const MOST_CHANNELS = 10;

export const KEYWORD_WORDS = {
  hits: { ko: '맞는 기사', en: 'Matches' },
  nearMisses: { ko: '아깝게 빠진 기사', en: 'Just missed' },
  lacks: (part: string, refused: string | undefined): Text => ({
    ko: `${expressionText(part)} 조건이 안 맞음${refused === undefined ? '' : `: ${quoted(refused)}에만 들어 있음`}`,
    en: `fails ${expressionText(part)}${refused === undefined ? '' : `: it stands only inside ${quoted(refused)}`}`,
  }),
  reach: { ko: '포함 규칙이면 받을 채널', en: 'As an include rule it reaches' },
  noHits: {
    ko: '저장된 기사 가운데 맞는 것이 없습니다. 단어를 줄이거나 OR로 다른 표기를 더해 보세요.',
    en: 'Nothing that is stored matches. Use fewer words, or add other spellings with OR.',
  },
  addAs: {
    include: { ko: '포함 규칙으로 추가', en: 'Add as an include rule' },
    exclude: { ko: '제외 규칙으로 추가', en: 'Add as an exclude rule' },
  },
  testRule: (id: number): Text => ({ ko: `${id}번 시험`, en: `Test no. ${id}` }),
  testInstead: (expression: string): Text => ({
    ko: `${quoted(shorten(expression, 40))} 시험`,
    en: `Test ${quoted(shorten(expression, 40))}`,
  }),
  /** A rule of some age that fires on nothing. */
  silent: {
    include: {
      ko: '⚠ 30일 동안 맞은 기사가 없습니다. {/keywords test} 로 무엇이 아깝게 빠지는지 보고 고치거나, {/keywords remove} 로 지우세요.',
      en: '⚠ Nothing in 30 days. {/keywords test} shows what it just misses; mend it, or {/keywords remove} it.',
    },
    exclude: {
      ko: '⚠ 30일 동안 걸러 낸 기사가 없습니다. 필요 없으면 {/keywords remove} 로 지우세요.',
      en: '⚠ Kept nothing out in 30 days. If it is not needed, {/keywords remove} it.',
    },
  },
  sameExpression: (others: readonly KeywordRule[]): Text => {
    const list = (locale: Language) =>
      others
        .map((rule) => `#${rule.id} ${KIND_NAMES[rule.kind][locale]} (${ruleReach(rule.channelId, locale)})`)
        .join(', ');
    return {
      ko: `표현식이 같은 다른 규칙이 있습니다: ${list('ko')}. 제외가 포함보다 먼저입니다.`,
      en: `Other rules have the same expression: ${list('en')}. Exclude goes before include.`,
    };
  },
  rehearsal: (expression: string): Text => ({
    ko: `${quoted(expression)} 시험 결과`,
    en: `Rehearsal of ${quoted(expression)}`,
  }),
  heading: (count: number): Text => ({
    ko: `키워드 규칙 ${count}개`,
    en: counted(count, 'keyword rule', 'keyword rules'),
  }),
  none: {
    ko: '키워드 규칙이 없어 구독 범위의 모든 소식을 알립니다. {/keywords add} 로 좁힐 수 있습니다. 예: `/keywords add expression:세종 kind:include`',
    en: 'There is no keyword rule, so every story of the subscription is sent. {/keywords add} narrows it. Example: `/keywords add expression:Sejong kind:include`',
  },
  noSuchRule: {
    ko: '그런 규칙이 이 서버에 없습니다. {/keywords list} 에서 번호를 확인해 주세요.',
    en: 'This server has no such rule. {/keywords list} shows the numbers.',
  },
  nobodySubscribed: {
    ko: '아직 이 규칙이 적용될 구독이 없습니다. 소식을 받을 채널에서 {/subscribe} 를 실행해 주세요.',
    en: 'No subscription uses it yet: run {/subscribe} in the channel that is to get the news.',
  },
  ambiguous: (ids: string): Text => ({
    ko: `그 표현식의 규칙이 여럿입니다. 번호로 골라 주세요: ${ids}`,
    en: `Several rules have that expression. Choose one by number: ${ids}`,
  }),
  empty: {
    ko: '표현식에 찾을 단어가 없습니다. 예: `/keywords add expression:세종 스마트시티`',
    en: 'The expression holds no word to look for. Example: `/keywords add expression:Sejong "smart city"`',
  },
} as const;
