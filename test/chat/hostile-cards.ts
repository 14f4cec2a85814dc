// Articles, deliveries, notices and replies as the web, a feed or a person could make them, and every message that comes of them.
// Shared by what holds them against Discord's limits and by what holds them against its official description.
import { fc } from '../chance.ts';
import { deliveryMessage, editedMessage, sampleMessage, type MessageBody } from '#src/chat/card.ts';
import { followUpMessage } from '#src/chat/card-follow-up.ts';
import { noticeMessage } from '#src/chat/card-notice.ts';
import type { Action, ArticleRow, Reply } from '#src/chat/command.ts';
import type { OwnerEvent } from '#src/model-notices.ts';
import type { AlertedArticle, Article, StorySoFar } from '#src/model.ts';
import type { BodyKind } from '../loopback/discord-limits.ts';
import { article, delivery, subscription } from './card-fixtures.ts';

const PIECES = [
  '@everyone ',
  '@here',
  '<@&123456789012345678>',
  '<@1>',
  '[공짜](https://evil.example)',
  '](',
  '**',
  '_',
  '`',
  '\\',
  '|| ',
  '\n# ',
  '\n-# ',
  '{/search}',
  '<t:1:R>',
  '</search:1>',
  '😀',
  '👩🏽‍🚒',
  '🇰🇷',
  '🏴󠁧󠁢󠁷󠁬󠁳󠁿',
  'שלום',
  'مدينة',
  '\u202E',
  '\u2066',
  '\u200B',
  '\u200D',
  '\uFEFF',
  '\u0000',
  '\u0007',
  '\u001B[31m',
  '\uD83D',
  '\uDE00',
  '   ',
  'https://x.example/_a_',
  'discord.gg/abc',
  '가'.repeat(80),
  '*'.repeat(500),
] as const;

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((parts) => parts.join('')) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.constantFrom('', '가나다 '.repeat(2_000), '👩🏽‍🚒'.repeat(900), '\u200B'.repeat(50)) },
);

/** Addresses as outlets have them, up to 2,000 characters. */
export const webAddress: fc.Arbitrary<string> = fc
  .tuple(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.constantFrom(0, 0, 0, 300, 1_500, 1_962))
  .map(([url, more]) => (more === 0 ? url : `https://news.example/rss/${'CBMiXk'.repeat(more / 6)}?u=${url.length}`));

const anyAddress = fc.oneof(
  { weight: 3, arbitrary: webAddress },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'http://localhost/a',
      'https://e.example/(a)[b] <c>',
      'https://뉴스.example/기사?ㄱ=1',
      'seed:000.txt',
      'javascript:alert(1)',
      '',
      `https://news.example/${'a'.repeat(4_000)}`,
      `https://news.example/${'%'.repeat(700)}`,
    ),
  },
  { weight: 1, arbitrary: hostileText.map((text) => `https://news.example/${text}`) },
);

const pictureAddress = fc.option(
  fc.oneof(webAddress, anyAddress, fc.constantFrom('https://img.example/사진 1.jpg', 'https://img.example/한글.jpg')),
  { nil: undefined },
);

export const hostileArticle: fc.Arbitrary<Article> = fc
  .record({
    id: fc.nat({ max: 2 ** 43 }),
    title: hostileText,
    outlet: hostileText,
    url: anyAddress,
    summary: fc.array(hostileText, { maxLength: 4 }),
    origin: fc.option(hostileText, { nil: undefined }),
    access: fc.constantFrom('open' as const, 'paid' as const),
    imageUrl: pictureAddress,
    imageCredit: fc.option(hostileText, { nil: undefined }),
    place: hostileText,
  })
  .map(({ place, ...parts }) =>
    article({ ...parts, facts: { ...article().facts, places: [{ id: place, name: place, start: 0, end: 1 }] } }),
  );

const hostileStory: fc.Arbitrary<StorySoFar> = fc.record({
  outlets: fc.array(hostileText, { minLength: 4, maxLength: 40 }),
  outletCount: fc.nat({ max: 400 }),
  correctedAt: fc.constantFrom(undefined, Date.UTC(2026, 2, 4)),
});

export function toldOf(articles: fc.Arbitrary<Article>): fc.Arbitrary<AlertedArticle> {
  return fc.record({
    article: articles,
    because: fc.array(hostileText, { maxLength: 3 }),
    story: fc.option(hostileStory, { nil: undefined }),
  });
}

export const ROLE = '123456789012345678';

