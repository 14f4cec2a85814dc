// /help: what to do first, then every command as something to press. Built from the definitions, so none can be missing.
import type { CommandDefinition, Text } from '#src/chat/command.ts';
import type { Language } from '#src/model.ts';
import type { Command } from './command.ts';

const definition: CommandDefinition = {
  name: 'help',
  nameKo: '도움말',
  description: { ko: '무엇부터 하면 되는지와 모든 명령', en: 'What to do first, and every command' },
  access: 'anyone',
  anywhere: true,
  options: [],
  subcommands: [],
};

/** @param others definitions of all the other commands, in the order they are to be listed */
export function createHelp(others: readonly CommandDefinition[]): Command {
  return {
    definition,
    async run(_invocation, { caller: { locale } }) {
      const text = [FIRST_STEPS[locale], ...[...others, definition].map((one) => commandLine(one, locale))].join('\n');
      return { kind: 'text', text, isPrivate: true };
    },
  };
}

const FIRST_STEPS: Text = {
  ko: [
    '스마트시티 소식을 모아 같은 글은 한 번만 알려 드립니다.',
    '① 소식을 받을 채널에서 {/subscribe} 를 실행합니다.',
    '② {/keywords add} 로 관심 단어를 정합니다. 예: `/keywords add expression:세종 드론`',
    '③ 지난 기사는 {/search} 로 찾습니다. 예: `/search query:달랏 스마트시티`. Discord 메시지의 메뉴 → 앱 → “관련 기사 찾기”도 됩니다.',
    '④ 알림의 언어, 시간, 모양은 {/settings show} 에서 보고 바꿉니다.',
    '',
    '검색과 키워드 규칙은 같은 문법을 씁니다: `세종 드론` 모두 · `드론 OR UAM` 하나라도 · `"국가 시범도시"` 이 순서로 · `-군사` 빼고 · `(세종 OR 부산) 드론` · `=스마트도시` 이 표기만 · `>100억` 금액 · `title:` `outlet:` `city:` `topic:` `lang:` · `after:30d` `before:2026-01-01`',
    '규칙을 쓰기 전에 {/keywords test} 로 지난 30일에 시험해 보세요.',
    '',
    '모든 명령',
  ].join('\n'),
  en: [
    'I follow smart-city news and tell every story once.',
    '① Run {/subscribe} in the channel that is to get the news.',
    '② Say what matters with {/keywords add}. Example: `/keywords add expression:Sejong drone`',
    '③ Look back with {/search}. Example: `/search query:"smart city" budget`. In Discord also from a message’s menu: Apps → “Find related articles”.',
    '④ {/settings show} has the language, the times and the style of the alerts.',
    '',
    'Search and keyword rules share one language: `Sejong drone` both · `drone OR UAM` either · `"pilot city"` in this order · `-military` without · `(Sejong OR Busan) drone` · `=u-city` this spelling only · `>10bn` a sum in won · `title:` `outlet:` `city:` `topic:` `lang:` · `after:30d` `before:2026-01-01`',
    '{/keywords test} rehearses a rule over the last 30 days before you rely on it.',
    '',
    'All commands',
  ].join('\n'),
};

/** Who may use a command, where not everybody may. */
const ACCESS_NOTES: Readonly<Record<CommandDefinition['access'], Text>> = {
  anyone: { ko: '', en: '' },
  'manage-server': { ko: ' (서버 관리 권한)', en: ' (Manage Server)' },
  owner: { ko: '', en: '' },
};

function commandLine({ name, description, access, subcommands }: CommandDefinition, locale: Language): string {
  const paths = subcommands.length === 0 ? [name] : subcommands.map((subcommand) => `${name} ${subcommand.name}`);
  const marks = paths.map((path) => `{/${path}}`).join(' ');
  return `• ${marks} — ${description[locale]}${ACCESS_NOTES[access][locale]}`;
}
