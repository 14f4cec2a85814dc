// The record of changes as people read it: the codes of `src/audit-code.ts` in the reader's language.
// What cannot be read (a value of a later version) is shown as it was written.
import type { Text } from '#src/chat/command.ts';
import { placeName } from '#src/language/places.ts';
import type { AuditedAction, AuditLine } from '#src/model-audit.ts';
import type { Language } from '#src/model.ts';
import { expressionText } from './keywords.ts';
import {
  channelMention,
  FOLLOW_UP_NAMES,
  KIND_NAMES,
  MODE_NAMES,
  roleMention,
  SCOPE_NAMES,
  STATE_NAMES,
  topicName,
  userMention,
} from './names.ts';
import { quoted } from './refusals.ts';
import { hourWords, LANGUAGE_CHOICES, SETTING_LABELS, STYLE_NAMES } from './settings.ts';
import { shorten } from './shorten.ts';
import { timeZoneName } from './time-zones.ts';
import { webText } from './web-text.ts';
import { WISH_NAMES, wishWords } from './subscriptions.ts';

const ACTION_NAMES: Readonly<Record<AuditedAction, Text>> = {
  subscribe: { ko: '구독', en: 'subscribed' },
  unsubscribe: { ko: '구독 끝냄', en: 'unsubscribed' },
  pause: { ko: '알림 멈춤', en: 'paused' },
  resume: { ko: '알림 재개', en: 'resumed' },
  'keyword-add': { ko: '키워드 규칙 추가', en: 'keyword rule added' },
  'keyword-remove': { ko: '키워드 규칙 삭제', en: 'keyword rule removed' },
  'source-add': { ko: '출처 추가', en: 'source added' },
  'source-remove': { ko: '출처 삭제', en: 'source removed' },
  'story-split': { ko: '이야기에서 떼어 냄', en: 'taken out of its story' },
  'story-join': { ko: '이야기를 합침', en: 'stories joined' },
  language: SETTING_LABELS.language,
  'time-zone': SETTING_LABELS['time-zone'],
  'digest-hour': SETTING_LABELS['digest-hour'],
  'quiet-hours': SETTING_LABELS['quiet-hours'],
  style: SETTING_LABELS.style,
};

/** `@김운영 · 구독 #소식: 즉시 · 스마트시티만 → 매일 · 스마트시티만`. */
export function auditWords(line: AuditLine): Text {
  const { action, userId, channelId } = line;
  const words = (locale: Language) => {
    const what = [ACTION_NAMES[action][locale], ...(channelId === undefined ? [] : [channelMention(channelId)])];
    const values = valuesOf(line, locale);
    return `${userMention(userId)} · ${what.join(' ')}${values === '' ? '' : `: ${values}`}`;
  };
  return { ko: words('ko'), en: words('en') };
}

/** `before → after`; one of them alone where there is no other, or where they are no two states of one thing. */
function valuesOf({ action, before, after }: AuditLine, locale: Language): string {
  const isState = action !== 'story-join';
  const shown = [before, after].map((code) => (code === undefined ? undefined : valueWords(action, code, locale)));
  const [was, is] = shown;
  if (action === 'quiet-hours') return `${was ?? NOTHING[locale]} → ${is ?? NOTHING[locale]}`;
  return shown.filter((value) => value !== undefined).join(isState ? ' → ' : ' + ');
}

const NOTHING: Text = { ko: '없음', en: 'none' };

function valueWords(action: AuditedAction, code: string, locale: Language): string {
  switch (action) {
    case 'subscribe':
    case 'unsubscribe':
      return code
        .split(' ')
        .map((token) => tokenWords(token, locale))
        .join(' · ');
    case 'pause':
    case 'resume':
      return nameIn(STATE_NAMES, code, locale);
    case 'keyword-add':
    case 'keyword-remove':
      return ruleWords(code, locale);
    case 'language':
      return nameIn(LANGUAGE_CHOICES, code, locale);
    case 'time-zone':
      return timeZoneName(code, locale);
    case 'digest-hour':
      return hourWords(Number(code));
    case 'quiet-hours':
      return code
        .split('-')
        .map((hour) => hourWords(Number(hour)))
        .join('–');
    case 'style':
      return nameIn(STYLE_NAMES, code, locale);
    case 'source-add':
    case 'source-remove':
      return webText(code, LONGEST_VALUE);
    case 'story-split':
    case 'story-join':
      return quoted(code);
  }
}

const LONGEST_VALUE = 120;

function ruleWords(code: string, locale: Language): string {
  const end = code.indexOf(' ');
  const expression = shorten(code.slice(end + 1), LONGEST_VALUE);
  return `${nameIn(KIND_NAMES, code.slice(0, end), locale)} ${expressionText(expression)}`;
}

function nameIn(names: Readonly<Record<string, Text>>, key: string, locale: Language): string {
  return names[key]?.[locale] ?? key;
}

/** One part of what a channel wants: `instant`, `cap=10`, `crosspost`. */
function tokenWords(token: string, locale: Language): string {
  const [name = '', value] = token.split('=');
  if (value === undefined)
    return nameIn({ ...MODE_NAMES, ...SCOPE_NAMES, ...STATE_NAMES, crosspost: WISH_NAMES.crosspost }, name, locale);
  switch (name) {
    case 'city':
      return placeName(value, locale);
    case 'topic':
      return topicName(value, locale);
    case 'threshold':
      return wishWords.threshold(Number(value))[locale];
    case 'cap':
      return wishWords.cap(Number(value))[locale];
    case 'role':
      return wishWords.role(roleMention(value))[locale];
    case 'style':
      return `${WISH_NAMES.style[locale]}: ${nameIn(STYLE_NAMES, value, locale)}`;
    case 'followups':
      return `${WISH_NAMES.followUps[locale]}: ${nameIn(FOLLOW_UP_NAMES, value, locale)}`;
    default:
      return token;
  }
}

export const HISTORY_WORDS = {
  heading: (zone: string): Text => ({ ko: `변경 기록 · ${zone}`, en: `Changes · ${zone}` }),
  none: {
    ko: '아직 아무도 바꾼 것이 없습니다. {/settings show} 에서 지금의 설정을 볼 수 있습니다.',
    en: 'Nobody has changed anything yet. {/settings show} tells what holds now.',
  },
} as const;