export type Sent = { readonly name: string; readonly kind: BodyKind; readonly body: MessageBody };

const anyWishes = fc
  .record({
    locale: fc.constantFrom('ko' as const, 'en' as const),
    mode: fc.constantFrom('instant' as const, 'hourly' as const, 'daily' as const, 'weekly' as const),
    mentionRoleId: fc.constantFrom(undefined, ROLE),
    city: fc.constantFrom(undefined, 'kr-sejong'),
  })
  .map((wishes) => subscription(wishes));
const anyStyle = fc.constantFrom('card' as const, 'compact' as const);

/** Every message that can be made of one told article: as a new one, edited, told further, as a sample. */
export function alertsOf(told: fc.Arbitrary<AlertedArticle>): fc.Arbitrary<readonly Sent[]> {
  return fc.record({ one: told, subscription: anyWishes, style: anyStyle }).map(({ one, ...wishes }) => {
    const alert = delivery({ ...wishes, articles: [one] });
    const further = { ...alert, kind: 'follow-up' as const };
    return [
      { name: `alert, ${wishes.style}`, kind: 'message', body: deliveryMessage(alert) },
      { name: `edit, ${wishes.style}`, kind: 'edit', body: editedMessage({ ...alert, kind: 'edit' }, 'another') },
      { name: 'follow-up', kind: 'message', body: followUpMessage(further, '900000000000000001') },
      { name: 'follow-up alone', kind: 'message', body: deliveryMessage(further) },
      {
        name: 'sample',
        kind: 'message',
        body: sampleMessage(one.article, { locale: wishes.subscription.locale, style: wishes.style }),
      },
    ];
  });
}

/** @param count of articles */
export function digestsOf(told: fc.Arbitrary<AlertedArticle>, count: { readonly min: number; readonly max: number }) {
  const articles = fc.array(told, { minLength: count.min, maxLength: count.max, size: 'max' });
  return fc
    .record({ articles, subscription: anyWishes, style: anyStyle })
    .map((parts): Sent & { readonly articles: readonly AlertedArticle[] } => ({
      name: `digest of ${parts.articles.length}, ${parts.style}`,
      kind: 'message',
      body: deliveryMessage(delivery({ kind: 'digest', ...parts })),
      articles: parts.articles,
    }));
}

const about = { feedId: 'hanbit', kind: 'feed-health', from: 'ok', to: 'failing', at: 0 } as const;
const anyEvent = fc
  .record({ outlet: hostileText, reason: hostileText, url: hostileText })
  .map((parts): OwnerEvent => ({ ...about, ...parts }));

export const hostileNotice: fc.Arbitrary<Sent> = fc
  .record({ events: fc.array(anyEvent, { minLength: 1, maxLength: 10 }), locale: fc.constantFrom('ko', 'en') })
  .map(({ events, locale }) => {
    const notice = { id: 1, recipient: '1', nonce: 'nonce-1', attempts: 0, startedAt: undefined, events };
    return { name: 'notice', kind: 'message', body: noticeMessage(notice, locale) };
  });

const anyKey = fc.oneof(
  fc.constantFrom('Zk3_x9-A', 'k', 'k|1', '', 'k'.repeat(200)),
  fc.base64String({ maxLength: 30 }),
);
const anyPaging = fc.option(
  fc.record({ listingKey: anyKey, page: fc.nat({ max: 5_000 }), pageCount: fc.nat({ max: 9_000 }) }),
  { nil: undefined },
);
const anyActions: fc.Arbitrary<readonly Action[]> = fc.array(
  fc.record({ label: hostileText, actionKey: anyKey, typed: hostileText }),
  { maxLength: 8 },
);
const anyRow: fc.Arbitrary<ArticleRow> = fc.record({
  article: hostileArticle,
  excerpt: hostileText,
  alsoIn: fc.array(hostileText, { maxLength: 40 }),
});
const below = { paging: anyPaging, actions: anyActions, isPrivate: fc.boolean(), heading: hostileText };

export const hostileReply: fc.Arbitrary<Reply> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: hostileText, isPrivate: fc.boolean() }),
  fc.record({
    kind: fc.constant('list' as const),
    rows: fc.array(anyRow, { maxLength: 40 }),
    note: fc.option(hostileText, { nil: undefined }),
    ...below,
  }),
  fc.record({
    kind: fc.constant('facts' as const),
    lines: fc.array(fc.tuple(hostileText, hostileText, hostileText), { maxLength: 50 }),
    ...below,
  }),
);
