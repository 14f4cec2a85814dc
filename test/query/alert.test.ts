import { describe, expect, it } from 'vitest';
import type { KeywordRule, Subscription } from '#src/model.ts';
import { decideAlert, rulesFor, type AlertCase } from '#src/query/alert.ts';

const subscription: Subscription = {
  id: 1,
  guildId: 'g',
  channelId: 'c',
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
};
const rule = (id: number, kind: KeywordRule['kind'], given: Partial<KeywordRule> = {}): KeywordRule => ({
  id,
  guildId: 'g',
  channelId: undefined,
  expression: `규칙${id}`,
  kind,
  createdAt: 0,
  ...given,
});
const classification = {
  relevance: 'core',
  score: 9,
  topics: ['mobility'],
  reasons: [
    { text: '스마트시티 ×3', weight: 5 },
    { text: '증시', weight: -1 },
  ],
} as const;
const fresh = { kind: 'new', of: undefined, scores: undefined, reasons: [] } as const;

const decide = (given: Partial<AlertCase>) =>
  decideAlert({
    subscription,
    article: { classification, verdict: fresh },
    placeIds: new Set(['kr-sejong']),
    rules: [],
    hits: [],
    ...given,
  });

describe('whether an article matters to a subscription', () => {
  it('tells a plain subscription of what is about smart cities, with the reasons that spoke for it', () => {
    expect(decide({})).toEqual({ outcome: 'alerted', because: ['스마트시티 ×3'], firedRuleIds: [] });
  });

  it('never tells a copy of what was told', () => {
    const verdict = { ...fresh, kind: 'copy', of: 7 } as const;
    expect(decide({ article: { classification, verdict } }).outcome).toBe('copy');
  });

  it('tells a copy that matches when the rest of its story was kept from the subscription', () => {
    const article = { classification, verdict: { ...fresh, kind: 'copy', of: 7 } } as const;
    expect(decide({ article, wasKeptBack: true })).toEqual(decide({}));
    const elsewhere = { ...subscription, city: 'kr-busan' };
    expect(decide({ article, wasKeptBack: true, subscription: elsewhere }).outcome).toBe('city');
  });

  it('says of a copy that does not match what it does not match, and counts no rule for one that does', () => {
    const article = { classification, verdict: { ...fresh, kind: 'copy', of: 7 } } as const;
    expect(decide({ article, subscription: { ...subscription, city: 'kr-busan' } }).outcome).toBe('city');
    const [only] = [rule(1, 'include')];
    const matched = { rules: [only], hits: [{ rule: only, because: ['세종'] }] };
    expect(decide({ article, ...matched })).toEqual({ outcome: 'copy', because: ['7'], firedRuleIds: [] });
  });

  it('tells an article of the same event: likeness is no proof', () => {
    const verdict = { ...fresh, kind: 'story', of: 7 } as const;
    expect(decide({ article: { classification, verdict } }).outcome).toBe('alerted');
  });

  it('keeps what is only near smart cities for those who want all', () => {
    const near = { classification: { ...classification, relevance: 'adjacent' }, verdict: fresh } as const;
    expect(decide({ article: near }).outcome).toBe('scope');
    expect(decide({ article: near, subscription: { ...subscription, scope: 'all' } }).outcome).toBe('alerted');
  });

  it('leaves out what has fewer points than the channel asks for', () => {
    const picky = decide({ subscription: { ...subscription, threshold: 10 } });
    expect(picky).toEqual({ outcome: 'threshold', because: ['9.0 < 10'], firedRuleIds: [] });
    expect(decide({ subscription: { ...subscription, threshold: 9 } }).outcome).toBe('alerted');
  });

  it('narrows by city and topic', () => {
    expect(decide({ subscription: { ...subscription, city: 'kr-busan' } }).outcome).toBe('city');
    expect(decide({ subscription: { ...subscription, city: 'kr-sejong' } }).outcome).toBe('alerted');
    expect(decide({ subscription: { ...subscription, topic: 'energy' } }).outcome).toBe('topic');
  });

  it('needs one include rule to match when there is any, and counts those that did', () => {
    const rules = [rule(1, 'include'), rule(2, 'include')];
    const [first] = rules;
    expect(decide({ rules }).outcome).toBe('no-include');
    expect(decide({ rules, hits: first === undefined ? [] : [{ rule: first, because: ['세종'] }] })).toEqual({
      outcome: 'alerted',
      because: ['규칙1'],
      firedRuleIds: [1],
    });
  });

  it('lets an exclude rule win over an include rule, and names it', () => {
    const rules = [rule(1, 'include'), rule(2, 'exclude')];
    expect(decide({ rules, hits: rules.map((one) => ({ rule: one, because: [] })) })).toEqual({
      outcome: 'excluded',
      because: ['규칙2'],
      firedRuleIds: [2],
    });
  });

  it('judges for a channel that takes nothing as for any other: it catches up', () => {
    for (const state of ['paused', 'disabled'] as const)
      expect(decide({ subscription: { ...subscription, state } }).outcome).toBe('alerted');
  });

  it('lets the rules of a server hold in all its channels, those of a channel there alone', () => {
    const rules = [
      rule(1, 'include'),
      rule(2, 'include', { channelId: 'c' }),
      rule(3, 'include', { channelId: 'other' }),
      rule(4, 'include', { guildId: 'h' }),
    ];
    expect(rulesFor(subscription, rules).map((one) => one.id)).toEqual([1, 2]);
  });
});
