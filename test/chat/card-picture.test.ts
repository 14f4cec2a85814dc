// The picture beside a card's headline: only what everybody may see, with words for those who do not see it.
import { describe, expect, it } from 'vitest';
import { deliveryMessage, editedMessage, sampleMessage } from '#src/chat/card.ts';
import { withoutPictures } from '#src/chat/card-picture.ts';
import type { Article } from '#src/model.ts';
import { article, brokenLimits, delivery, partsOf, subscription, textsOf } from './card-fixtures.ts';

const PICTURE = 'https://img.example/2026/signal.jpg?w=640';

const alertOf = (parts: Partial<Article>, locale: 'ko' | 'en' = 'ko') =>
  delivery({ subscription: subscription({ locale }), articles: [{ article: article(parts), because: [] }] });
const partsWith = (parts: Partial<Article>) => partsOf(deliveryMessage(alertOf(parts)).components);
const hasSection = (parts: Partial<Article>) => partsWith(parts).some((part) => 'accessory' in part);

describe('a card with a picture', () => {
  it('shows headline and summary beside it, the headline first', () => {
    const message = deliveryMessage(alertOf({ imageUrl: PICTURE }));
    const section = partsWith({ imageUrl: PICTURE }).find((part) => 'accessory' in part);
    expect(section).toMatchObject({
      type: 9,
      components: [{ content: `### [${article().title}](${article().url})` }, { content: article().summary.join(' ') }],
      accessory: { type: 11, media: { url: PICTURE }, description: article().title },
    });
    expect(textsOf(message.components)[0]).toContain(article().title);
    expect(brokenLimits(message, 'message')).toEqual([]);
  });

  it('says who made it, in the language of the channel', () => {
    const parts = { imageUrl: PICTURE, imageCredit: '해안시 제공' };
    const alt = (locale: 'ko' | 'en') => JSON.stringify(deliveryMessage(alertOf(parts, locale)).components);
    expect(alt('ko')).toContain(`"description":"${article().title} (사진: 해안시 제공)"`);
    expect(alt('en')).toContain(`"description":"${article().title} (photo: 해안시 제공)"`);
  });

  it('is so in an edit and in a sample, too', () => {
    const edited = editedMessage(alertOf({ imageUrl: PICTURE }), 'n');
    const sample = sampleMessage(article({ imageUrl: PICTURE }), { locale: 'ko', style: 'card' });
    for (const { components } of [edited, sample]) expect(JSON.stringify(components)).toContain(PICTURE);
  });

  it('escapes in its address what no URI may hold, for Discord would refuse the card', () => {
    const parts = partsWith({ imageUrl: 'https://img.example/사진.jpg' });
    expect(JSON.stringify(parts)).toContain('"url":"https://img.example/%EC%82%AC%EC%A7%84.jpg"');
  });
});

describe('a card has no picture', () => {
  it.each([
    undefined,
    '',
    'http://img.example/a.jpg',
    'data:image/png;base64,AAAA',
    'https://localhost/a.jpg',
    'https://nas.local/a.jpg',
    'https://cms.corp./a.jpg',
    'https://10.0.0.7/a.jpg',
    'https://0x7f.1/a.jpg',
    'https://[::1]/a.jpg',
    'https://admin:secret@img.example/a.jpg',
    'https://img.example/a b.jpg',
    `https://img.example/${'a'.repeat(2_048)}`,
    'https://stat.example/pixel.gif?id=7',
    'https://img.example/common/1x1.png',
    'https://img.example/img_blank.gif',
    'https://img.example/spacer.gif',
  ])('where its address is one of %s', (imageUrl) => {
    expect(hasSection({ imageUrl })).toBe(false);
  });

  it.each(['https://img.example/pixelart-city.jpg', 'https://img.example/news/counterpoint.jpg'])(
    'but one is not taken for a counter of readers by a word inside its name: %s',
    (imageUrl) => {
      expect(hasSection({ imageUrl })).toBe(true);
    },
  );
});

describe('a card without its picture', () => {
  it('is the card of an article that has none', () => {
    const { components } = deliveryMessage(alertOf({ imageUrl: PICTURE }));
    expect(withoutPictures(components)).toEqual(deliveryMessage(alertOf({})).components);
  });

  it('is told apart from a card that had none', () => {
    expect(withoutPictures(deliveryMessage(alertOf({})).components)).toBeUndefined();
  });
});
