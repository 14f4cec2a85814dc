// What /story looks like from a platform. The name `article` is fixed: it is used from outside.
import type { CommandDefinition } from '#src/chat/command.ts';

export const storyDefinition: CommandDefinition = {
  name: 'story',
  nameKo: '이야기',
  description: {
    ko: '한 사건을 전한 언론사, 요약, 사실을 시간 순서로 봅니다',
    en: 'One story: its outlets in order, summary, facts',
  },
  access: 'anyone',
  anywhere: true,
  options: [
    {
      name: 'article',
      nameKo: '기사',
      description: {
        ko: '제목을 몇 글자 치고 고르거나, 주소를 붙여 넣으세요',
        en: 'Type a part of the title, or paste the address',
      },
      type: 'string',
      required: true,
      autocomplete: true,
    },
    {
      name: 'join',
      nameKo: '합치기',
      description: {
        ko: '(봇 소유자) 이 기사와 같은 사건을 전한 다른 이야기의 기사',
        en: '(bot owners) An article of another story that tells the same event',
      },
      type: 'string',
      autocomplete: true,
    },
    {
      name: 'split',
      nameKo: '떼기',
      description: {
        ko: '(봇 소유자) 이 기사와 같은 글을 이야기에서 떼어 냅니다',
        en: '(bot owners) Take this article and its copies out of its story',
      },
      type: 'string',
      choices: [{ value: 'yes', label: { ko: '예', en: 'Yes' } }],
    },
  ],
  subcommands: [],
};
