// Readings for store tests: made by the program's own code from short texts of our own.
import type { Draft, Entry, Feed, Reading } from '#src/model.ts';
import { readDraft } from '#src/pipeline/reading.ts';
import type { RecordRequest } from '#src/store/store.ts';

export const NOW = Date.parse('2026-11-22T09:00:00+09:00');

export const FEED: Feed = {
  id: 'daily',
  outlet: '하루신문',
  url: 'https://news.example/rss',
  kind: 'feed',
  language: 'ko',
  timeZone: 'Asia/Seoul',
  charset: undefined,
  pollIntervalMs: undefined,
};

export const SEJONG = {
  title: '세종시, 스마트시티 자율주행 버스 노선 두 배로',
  paragraphs: [
    '세종시가 스마트시티 국가시범도시에서 달리는 자율주행 버스를 두 배로 늘린다고 22일 밝혔다. 새 노선은 정부청사와 대학 캠퍼스를 잇는다.',
    '시는 120억원을 들여 정류장마다 도착 안내 화면을 놓고, 교통 자료를 통합플랫폼에 모은다. 시민 300명이 시험 운행에 참여했다.',
    '버스는 밤에도 달린다. 교통정책과는 내년 봄까지 사고 없이 운행하면 운전석을 비운 채 달리는 시험도 하겠다고 설명했다.',
  ],
} as const;

export const BUSAN = {
  title: '부산 에코델타시티에 스마트도시 물관리 센터 문 연다',
  paragraphs: [
    '부산시는 에코델타시티 스마트도시 구역에 물관리 센터를 열었다. 강물을 끌어와 걸러 쓰는 과정을 센서 천 개가 살핀다.',
    '센터는 비가 많이 올 때 빗물 저장고의 문을 스스로 여닫는다. 지난여름 시험에서 물에 잠긴 길이 한 곳도 없었다.',
    '한국수자원공사와 부산도시공사가 함께 운영하며, 운영비 45억원은 두 기관이 나누어 낸다.',
  ],
} as const;

export function draftOf(
  text: { readonly title: string; readonly paragraphs: readonly string[] },
  given: Partial<Draft> = {},
): Draft {
  return {
    url: 'https://news.example/1',
    canonicalLink: undefined,
    title: text.title,
    section: undefined,
    subtitle: undefined,
    authors: ['한가람'],
    desk: undefined,
    dateline: undefined,
    origin: undefined,
    access: 'open',
    imageCredit: undefined,
    outlet: '하루신문',
    publishedAt: NOW,
    updatedAt: undefined,
    language: 'ko',
    paragraphs: text.paragraphs,
    captions: [],
    about: [],
    lines: [],
    imageUrl: undefined,
    how: 'text-dump',
    ...given,
  };
}

export function readingOf(
  text: { readonly title: string; readonly paragraphs: readonly string[] },
  given: Partial<Draft> = {},
): Reading {
  return readDraft(draftOf(text, given));
}

/** A request to store `text` under a number of its own. */
export function requestOf(
  text: { readonly title: string; readonly paragraphs: readonly string[] },
  number: number,
  given: Partial<RecordRequest> = {},
): RecordRequest {
  const url = `https://news.example/${number}`;
  return {
    reading: readingOf(text, { url }),
    urlKey: `news.example/${number}`,
    outlet: '하루신문',
    publishedAt: NOW,
    entryId: undefined,
    isSeed: false,
    alerting: { allowed: true },
    now: NOW,
    ...given,
  };
}

export function entryOf(number: number, given: Partial<Entry> = {}): Entry {
  return {
    url: `https://news.example/${number}`,
    guid: undefined,
    title: `기사 ${number}`,
    author: undefined,
    outlet: undefined,
    publishedAt: NOW,
    updatedAt: undefined,
    text: '',
    ...given,
  };
}
