// The words of 👍 and 👎, in both languages.
import type { Text } from '#src/chat/command.ts';
import type { LabelOutcome } from '#src/store/labels.ts';

export const LABEL_NAMES = {
  relevant: { ko: '👍 관련 있음', en: '👍 Relevant' },
  irrelevant: { ko: '👎 관련 없음', en: '👎 Not relevant' },
} as const satisfies Readonly<Record<string, Text>>;

export const LABEL_WORDS = {
  gone: {
    ko: '이 기사는 이제 저장되어 있지 않습니다. {/latest} 에서 새 기사를 볼 수 있습니다.',
    en: 'This article is no longer stored. {/latest} shows the newest ones.',
  },
  notRead: {
    ko: '아직 읽지 못한 기사라 평가할 수 없습니다. 나중에 {/why} 로 다시 해 주세요.',
    en: 'It was not read yet, so there is nothing to label. Please try {/why} again later.',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** @param missing labelled articles that learning still waits for; 0 when there are enough */
export function labelled(outcome: LabelOutcome, isRelevant: boolean, missing: number): Text {
  const name = isRelevant ? LABEL_NAMES.relevant : LABEL_NAMES.irrelevant;
  if (outcome === 'taken-back') return { ko: `“${name.ko}” 평가를 취소했습니다.`, en: `“${name.en}” is taken back.` };
  const next = missing > 0 ? waiting(missing) : ready;
  return {
    ko: `“${name.ko}”으로 적어 두었습니다. 다시 누르면 취소됩니다. ${next.ko}`,
    en: `Noted as “${name.en}”. Press again to take it back. ${next.en}`,
  };
}

function waiting(missing: number): Text {
  return {
    ko: `기사 ${missing}건이 더 평가되면 봇이 여기서 배울 수 있습니다.`,
    en: `After ${missing} more labelled ${missing === 1 ? 'article' : 'articles'} the bot can learn from them.`,
  };
}

const ready: Text = {
  ko: '봇을 운영하는 사람이 `npm run train` 을 실행하면 배웁니다.',
  en: 'The bot learns from it when its operator runs `npm run train`.',
};
