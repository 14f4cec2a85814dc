// Articles and deliveries of our own making for the tests of cards, lists and channels.
import type { APIMessageTopLevelComponent } from 'discord.js';
import type { Article, Delivery, Subscription } from '#src/model.ts';
import { checkMessage, type BodyKind } from '../loopback/discord-limits.ts';
import { messageBody } from '../loopback/discord-payload.ts';

export function article(parts: Partial<Article> = {}): Article {
  return {
    id: 7,
    url: 'https://news.example/articles/7?section=city',
    urlKey: 'news.example/articles/7',
    title: '해안시, 교차로 신호를 스스로 맞추는 체계 시험',
    section: undefined,
    subtitle: undefined,
    desk: undefined,
    dateline: undefined,
    origin: undefined,
    access: 'open',
    imageCredit: undefined,
    authors: ['한바다'],
    outlet: '해안일보',
    publishedAt: Date.UTC(2026, 2, 4, 1, 30),
    updatedAt: undefined,
    storedAt: Date.UTC(2026, 2, 4, 2),
    language: 'ko',
    paragraphs: ['해안시는 신호등 40곳을 잇는다고 밝혔다.'],
    summary: ['해안시는 신호등 40곳을 잇는다고 밝혔다.', '시험은 여섯 달 동안 이어진다.'],
    classification: { relevance: 'core', score: 5, topics: ['mobility'], reasons: [] },
    facts: { places: [], money: [], quantities: [], agreements: [], events: [] },
    imageUrl: undefined,
    how: 'feed',
    isSeed: false,
    storyId: 7,
    verdict: { kind: 'new', of: undefined, scores: undefined, reasons: [] },
    ...parts,
  };
}

export function subscription(parts: Partial<Subscription> = {}): Subscription {
  return {
    id: 3,
    guildId: '200000000000000001',
    channelId: '300000000000000001',
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
    ...parts,
  };
}

export function delivery(parts: Partial<Delivery> = {}): Delivery {
  return {
    id: 11,
    subscription: subscription(),
    kind: 'alert',
    nonce: 'n0nce-of-this-delivery',
    attempts: 0,
    startedAt: undefined,
    articles: [{ article: article(), because: ['신호 AND 시험'] }],
    style: 'card',
    timeZone: 'Asia/Seoul',
    ...parts,
  };
}

/** Texts of all text displays, in order. */
export function textsOf(components: readonly APIMessageTopLevelComponent[]): readonly string[] {
  return partsOf(components).flatMap((part) =>
    'content' in part && typeof part.content === 'string' ? [part.content] : [],
  );
}

/** Addresses of all link buttons, in order. */
export function buttonUrlsOf(components: readonly APIMessageTopLevelComponent[]): readonly string[] {
  return partsOf(components).flatMap((part) => ('url' in part && typeof part.url === 'string' ? [part.url] : []));
}

export function partsOf(components: readonly object[]): readonly object[] {
  return components.flatMap((part) => [
    part,
    ...('components' in part && Array.isArray(part.components) ? partsOf(part.components) : []),
  ]);
}

/** What the loopback Discord has against a message. */
export function brokenLimits(body: object, kind: BodyKind): readonly string[] {
  return checkMessage(messageBody.parse(structuredClone(body)), kind);
}
