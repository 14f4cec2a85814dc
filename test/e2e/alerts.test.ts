// What people get: the real program between a news site and a Discord server, from the first poll to /why.
// One story told in order; every test stands on the one before.
import { afterAll, describe, expect, it } from 'vitest';
import { PERMISSION } from '../loopback/discord-world.ts';
import { buttons, links, text } from '../loopback/discord.ts';
import { NewsSite } from '../loopback/news-site.ts';
import { quiet, until } from '../loopback/until.ts';
import { nextButton, previousButton, Scene } from './scene.ts';
import * as texts from './texts.ts';

const HOUR_MS = 3_600_000;
/** What is told is told as soon as it is stored, and /why shows that it is. */
const QUIET_MS = 500;
const SEED_TITLE = '베트남 달랏에 세워질';

const site = await NewsSite.start('가람일보');
const other = await NewsSite.start('누리도시신문');
const scene = await Scene.set({ sites: [site] });
const { discord, channel, admin, member, owner } = scene;
const posted = () => discord.posted(channel);

/** Told before anybody subscribed. */
const oldUrl = site.publish({ ...texts.ANDONG, publishedAt: Date.now() - 3 * HOUR_MS });
site.faultFeed({ times: Infinity, fault: { kind: 'status', status: 503 } });
let program = await scene.start();
const urls = { chuncheon: '', yeosu: '', hanoi: '', baseball: '', copy: '' };

