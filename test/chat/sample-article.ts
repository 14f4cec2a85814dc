// A stored article for tests of renderers and the terminal; every field may be replaced.
import type { Article, Delivery, Subscription } from '#src/model.ts';

export function sampleArticle(changes: Partial<Article> = {}): Article {
  return {
    id: 1,
    url: 'https://news.example.com/articles/1',
    urlKey: 'news.example.com/articles/1',
    title: '새솔시, 물 관리에 감지기 3백 개 단다',
    section: undefined,
    subtitle: undefined,
    desk: undefined,
    dateline: undefined,
    origin: undefined,
    access: 'open',
    imageCredit: undefined,
    authors: ['한가람'],
    outlet: '새솔일보',
    publishedAt: Date.UTC(2026, 4, 29, 14, 22),
    updatedAt: undefined,
    storedAt: Date.UTC(2026, 4, 29, 15, 0),
    language: 'ko',
    paragraphs: ['새솔시가 상수도관에 감지기를 단다.', '내년까지 3백 개가 목표다.'],
    summary: ['새솔시가 상수도관에 감지기를 단다.'],
    classification: {
      relevance: 'core',
      score: 8.5,
      topics: [],
      reasons: [{ text: '스마트시티 ×3 (+6.0)', weight: 6 }],
    },
    facts: { places: [], money: [], quantities: [], agreements: [], events: [] },
    imageUrl: undefined,
    how: 'readability',
    isSeed: false,
    storyId: 1,
    verdict: { kind: 'new', of: undefined, scores: undefined, reasons: [] },
    ...changes,
  };
}

export function sampleDelivery(changes: Partial<Delivery> = {}): Delivery {
  return {
    id: 1,
    subscription: sampleSubscription(),
    kind: 'alert',
    nonce: 'nonce-1',
    attempts: 0,
    startedAt: undefined,
    articles: [{ article: sampleArticle(), because: ['물 관리'] }],
    style: 'card',
    timeZone: 'Asia/Seoul',
    ...changes,
  };
}

export function sampleSubscription(changes: Partial<Subscription> = {}): Subscription {
  return {
    id: 1,
    guildId: 'terminal',
    channelId: 'terminal',
    mode: 'instant',
    scope: 'core',
    city: undefined,
    topic: undefined,
    threshold: undefined,
    followUps: 'thread',
    locale: 'ko',
    channelKind: 'text',
    isCrossposted: false,
    mentionRoleId: undefined,
    hourlyCap: undefined,
    style: undefined,
    state: 'active',
    stateReason: undefined,
    stateAt: undefined,
    createdAt: 0,
    ...changes,
  };
}
