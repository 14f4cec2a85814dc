// The words of "Find related articles", in both languages.
import type { Text } from '#src/chat/command.ts';
import { counted } from './names.ts';
import { quoted } from './refusals.ts';

export const RELATED_WORDS = {
  heading: (title: string): Text => ({ ko: `${quoted(title)} 관련 기사`, en: `Related to ${quoted(title)}` }),
  counts: (told: number, like: number): Text => ({
    ko: `같은 이야기 ${told}건${like > 0 ? `, 비슷한 기사 ${like}건` : ''}. 더 찾으려면 {/search}`,
    en: `${counted(told, 'article', 'articles')} of this story${like > 0 ? `, ${like} like it` : ''}. For more: {/search}`,
  }),
  nothingToFind: {
    ko: '이 메시지에는 찾을 낱말이 없습니다. 기사 링크나 글이 있는 메시지에서 다시 해 보거나 {/search} 를 쓰세요.',
    en: 'This message holds no word to look for. Try it on one with a link or a text, or use {/search}.',
  },
} as const;
