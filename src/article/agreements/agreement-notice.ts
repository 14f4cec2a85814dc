// Reads an agreement told in labelled lines: □ 협약명: …, □ 협약기관: A, B, □ 체결일: 2025. 9. 22.
// It must never take who came (참석자), nor a call for partners (협약 희망 기관) for those who signed.
import type { Agreement } from '#src/model-facts.ts';
import { findDates } from '#src/language/dates.ts';
import { toCalendarDate } from '#src/time.ts';

export type NoticeRequest = { readonly sentences: readonly string[]; readonly publishedAt: number | undefined };

/** @returns undefined when no line names at least two bodies as those who agree */
export function noticedAgreement({ sentences, publishedAt }: NoticeRequest): Agreement | undefined {
  const lines = sentences.flatMap(labelled);
  const valueOf = (label: RegExp) => lines.find((line) => label.test(line.label))?.value;
  const parties = (valueOf(PARTIES) ?? '')
    .split(COMMA)
    .map(partyName)
    .filter((name) => name !== '');
  if (parties.length < 2 || parties.length > MOST_PARTIES) return undefined;
  const subject = (valueOf(SUBJECT) ?? '').replaceAll(QUOTES, '').replace(AGREEMENT_END, '').trim();
  const date = findDates(valueOf(DAY) ?? '', publishedAt).find((day) => day.date.length === FULL_DATE)?.date;
  return { parties, subject, date, status: date !== undefined && isAhead(date, publishedAt) ? 'planned' : 'signed' };
}

type LabelledLine = { readonly label: string; readonly value: string };

function labelled(sentence: string): readonly LabelledLine[] {
  if (sentence.length > LONGEST) return [];
  const [, label = '', value = ''] = LABELLED.exec(sentence) ?? [];
  return label === '' ? [] : [{ label: label.replaceAll(SPACE, ''), value: value.trim() }];
}

const LONGEST = 300;
/** `□ 협약 기관: 경상북도, 포항공대`, `- 체결일 : 9월 22일`. */
const LABELLED = /^[□■○●◦ㅇ▲△▶※*·-]{0,2}\s?\(?([가-힣]{1,6}(?: [가-힣]{1,6}){0,2})\)?\s?[:：]\s?(.{2,250})$/;
const SPACE = /\s/g;

const PARTIES = /^(?:업무)?협약(?:체결)?(?:기관|당사자|주체|상대|참여기관|기업)$|^(?:체결|서명)(?:기관|당사자)$/;
const SUBJECT = /^(?:업무)?협약(?:명|내용|주제)$/;
const DAY = /^(?:업무)?협약(?:체결)?(?:일|일자|일시)$|^체결(?:일|일자|일시)$/;

const COMMA = /[,·ㆍ;]\s?|\s및\s/;
const MOST_PARTIES = 12;
const FULL_DATE = '2025-09-22'.length;
const QUOTES = /[‘’“”'"「」]/g;
/** `지역 전력망 실시간 관리 업무협약`. */
const AGREEMENT_END = /\s?(?:을 위한|에 관한)?\s?(?:업무|투자|상생|실시)?\s?(?:협약(?:서)?|MOU|양해각서)$/;

/** `포항공과대학교(POSTECH)`, `(주)그리드맥스`. */
function partyName(text: string): string {
  return text.replaceAll(COMPANY, '').replaceAll(BRACKETS, '').replace(ETC, '').trim();
}

const COMPANY = /㈜|\(주\)|주식회사\s?/g;
const BRACKETS = /\([^()]{0,60}\)/g;
const ETC = /\s등(?:\s?\d{1,3}개?\s?(?:기관|곳|사))?$/;

function isAhead(date: string, publishedAt: number | undefined): boolean {
  return publishedAt !== undefined && publishedAt > 0 && date > toCalendarDate(publishedAt);
}