afterAll(async () => {
  await scene[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
  await other[Symbol.asyncDispose]();
});

describe('alerts', () => {
  it('are subscribed to with one command, answered in private', async () => {
    const seen = await admin.slash('subscribe');
    expect(seen).toMatchObject({ isPrivate: true });
    expect(seen.text).toContain(`<#${channel.id}>`);
  });

  it('do not tell what a feed held before it was first read', async () => {
    const before = posted().length;
    site.clearFaults();
    expect(await scene.why(oldUrl, /저장/)).toContain('처음 읽을 때');
    await quiet(QUIET_MS);
    expect(posted()).toHaveLength(before);
  });

  it('do not tell what a source held when its owner added it', async () => {
    const before = posted().length;
    const url = other.publish({ ...texts.JEJU, publishedAt: Date.now() - HOUR_MS });
    const seen = await owner.slash('sources add', { url: other.feedUrl, outlet: other.outlet });
    expect(seen.isPrivate).toBe(true);
    await scene.why(url, /처음 읽을 때/);
    expect(posted()).toHaveLength(before);
  });

  it('tell each new story once, and nothing that is about something else', async () => {
    const before = posted().length;
    urls.chuncheon = site.publish(texts.CHUNCHEON);
    urls.baseball = site.publish(texts.BASEBALL);
    urls.yeosu = site.publish({ ...texts.YEOSU, tracking: 'utm_source=rss&utm_medium=feed' });
    urls.hanoi = site.publish(texts.HANOI);
    for (const url of [urls.chuncheon, urls.yeosu, urls.hanoi]) await scene.card(url);
    await scene.why(urls.baseball, /관련 없음|관련이 없|무관/);
    await quiet(QUIET_MS);
    expect(posted()).toHaveLength(before + 3);
  });

  it('take a 👍 or 👎 from everybody in the channel, answered to that person alone', async () => {
    const card = await scene.card(urls.hanoi);
    const [yes = '', no = ''] = buttons(card).flatMap(({ customId }) =>
      customId?.startsWith('v1|label|') ? [customId] : [],
    );
    expect(await member.click(card, yes)).toMatchObject({
      isPrivate: true,
      text: expect.stringContaining('관련 있음'),
    });
    expect((await admin.click(card, no)).text).toContain('관련 없음');
    expect((await admin.click(card, no)).text).toContain('취소');
    expect((await member.slash('status')).text).toContain('1건 평가됨');
  });

  it('carry the headline as text, the address as published and the outlet, and ping nobody', async () => {
    for (const [url, { title }] of [
      [urls.chuncheon, texts.CHUNCHEON],
      [urls.yeosu, texts.YEOSU],
      [urls.hanoi, texts.HANOI],
    ] as const) {
      const card = await scene.card(url);
      expect(text(card)).toContain(title);
      expect(text(card)).toContain(site.outlet);
      expect(links(card)).toContain(url);
      expect(card.body.allowed_mentions).toMatchObject({ parse: [] });
    }
  });

  it('do not tell the edited copy of another outlet; /why names the original', async () => {
    const before = posted().length;
    urls.copy = other.publish(texts.editedCopy(texts.CHUNCHEON, '춘천 교차로 신호, 인공지능이 조절한다'));
    const words = await scene.why(`${urls.copy}&utm_source=kakao&utm_campaign=share`, /같은 글/);
    expect(words).toContain(texts.CHUNCHEON.title);
    expect(words).toContain(urls.chuncheon);
    await quiet(QUIET_MS);
    expect(posted()).toHaveLength(before);
  });

  it('do not tell the copy of a text that has been in the archive for years', async () => {
    const before = posted().length;
    const url = other.publish(texts.copyOfSeed());
    expect(await scene.why(url, /같은 글/)).toContain(SEED_TITLE);
    await quiet(QUIET_MS);
    expect(posted()).toHaveLength(before);
  });
});

describe('an article older than ALERT_MAX_AGE_MS', () => {
  it('is stored and told nobody', async () => {
    const before = posted().length;
    const url = site.publish({ ...texts.SOKCHO, publishedAt: Date.now() - 72 * HOUR_MS });
    await scene.why(url, /오래되어/);
    await quiet(QUIET_MS);
    expect(posted()).toHaveLength(before);
    expect((await member.slash('search', { query: '산불' })).text).toContain(texts.SOKCHO.title);
  });
});

describe('/why', () => {
  it('names the channel that was told', async () => {
    const words = await scene.why(`${urls.yeosu}&fbclid=abc`, /보냄/);
    expect(words).toContain(`<#${channel.id}>`);
  });

  it('tells why an article is not relevant', async () => {
    expect(await scene.why(urls.baseball, /score|점/)).toContain(texts.BASEBALL.title);
  });

  it('says in private what to do about an address it never saw', async () => {
    const seen = await member.slash('why', { url: 'https://news.example.com/articles/1' });
    expect(seen.isPrivate).toBe(true);
    expect(seen.text).toContain('본 적이 없습니다');
  });
});

describe('the archive', () => {
  it('shows the newest stories in public, the copy inside its story', async () => {
    const seen = await member.slash('latest', { count: 10 });
    expect(seen.isPrivate).toBe(false);
    for (const { title } of [texts.CHUNCHEON, texts.YEOSU, texts.HANOI, texts.ANDONG])
      expect(seen.text).toContain(title);
    expect(seen.text).not.toContain('인공지능이 조절한다');
    expect(seen.text).not.toContain(texts.BASEBALL.title);
  });

  it('finds the seed about Da Lat', async () => {
    const seen = await member.slash('search', { query: '달랏' });
    expect(seen.text).toContain(SEED_TITLE);
  });

  it('finds by Korean names of command and option', async () => {
    const seen = await member.slash('검색', { 검색어: '호안끼엠' });
    expect(seen.text).toContain(texts.HANOI.title);
  });

  it('turns the pages of a list, also after a restart', async () => {
    const first = await member.slash('latest', { count: 3 });
    const second = await member.click(first.message, nextButton(first.message));
    expect(second.message.id).toBe(first.message.id);
    expect(second.text).not.toBe(first.text);
    await program.stop();
    program = await scene.start();
    const again = await until('the bot to be back', async () =>
      member.click(second.message, previousButton(second.message)).catch(() => undefined),
    );
    expect(again.text).toBe(first.text);
  });

  it('suggests stories by what is typed', async () => {
    const choices = await member.autocomplete('story', { article: '하노이' }, 'article');
    expect(choices.map((choice) => choice.name).join('\n')).toContain('하노이');
    const seen = await member.slash('story', { article: String(choices[0]?.value) });
    expect(seen.text).toContain(texts.HANOI.title);
  });
});

describe('keyword rules', () => {
  it('mute what they exclude, and /why names the rule', async () => {
    const before = posted().length;
    expect((await admin.slash('keywords add', { expression: '빈집', kind: 'exclude' })).isPrivate).toBe(true);
    const url = site.publish(texts.TONGYEONG);
    expect(await scene.why(url, /제외/)).toContain('빈집');
    await quiet(QUIET_MS);
    expect(posted()).toHaveLength(before);
  });

  it('let through what they include, and /why says so', async () => {
    await admin.slash('keywords add', { expression: '항만', kind: 'include' });
    const url = site.publish(texts.GUNSAN);
    await scene.card(url);
    expect(await scene.why(url, /보냄/)).toContain('항만');
  });

  it('are listed', async () => {
    const seen = await admin.slash('keywords list');
    expect(seen.text).toContain('빈집');
    expect(seen.text).toContain('항만');
  });
});

describe('every other command', () => {
  it.each([
    ['help', {}, '/subscribe'],
    ['status', {}, ''],
    ['subscriptions list', {}, '즉시'],
    ['subscriptions test', {}, ''],
    ['subscriptions pause', {}, '멈췄습니다'],
    ['subscriptions resume', {}, '다시'],
    ['keywords test', { expression: '스마트시티' }, '스마트시티'],
    ['keywords remove', { rule: '항만' }, '항만'],
    ['unsubscribe', {}, '끝냈습니다'],
  ] as const)('answers: /%s', async (line, values, words) => {
    const seen = await admin.slash(line, values);
    expect(seen.text).not.toMatch(/오류 번호/);
    expect(seen.text.length).toBeGreaterThan(10);
    expect(seen.text).toContain(words);
    expect(seen.acknowledgedMs).toBeLessThan(3_000);
  });
});

describe('a refusal', () => {
  it('tells a wrong value in private, with what it takes', async () => {
    const seen = await member.slash('search', { query: '달랏', after: '어제' });
    expect(seen.isPrivate).toBe(true);
    expect(seen.text).toMatch(/after[\s\S]*\d{4}-\d{2}-\d{2}/);
  });

  it('tells a broken expression in private', async () => {
    const seen = await admin.slash('keywords add', { expression: '(세종 AND' });
    expect(seen.isPrivate).toBe(true);
    expect(seen.text).not.toMatch(/Error|\bat .*\.ts/);
  });

  it.each(['subscribe', 'unsubscribe', 'subscriptions list', 'keywords list'])(
    'tells somebody who may not manage the server: /%s',
    async (line) => {
      const seen = await member.insist(line);
      expect(seen.isPrivate).toBe(true);
      expect(seen.text).toContain('서버 관리');
    },
  );

  it('tells an admin of a server that sources belong to the owners of the bot', async () => {
    const seen = await admin.insist('sources list');
    expect(seen.isPrivate).toBe(true);
    expect(seen.text).toContain('소유자');
  });

  it('tells in a direct message that alerts belong into a server', async () => {
    const alone = discord.person(admin.user, discord.directChannel(admin.user));
    const seen = await alone.insist('subscribe');
    expect(seen.isPrivate).toBe(true);
    expect(seen.text).toContain('서버');
  });

  it('names the permission the bot lacks', async () => {
    const closed = scene.addChannel('닫힌-방');
    discord.deny(closed, PERMISSION.sendMessages);
    await quiet(200);
    const seen = await admin.slash('subscribe', { channel: closed });
    expect(seen.isPrivate).toBe(true);
    expect(seen.text).toContain('메시지 보내기');
    expect(discord.posted(closed)).toEqual([]);
  });

  it('speaks the language of the person', async () => {
    const english = discord.person(member.user, channel, 'en-US');
    expect((await english.slash('search', { query: '달랏', after: 'soon' })).text).toMatch(/cannot be|takes/);
  });
});

it('never broke a rule of Discord, and asked the gateway for guilds only', () => {
  expect(discord.violations).toEqual([]);
  expect(new Set(discord.gateway.identified)).toEqual(new Set([1]));
});
