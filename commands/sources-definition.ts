// What /sources looks like from outside: its subcommands, options and their words.
import type { CommandDefinition, SubcommandDefinition } from '#src/chat/command.ts';
import { choicesOf } from './words/names.ts';
import { SOURCE_KINDS } from './words/source-report.ts';

const URL_OPTION = {
  name: 'url',
  nameKo: '주소',
  description: { ko: 'RSS·Atom 피드나 기사 목록의 주소', en: 'Address of a feed or of a page that lists articles' },
  type: 'string',
  required: true,
} as const;

const SUBCOMMANDS: readonly SubcommandDefinition[] = [
  {
    name: 'list',
    nameKo: '목록',
    description: { ko: '모든 출처와 그 상태', en: 'All sources and their health' },
    options: [],
  },
  {
    name: 'add',
    nameKo: '추가',
    description: { ko: '출처를 추가합니다', en: 'Add a source' },
    options: [
      URL_OPTION,
      {
        name: 'outlet',
        nameKo: '언론사',
        description: { ko: '언론사 이름 (기본: 피드의 제목)', en: "Name of the outlet (by default the feed's title)" },
        type: 'string',
        autocomplete: true,
      },
      {
        name: 'kind',
        nameKo: '종류',
        description: {
          ko: '무엇으로 읽을지 (기본: 알아서 찾기)',
          en: 'What to read it as (by default found out)',
        },
        type: 'string',
        choices: choicesOf(SOURCE_KINDS),
      },
    ],
  },
  {
    name: 'remove',
    nameKo: '삭제',
    description: { ko: '출처를 더 읽지 않습니다', en: 'Stop reading a source' },
    options: [
      {
        name: 'source',
        nameKo: '출처',
        description: { ko: '출처의 이름이나 주소', en: 'Name or address of the source' },
        type: 'string',
        required: true,
        autocomplete: true,
      },
    ],
  },
  {
    name: 'check',
    nameKo: '점검',
    description: { ko: '추가하지 않고 읽어 보기만 합니다', en: 'Read a source without adding it' },
    options: [
      {
        ...URL_OPTION,
        description: {
          ko: '피드나 기사 목록의 주소, 또는 등록된 출처의 이름',
          en: 'Address of a feed or of a list of articles, or the name of a source',
        },
        autocomplete: true,
      },
    ],
  },
];

export const sourcesDefinition: CommandDefinition = {
  name: 'sources',
  nameKo: '출처',
  description: { ko: '봇이 읽는 출처를 관리합니다 (봇 소유자)', en: 'What the bot reads (owners of the bot)' },
  access: 'owner',
  anywhere: false,
  options: [],
  subcommands: SUBCOMMANDS,
};
