// The words of /keywords, in both languages.
import type { Text } from '#src/chat/command.ts';
import type { KeywordRule, Language } from '#src/model.ts';
import { channelMention, counted, KIND_NAMES } from './names.ts';
import { quoted } from './refusals.ts';
import { clock } from './time.ts';

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

/** `포함 · 서버 전체 · 12번 맞음`. */
export function ruleFacts(rule: KeywordRule & { readonly firedCount: number }, locale: Language): string {
  const parts = [KIND_NAMES[rule.kind][locale], ruleReach(rule.channelId, locale)];
  const count = rule.firedCount.toLocaleString(locale);
  return [...parts, locale === 'ko' ? `${count}번 맞음` : `fired ${count}×`].join(' · ');
}

/** How often an expression would have fired. @param oldestAt of the stories looked at */
export function rehearsed(
  counts: { readonly lookedAt: number; readonly hitCount: number; readonly recentCount: number; readonly days: number },
  oldestAt: number | undefined,
): Text {
  const { lookedAt, hitCount, recentCount, days } = counts;
  if (oldestAt === undefined)
    return {
      ko: '아직 저장된 기사가 없어 미리 시험해 볼 수 없습니다.',
      en: 'Nothing is stored yet to rehearse it on.',
    };
  return {
    ko: `최근 ${days}일에 ${recentCount}번, 저장된 최신 이야기 ${lookedAt}건(${clock(oldestAt, 'ko')}부터) 가운데 ${hitCount}건에 맞습니다.`,
    en: `It would have fired ${recentCount}× in the last ${days} days; ${hitCount} of the ${lookedAt} newest stories (since ${clock(oldestAt, 'en')}) match.`,
  };
}

export const KEYWORD_WORDS = {
  hits: { ko: '맞는 기사', en: 'Matches' },
  nearMisses: { ko: '아깝게 빠진 기사', en: 'Just missed' },
  lacks: (part: string): Text => ({
    ko: `${expressionText(part)} 조건이 안 맞음`,
    en: `fails ${expressionText(part)}`,
  }),
  rehearsal: (expression: string): Text => ({
    ko: `${quoted(expression)} 시험 결과`,
    en: `Rehearsal of ${quoted(expression)}`,
  }),
  nextStep: {
    ko: '그대로 쓰려면 {/keywords add} 로 추가하세요.',
    en: 'To use it, add it with {/keywords add}.',
  },
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
