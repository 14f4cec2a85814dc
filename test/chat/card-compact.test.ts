// The compact style: a line a story, for channels in which much happens.
import { describe, expect, it } from 'vitest';
import { deliveryMessage, editedMessage, sampleMessage } from '#src/chat/card.ts';
import { deliveryMark } from '#src/chat/card-mark.ts';
import { findPosted } from '#src/chat/discord-read-back.ts';
import type { Delivery } from '#src/model.ts';
import { article, brokenLimits, buttonUrlsOf, delivery, subscription, textsOf } from './card-fixtures.ts';

const compact = (parts: Partial<Delivery> = {}) => delivery({ style: 'compact', ...parts });
const LINE = `**[${article().title}](${article().url})** · 해안일보 · <t:1772587800:R>`;

describe('a compact alert', () => {
  it('is its headline as a link, its outlet and its time, and nothing else', () => {
    const message = deliveryMessage(compact());
    expect(message.components).toEqual([{ type: 10, content: LINE, id: deliveryMark('n0nce-of-this-delivery') }]);
    expect(message).toMatchObject({ flags: 32_768, nonce: 'n0nce-of-this-delivery', allowed_mentions: { parse: [] } });
  });

  it('has a sample of one line, that is said to be one', () => {
    const { components } = sampleMessage(article(), { locale: 'ko', style: 'compact' });
    expect(textsOf(components)).toEqual([expect.stringContaining('견본'), LINE]);
  });

  it('is found again by its mark when Discord’s answer was lost', () => {
    const { components } = deliveryMessage(compact());
    const posted = { id: '9', author: { id: '1', bot: true }, components };
    expect(findPosted([posted], { nonce: 'n0nce-of-this-delivery', urls: [article().url] }, '1')).toBe('9');
  });

  it('stays one line when its story grows, and says how many tell it', () => {
    const story = { outlets: ['해안일보', '누리신문'], outletCount: 5, correctedAt: Date.UTC(2026, 2, 4, 3) };
    const shown = (locale: 'ko' | 'en') =>
      editedMessage(
        compact({ subscription: subscription({ locale }), articles: [{ article: article(), because: [], story }] }),
        'earlier-nonce',
      ).components;
    expect(shown('ko')).toEqual([
      { type: 10, content: `${LINE} · 5곳에서 보도 · 정정됨`, id: deliveryMark('earlier-nonce') },
    ]);
    expect(textsOf(shown('en'))).toEqual([`${LINE} · reported by 5 outlets · corrected`]);
  });

  it('shows an address that no link can carry beside the headline', () => {
    const url = 'https://news.example/기사(1)?a=b';
    const message = deliveryMessage(compact({ articles: [{ article: article({ url }), because: [] }] }));
    expect(textsOf(message.components)[0]).toBe(`**${article().title}** <${url}> · 해안일보 · <t:1772587800:R>`);
    expect(brokenLimits(message, 'message')).toEqual([]);
  });
});

describe('a compact digest', () => {
  const digest = (count: number, path = '') =>
    deliveryMessage(
      compact({
        kind: 'digest',
        subscription: subscription({ mode: 'daily' }),
        articles: Array.from({ length: count }, (_, index) => ({
          article: article({ title: `소식 ${index}`, url: `https://news.example/${index}${path}` }),
          because: [],
        })),
      }),
    );

  it('has a line for each article below its heading', () => {
    expect(textsOf(digest(2).components)).toEqual([
      '## 오늘의 스마트시티 소식 · 2건',
      '- **[소식 0](https://news.example/0)** · 해안일보 · <t:1772587800:R>\n' +
        '- **[소식 1](https://news.example/1)** · 해안일보 · <t:1772587800:R>',
    ]);
  });

  it('has buttons only for the addresses that find no room, each with its number', () => {
    expect(buttonUrlsOf(digest(16).components)).toEqual([]);
    const crowded = digest(16, `?${'a'.repeat(400)}`);
    expect(brokenLimits(crowded, 'message')).toEqual([]);
    const [first] = buttonUrlsOf(crowded.components);
    const number = Number(/example\/(\d+)\?/.exec(first ?? '')?.[1]) + 1;
    expect(textsOf(crowded.components)[1]).toContain(`- **${number}. 소식 ${number - 1}**`);
  });
});
