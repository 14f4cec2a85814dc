// What /keywords looks like from outside: its subcommands, options and their words.
import type { CommandDefinition, SubcommandDefinition } from '#src/chat/command.ts';
import { channelOption } from './shared-options.ts';
import { choicesOf, KIND_NAMES } from './words/names.ts';

const EXPRESSION_OPTION = {
  name: 'expression',
  nameKo: '표현식',
  description: {
    ko: '/search 와 같은 문법 (예: 세종 드론, "국가 시범도시", 드론 OR UAM, -군사, title:)',
    en: 'As in /search, e.g. Sejong drone, "pilot city", drone OR UAM, -military, title:',
  },
  type: 'string',
  required: true,
} as const;

const SUBCOMMANDS: readonly SubcommandDefinition[] = [
  {
    name: 'add',
    nameKo: '추가',
    description: { ko: '키워드 규칙을 추가합니다', en: 'Add a keyword rule' },
    options: [
      EXPRESSION_OPTION,
      {
        name: 'kind',
        nameKo: '종류',
        description: { ko: '포함할지 제외할지 (기본: 포함)', en: 'Include or exclude (by default include)' },
        type: 'string',
        choices: choicesOf(KIND_NAMES),
      },
      channelOption({ ko: '이 채널에만 (기본: 서버 전체)', en: 'For this channel only (by default the whole server)' }),
    ],
  },
  {
    name: 'remove',
    nameKo: '삭제',
    description: { ko: '키워드 규칙을 삭제합니다', en: 'Remove a keyword rule' },
    options: [
      {
        name: 'rule',
        nameKo: '규칙',
        description: { ko: '규칙 번호나 표현식', en: 'Number or expression of the rule' },
        type: 'string',
        required: true,
        autocomplete: true,
      },
    ],
  },
  {
    name: 'list',
    nameKo: '목록',
    description: { ko: '키워드 규칙과 맞은 횟수', en: 'The keyword rules and how often they fired' },
    options: [channelOption({ ko: '이 채널에 적용되는 규칙만', en: 'Only the rules that hold in this channel' })],
  },
  {
    name: 'test',
    nameKo: '시험',
    description: { ko: '저장된 기사로 표현식을 미리 시험합니다', en: 'Rehearse an expression over the archive' },
    options: [EXPRESSION_OPTION],
  },
];

export const keywordsDefinition: CommandDefinition = {
  name: 'keywords',
  nameKo: '키워드',
  description: { ko: '알림을 거르는 키워드 규칙을 관리합니다', en: 'Keyword rules that narrow the alerts' },
  access: 'manage-server',
  anywhere: false,
  options: [],
  subcommands: SUBCOMMANDS,
};
