import { describe, expect, it } from 'vitest';
import { deliveryMessage } from '#src/chat/card.ts';
import type { Facts } from '#src/model-facts.ts';
import type { Article, Language, StorySoFar } from '#src/model.ts';
import { article, brokenLimits, buttonUrlsOf, delivery, partsOf, subscription, textsOf } from './card-fixtures.ts';

const LONG_URL = `https://news.example/rss/${'CBMiXk'.repeat(55)}?oc=5`;

describe('an alert', () => {
  it('carries the headline as text and the address as published', () => {
    const { title, url } = article();
    const message = deliveryMessage(delivery());
    expect(textsOf(message.components)[0]).toBe(`### [${title}](${url})`);
    expect(buttonUrlsOf(message.components)).toEqual([url]);
  });

  it('tells outlet, time, summary, places, money and why it was sent', () => {
    const facts: Facts = {
      places: [{ id: 'nowhere-known', name: '달빛군', start: 0, end: 3 }],
      money: [
        {
          text: '30억원',
          value: 3e9,
          currency: 'KRW',
          start: 5,
          end: 9,
          role: 'budget',
          sentence: { start: 5, end: 9 },
        },
      ],
      quantities: [],
      agreements: [],
      events: [],
    };
    const articles = [{ article: article({ facts }), because: ['신호 AND 시험'] }];
    const text = textsOf(deliveryMessage(delivery({ articles })).components).join('\n');
    expect(text).toContain('해안시는 신호등 40곳을 잇는다고 밝혔다. 시험은 여섯 달 동안 이어진다.');
    expect(text).toContain('-# 해안일보 · <t:1772587800:f> (<t:1772587800:R>)');
    expect(text).toContain('-# 곳 달빛군 · 얼마 30억원 (예산)');
    expect(text).toContain('-# 알린 까닭: 신호 AND 시험');
  });

  it('names the city and the topic that the subscription asked for', () => {
    const wishes = subscription({ city: 'kr-sejong', topic: 'mobility', locale: 'en' });
    const text = textsOf(deliveryMessage(delivery({ subscription: wishes })).components).join('\n');
    expect(text).toMatch(/Why you see this: Sejong[^·]* · [^·]+ · 신호 AND 시험/);
  });

  it('says before the page is opened that only its beginning is free, and who issued a press release', () => {
    const paid = article({ access: 'paid', origin: '달빛시 *홍보과*' });
    const shown = (locale: Language) =>
      textsOf(
        deliveryMessage(
          delivery({ subscription: subscription({ locale }), articles: [{ article: paid, because: [] }] }),
        ).components,
      ).join('\n');
    expect(shown('ko')).toContain(String.raw`-# 해안일보 · 유료 기사 · 보도자료: 달빛시 \*홍보과\* · <t:`);
    expect(shown('en')).toContain('해안일보 · subscribers only · press release: 달빛시');
  });

  it.each([
    ['ko', ['원문', '관련 기사', '왜?', '👍 관련 있음', '👎 관련 없음']],
    ['en', ['Read', 'Related', 'Why?', '👍 Relevant', '👎 Not relevant']],
  ] as const)('has one row of five buttons below it, words all of them (%s)', (locale, labels) => {
    const message = deliveryMessage(delivery({ subscription: subscription({ locale }) }));
    const buttons = partsOf(message.components).filter((part) => 'label' in part);
    expect(buttons).toMatchObject(
      [
        { url: article().url },
        { custom_id: 'v1|story|7' },
        { custom_id: 'v1|why|7' },
        { custom_id: 'v1|label|7|1' },
        { custom_id: 'v1|label|7|0' },
      ].map((part, index) => ({ ...part, label: labels[index] })),
    );
    expect(
      partsOf(message.components).filter((part) => 'components' in part && !('accent_color' in part)),
    ).toHaveLength(1);
  });

  it('speaks the language of its server', () => {
    const message = deliveryMessage(delivery({ subscription: subscription({ locale: 'en' }) }));
    expect(JSON.stringify(message.components)).toContain('"label":"Read"');
    expect(textsOf(message.components).join('\n')).toContain('Why you see this');
  });

  it('goes out under the nonce of its delivery and pings nobody', () => {
    expect(deliveryMessage(delivery())).toMatchObject({
      nonce: 'n0nce-of-this-delivery',
      enforce_nonce: true,
      allowed_mentions: { parse: [] },
    });
  });

  it.each(['https://news.example/기사(1)?a=b', LONG_URL + 'x'.repeat(400), 'http://intranet/news/1'])(
    'shows an unusual address whole: %s',
    (url) => {
      const message = deliveryMessage(delivery({ articles: [{ article: article({ url }), because: [] }] }));
      expect(JSON.stringify(message.components)).toContain(url);
      expect(brokenLimits(message, 'message')).toEqual([]);
    },
  );

  it('shows a place once, by its name in the reader’s language', () => {
    const place = { id: 'kr-sejong', name: '세종', start: 0, end: 2 };
    const facts = { ...article().facts, places: [place, { ...place, start: 9, end: 11 }] };
    const text = textsOf(
      deliveryMessage(delivery({ articles: [{ article: article({ facts }), because: [] }] })).components,
    ).join();
    expect(text.match(/세종/g)).toHaveLength(1);
  });
});

