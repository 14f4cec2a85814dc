// How feeds ask to be polled.
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '#src/time.ts';
import { item, read, rss } from './feeds.ts';

const SYNDICATION = 'version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"';

describe('hours and days a feed wants to be left alone', () => {
  it('are GMT’s hours from 0 and ISO’s days from Monday, each once and in order', async () => {
    const { feed } = await read(
      rss(
        '<skipHours><hour>24</hour><hour>1</hour><hour>07</hour><hour>1</hour></skipHours><skipDays><day>Sunday</day><day>sat</day></skipDays>',
      ),
    );
    expect(feed).toMatchObject({ skipHours: [0, 1, 7], skipDays: [6, 7] });
  });

  it('are understood in one line, too', async () => {
    const { feed } = await read(
      rss('<skipHours><hour>1,2</hour></skipHours><skipDays>\n<day>Mon, Tuesday</day></skipDays>'),
    );
    expect(feed).toMatchObject({ skipHours: [1, 2], skipDays: [1, 2] });
  });

  it('are none when they make no sense', async () => {
    const hours = ['25', '-1', '1.5', 'noon', '', '00001'].map((hour) => `<hour>${hour}</hour>`).join('');
    const { feed } = await read(rss(`<skipHours>${hours}</skipHours><skipDays><day>Someday</day></skipDays>`));
    expect(feed).toMatchObject({ skipHours: [], skipDays: [] });
  });

  it('are bounded', async () => {
    const hours = '<hour>3</hour>'.repeat(100_000);
    expect((await read(rss(`<skipHours>${hours}</skipHours>${item('')}`))).feed.skipHours).toEqual([3]);
  });

  it('say nothing else about the feed or its entries', async () => {
    const wishes =
      '<skipHours><hour>1</hour><title>가짜</title><link>https://fake.example/</link><description>가짜</description></skipHours>';
    const document = await read(rss(`${wishes}<item>${wishes}<title>진짜</title><link>/1</link></item>`));
    expect(document.feed).toMatchObject({
      title: '한빛신문',
      link: 'https://www.hanbit-news.co.kr',
      subtitle: undefined,
    });
    expect(document.entries[0]).toMatchObject({ title: '진짜', link: 'https://www.hanbit-news.co.kr/1' });
    expect(document.entries[0]?.summary).toBeUndefined();
  });
});

describe('how often a feed says it changes', () => {
  it.each([
    ['<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>', HOUR_MS / 2],
    ['<sy:updatePeriod> Weekly </sy:updatePeriod>', 7 * DAY_MS],
    ['<sy:updateFrequency>4</sy:updateFrequency>', DAY_MS / 4],
    ['<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>', DAY_MS],
    ['<sy:updatePeriod>now and then</sy:updatePeriod>', undefined],
    ['', undefined],
  ])('%j', async (written, expected) => {
    expect((await read(rss(written, SYNDICATION))).feed.updatePeriodMs).toBe(expected);
  });

  it('is known by its vocabulary, and by its usual prefix', async () => {
    const named = await read(
      rss('<x:updatePeriod>daily</x:updatePeriod>', 'xmlns:x="http://purl.org/rss/1.0/modules/syndication/"'),
    );
    expect(named.feed.updatePeriodMs).toBe(DAY_MS);
    expect((await read(rss('<sy:updatePeriod>daily</sy:updatePeriod>'))).feed.updatePeriodMs).toBe(DAY_MS);
    expect((await read(rss('<updatePeriod>daily</updatePeriod>'))).feed.updatePeriodMs).toBeUndefined();
  });
});

it.each(['', '0', '-5', 'soon', 'Infinity'])('a ttl of %j is no wish', async (ttl) => {
  expect((await read(rss(`<ttl>${ttl}</ttl>`))).feed.ttlMinutes).toBeUndefined();
});

describe('the hub', () => {
  it.each([
    [
      'atom:link in RSS',
      '<atom:link rel="hub" href="https://hub.example/"/>',
      'xmlns:atom="http://www.w3.org/2005/Atom"',
    ],
    [
      'under another prefix',
      '<a10:link rel="hub" href="https://hub.example/"/>',
      'xmlns:a10="http://www.w3.org/2005/Atom"',
    ],
    ['with another relation', '<atom:link rel="self hub" href="https://hub.example/"/>', ''],
  ])('is found in %s, and is no link of the feed', async (_name, link, attributes) => {
    const { feed } = await read(rss(link, attributes));
    expect(feed).toMatchObject({ hubUrl: 'https://hub.example/', link: 'https://www.hanbit-news.co.kr' });
  });

  it('of an entry is not the feed’s', async () => {
    const { feed } = await read(rss(item('<atom:link rel="hub" href="https://hub.example/"/>')));
    expect(feed.hubUrl).toBeUndefined();
  });
});
