// The words of what owners do to stories, in both languages.
import type { Text } from '#src/chat/command.ts';
import { counted } from './names.ts';

export const DECISION_LABELS = {
  done: { ko: '한 일', en: 'Done' },
  lead: { ko: '그 이야기의 첫 보도', en: 'First report of that story' },
  undo: { ko: '되돌리기', en: 'Undo' },
} as const satisfies Readonly<Record<string, Text>>;

export const DECISION_WORDS = {
  ownersOnly: {
    ko: '이야기를 나누거나 합치는 일은 모든 서버에 보이므로 봇 소유자만 할 수 있습니다: 운영자가 BOT_OWNER_IDS 에 적은 Discord 사용자입니다. 잘못 묶인 이야기를 보셨다면 봇 소유자에게 알려 주세요. `split` 과 `join` 을 빼면 이야기를 볼 수 있습니다.',
    en: 'Splitting and joining stories shows on every server, so only the owners of this bot may do it: the Discord users whose ids the operator lists in BOT_OWNER_IDS. Please tell one of them about the story. Leave out `split` and `join` to read it.',
  },
  onlyOne: {
    ko: '`split` 과 `join` 은 한 번에 하나만 쓸 수 있습니다. 먼저 떼어 낸 다음 다른 이야기와 합쳐 주세요.',
    en: 'Use `split` or `join`, not both at once: split the article off first, then join it with the other story.',
  },
  alone: {
    ko: '이 이야기를 전한 기사는 이것뿐이라 떼어 낼 것이 없습니다. {/story} 로 다른 기사를 골라 주세요.',
    en: 'This is the only article of its story: there is nothing to split off. Choose another one with {/story}.',
  },
  onlyCopies: {
    ko: '이 이야기의 다른 기사는 모두 이 기사와 같은 글이라 함께 움직입니다. 잘못 묶인 글을 `article` 에 골라 떼어 내 주세요.',
    en: 'All other articles of this story are copies of this one and go where it goes. Choose the copy that does not belong here as `article`.',
  },
  same: {
    ko: '두 기사가 같습니다. `join` 에는 합칠 이야기의 다른 기사를 골라 주세요.',
    en: 'Both are the same article. Choose an article of the other story for `join`.',
  },
  split: (copies: number): Text => ({
    ko: `이 기사를 이야기에서 떼어 냈습니다${copies > 0 ? ` (같은 글 ${copies}건도 함께)` : ''}. 다시 판정해도 그 이야기로 돌아가지 않습니다.`,
    en: `Taken out of its story${copies > 0 ? ` (with ${counted(copies, 'copy', 'copies')})` : ''}. It will not go back there, whatever is judged again.`,
  }),
  joined: (moved: number): Text =>
    moved === 0
      ? {
          ko: '두 기사는 이미 한 이야기입니다. 다시 판정해도 갈라지지 않습니다.',
          en: 'The two are one story already. They will stay so, whatever is judged again.',
        }
      : {
          ko: `두 이야기를 하나로 합쳤습니다 (기사 ${moved}건이 옮겨 감). 다시 판정해도 갈라지지 않습니다.`,
          en: `The two stories are one now (${counted(moved, 'article', 'articles')} moved). They will stay so, whatever is judged again.`,
        },
} as const;