describe('an alert whose story has grown', () => {
  const shown = (story: StorySoFar, locale: Language = 'ko') =>
    textsOf(
      deliveryMessage(
        delivery({
          subscription: subscription({ locale }),
          articles: [{ article: article(), because: [], story }],
        }),
      ).components,
    ).join('\n');
  const told = (...outlets: readonly string[]): StorySoFar => ({
    outlets,
    outletCount: outlets.length,
    correctedAt: undefined,
  });

  it('names the outlets in their order, and how many more there are', () => {
    expect(shown(told('해안일보', '누리신문'))).toContain('\n-# 2곳에서 보도: 해안일보, 누리신문');
    expect(shown(told('가', '나', '다', '라'))).toContain('4곳에서 보도: 가, 나, 다, 라');
    expect(shown(told('가', '나', '다', '라', '마'))).toContain('5곳에서 보도: 가, 나, 다 외 2곳');
    expect(shown(told('A', 'B', 'C', 'D', 'E'), 'en')).toContain('\n-# Reported by 5 outlets: A, B, C and 2 more');
    const many = { ...told('A', 'B', 'C', 'D'), outletCount: 230 };
    expect(shown(many, 'en')).toContain('\n-# Reported by 230 outlets: A, B, C and 227 more');
  });

  it.each(['ko', 'en'] as const)('stays inside the limits where everything is as long as it can be (%s)', (locale) => {
    const long = '*'.repeat(5_000);
    const party = { parties: [long, long], subject: '', status: 'signed', date: '2026-05-28' } as const;
    const full = article({
      title: long,
      url: `https://news.example/(${'a'.repeat(1_470)})`,
      summary: [long, long, long],
      outlet: long,
      origin: long,
      access: 'paid',
      facts: { ...article().facts, places: [{ id: 'a', name: long, start: 0, end: 1 }], agreements: [party] },
    });
    const story = {
      outlets: [1, 2, 3, 4].map((number) => `${number}${long}`),
      outletCount: 4,
      correctedAt: Date.UTC(2026, 2, 4),
    };
    const wishes = subscription({ locale, city: 'kr-sejong', topic: 'mobility' });
    const articles = [{ article: full, because: [long], story }];
    const message = deliveryMessage(delivery({ subscription: wishes, articles }));
    expect(brokenLimits(message, 'message')).toEqual([]);
    expect(textsOf(message.components).join('').length).toBeGreaterThan(3_700);
  });

  it('says nothing of a story of one outlet', () => {
    expect(shown(told('해안일보'))).not.toMatch(/보도:|정정/);
  });

  it('says when its article was corrected', () => {
    const story = { outlets: ['해안일보'], outletCount: 1, correctedAt: Date.UTC(2026, 2, 4, 3) };
    expect(shown(story)).toContain('-# 정정: 제목이나 숫자, 이름이 바뀌었습니다 (<t:1772593200:f>)');
    expect(shown(story, 'en')).toContain('-# Corrected: its title, figures or names have changed (<t:1772593200:f>)');
  });
});

function ofMany(count: number, parts: (index: number) => Partial<Article>) {
  return deliveryMessage(
    delivery({
      kind: 'digest',
      subscription: subscription({ mode: 'daily' }),
      articles: Array.from({ length: count }, (_, index) => ({ article: article(parts(index)), because: [] })),
    }),
  );
}

describe('a digest', () => {
  it('lists every article with its address, source and first sentence', () => {
    const message = ofMany(3, (index) => ({ title: `소식 ${index}`, url: `https://news.example/${index}` }));
    const [heading, first] = textsOf(message.components);
    expect(heading).toBe('## 오늘의 스마트시티 소식 · 3건');
    expect(first).toBe(
      '**[소식 0](https://news.example/0)**\n-# 해안일보 · <t:1772587800:f>\n해안시는 신호등 40곳을 잇는다고 밝혔다.',
    );
    expect(textsOf(message.components)).toHaveLength(4);
  });

  it('gives all of 15 articles an address, though the texts have no room for such long ones', () => {
    const message = ofMany(15, (index) => ({
      title: `긴 주소 소식 ${index} ${'가'.repeat(120)}`,
      url: `${LONG_URL}&n=${index}`,
    }));
    const whole = JSON.stringify(message.components);
    expect(brokenLimits(message, 'message')).toEqual([]);
    for (let index = 0; index < 15; index += 1) expect(whole).toContain(`${LONG_URL}&n=${index}`);
    expect(buttonUrlsOf(message.components).length).toBeGreaterThan(0);
  });

  it('says how many found no place', () => {
    const message = ofMany(40, (index) => ({ url: `https://news.example/${index}` }));
    expect(textsOf(message.components).at(-1)).toBe('-# 그 밖에 24건: /latest');
    expect(brokenLimits(message, 'message')).toEqual([]);
  });

  it('of what was missed says so, and how much more there is', () => {
    const articles = [1, 2].map((index) => ({
      article: article({ url: `https://news.example/${index}` }),
      because: [],
    }));
    const missed = (locale: 'ko' | 'en', moreCount: number) =>
      textsOf(
        deliveryMessage(
          delivery({ kind: 'digest', articles, catchUp: { moreCount }, subscription: subscription({ locale }) }),
        ).components,
      );
    expect(missed('ko', 25)[0]).toBe('## 그동안의 소식 · 27건');
    expect(missed('en', 25)[0]).toBe('## While you were away · 27 articles');
    expect(missed('en', 25).at(-1)).toBe('-# 25 more: /latest');
    expect(missed('ko', 0)).toHaveLength(3);
  });
});
