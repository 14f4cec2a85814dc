// The tour itself, in one language: chapter by chapter what a new admin meets, from the greeting to the notices of what broke.
import { links, text, type Channel, type Message } from '../loopback/discord.ts';
import { PERMISSION } from '../loopback/discord-world.ts';
import { quiet, until } from '../loopback/until.ts';
import { Stage, type Language, type Screen, type Words } from './stage.ts';
import { LATER, OTHERS, SEJONG, SEJONG_OWN, SINGAPORE, WHILE_CLOSED } from './stories.ts';

const HOUR_MS = 3_600_000;
const SLOW_MS = 60_000;
/** Between two leaps of the clock: a round of the program. */
const PULSE_MS = 1_500;

const START: Words = { ko: '시작', en: 'Start' };
const RELATED: Words = { ko: '관련 기사', en: 'Related' };
const WHY: Words = { ko: '왜?', en: 'Why?' };
const RELEVANT: Words = { ko: '👍 관련 있음', en: '👍 Relevant' };
const SAMPLE: Words = { ko: '견본 카드', en: 'The sample card' };

/** The channels beside the first: each has its news another way. */
type Others = {
  readonly announcements: Channel;
  readonly forum: Channel;
  readonly lines: Channel;
  readonly digest: Channel;
};

/** @returns every card and reply, in the order in which a new admin meets them */
export async function walk(language: Language): Promise<readonly Screen[]> {
  await using stage = await Stage.set(language);
  const [first] = stage.sites;
  for (const [index, story] of OTHERS.entries())
    first.publish({ ...story, publishedAt: Date.now() - (index + 2) * HOUR_MS });
  await stage.start();
  await firstMinutes(stage);
  // So that the notices to the owner speak their language.
  await stage.ownerPerson().slash('sources list');
  const others = await otherWays(stage);
  const card = await alerts(stage, others);
  await archive(stage, card);
  await rules(stage);
  await settings(stage);
  await whatWaited(stage, others);
  await whatBroke(stage, others);
  await stage.ask('settings history');
  await stage.ask('unsubscribe');
  await sources(stage);
  return stage.screens;
}

async function firstMinutes(stage: Stage): Promise<void> {
  const { discord, hall, news } = stage;
  const hello = await stage.wait('the greeting', () => discord.posted(hall)[0]);
  stage.show(
    { ko: '봇을 초대하면 (시스템 채널에 한 번)', en: 'When the bot is invited (once, in the system channel)' },
    hello,
  );
  await until('the first articles', async () => (await stage.admin().slash('latest')).text.includes('군산'), SLOW_MS);
  const { message } = await stage.admin(hall).pick(hello, `v1|pick|${stage.language}`, news);
  await stage.press(message, START, stage.admin(hall));
  stage.show(SAMPLE, discord.posted(news)[0]);
  await stage.ask('help');
}

async function otherWays(stage: Stage): Promise<Others> {
  const others = {
    announcements: stage.add({ ko: '공지', en: 'announcements' }, 'announcement'),
    forum: stage.add({ ko: '토론', en: 'discussion' }, 'forum'),
    lines: stage.add({ ko: '한줄', en: 'one-line' }, 'text'),
    digest: stage.add({ ko: '모음', en: 'digest' }, 'text'),
  };
  await stage.ask('subscribe', {
    channel: others.announcements,
    mode: 'instant',
    scope: 'all',
    city: stage.language === 'ko' ? '세종' : 'Sejong',
    topic: 'mobility',
    threshold: 10,
    followups: 'quiet',
    role: stage.role,
    cap: 10,
    style: 'card',
    crosspost: 'yes',
  });
  await stage.ask('subscribe', { channel: others.forum });
  const sample = await stage.wait('the sample post', () => stage.discord.threads(others.forum)[0]);
  stage.show(
    { ko: `견본 글 “${sample.name}”`, en: `The sample post “${sample.name}”` },
    stage.discord.posted(sample)[0],
  );
  await stage.ask('subscribe', { channel: others.lines, style: 'compact' });
  stage.show({ ko: '견본, 한 줄 모양', en: 'The sample in one line' }, stage.discord.posted(others.lines)[0]);
  await stage.ask('subscribe', { channel: others.digest, mode: 'daily' });
  const { message } = await stage.member().insist('subscribe');
  stage.show({ ko: '/subscribe (권한이 없는 사람이)', en: '/subscribe (by a member without the permission)' }, message);
  return others;
}

async function alerts(stage: Stage, others: Others): Promise<Message> {
  const [first, second] = stage.sites;
  const url = first.publish(SEJONG);
  const card = await stage.card(url);
  stage.show({ ko: '알림', en: 'An alert' }, card);
  stage.show(
    { ko: '알림, 역할을 부르는 채널에서', en: 'The alert in a channel that mentions a role' },
    await stage.card(url, others.announcements),
  );
  const retold = second.publish(SEJONG_OWN);
  await furtherReport(stage, { card, retold });
  const edited = await stage.wait('the edit', () => {
    const now = stage.discord.posted(stage.news).find(({ id }) => id === card.id);
    return now?.editedAt === undefined ? undefined : now;
  });
  stage.show({ ko: '같은 알림, 다른 언론사가 보도한 뒤', en: 'The same alert after another outlet joined' }, edited);
  const english = first.publish(SINGAPORE);
  stage.show({ ko: '영어 기사의 알림', en: 'An alert of an English article' }, await stage.card(english));
  await elsewhere(stage, { url, retold, others });
  await stage.press(card, RELEVANT, stage.member());
  const found = await stage.member().useOn({ content: `${retold} 어떻게 보세요?` }, 'Find related articles');
  stage.show(
    { ko: '메시지 메뉴 → 앱 → 관련 기사 찾기', en: 'Message menu → Apps → Find related articles' },
    found.message,
  );
  return card;
}

type Retold = { readonly card: Message; readonly retold: string };

async function furtherReport(stage: Stage, { card, retold }: Retold): Promise<void> {
  const thread = await stage.wait('the thread', () => stage.discord.thread(card));
  stage.show(
    {
      ko: '후속 보도 (알림 아래 스레드에, 소리 없이)',
      en: 'A further report (in the thread of the alert, silent)',
    },
    await stage.card(retold, thread),
  );
}

type Told = { readonly url: string; readonly retold: string; readonly others: Others };

/** The same story in the other channels. */
async function elsewhere(stage: Stage, { url, retold, others }: Told): Promise<void> {
  stage.show({ ko: '알림, 한 줄 모양', en: 'The alert in one line' }, await stage.card(url, others.lines));
  const post = await stage.wait('the post', () =>
    stage.discord.threads(others.forum).find(({ name }) => name === SEJONG.title),
  );
  const inside = await stage.card(retold, post);
  stage.show({ ko: `포럼 글 “${post.name}”`, en: `The post “${post.name}” of a forum` }, stage.discord.posted(post)[0]);
  stage.show({ ko: '그 글 안의 후속 보도', en: 'The further report inside the post' }, inside);
}

async function archive(stage: Stage, card: Message): Promise<void> {
  await stage.ask('latest', { count: 3 });
  await stage.ask('search', { query: stage.language === 'ko' ? '자율주행 버스' : 'flood sensors' });
  await stage.ask('search', { query: '세종 (드론' });
  const [story] = await stage.admin().autocomplete('story', { article: '775억' }, 'article');
  const told = (await stage.admin().slash('story', { article: String(story?.value ?? '') })).message;
  stage.show(
    {
      ko: '/story article:세종시, 스마트시티 국가시범도시… 또는 알림의 [관련 기사]',
      en: '/story article:세종시, 스마트시티 국가시범도시… or [Related] under the alert',
    },
    told,
  );
  const [url = ''] = links(card);
  const published = await until('the publication', async () => {
    const why = await stage.admin().slash('why', { url });
    return /게시함|published/.test(why.text) && why.message;
  });
  stage.show({ ko: `/why url:${url} 또는 알림의 [왜?]`, en: `/why url:${url} or [Why?] under the alert` }, published);
  await sameAsTyped(stage, card, [told, published]);
  await stage.ask('status');
}

/** The buttons of a card answer as the commands do: they are shown once. */
async function sameAsTyped(stage: Stage, card: Message, typed: readonly Message[]): Promise<void> {
  for (const [index, label] of [RELATED, WHY].entries()) {
    const { text: words } = await stage.pressed(card, label, stage.member());
    const told = typed[index];
    if (told === undefined || words !== text(told))
      throw new Error(`[${label.en}] says something else than its command`);
  }
}

async function rules(stage: Stage): Promise<void> {
  await stage.ask('keywords add', { expression: '세종 OR 부산 OR 하노이', channel: stage.news });
  await stage.ask('keywords test', { expression: '세종 버스' });
  await stage.ask('keywords list');
  await stage.ask('subscriptions list');
  await stage.ask('subscriptions test');
}

async function settings(stage: Stage): Promise<void> {
  const { language } = stage;
  await stage.ask('settings show');
  await stage.askNext('settings language', { language });
  await stage.askNext('settings time-zone', { zone: language === 'ko' ? '서울' : 'Seoul' });
  await stage.askNext('settings digest-hour', { hour: 8 });
  await stage.askNext('settings quiet-hours', { from: 22, to: 7 });
  await stage.askNext('settings quiet-hours');
  await stage.askNext('settings style', { style: 'compact' });
  await stage.askNext('settings style', { style: 'card' });
}

/** A digest, and what comes after a pause. */
async function whatWaited(stage: Stage, { digest }: Others): Promise<void> {
  const { discord, news } = stage;
  const before = discord.posted(digest).length;
  await stage.ask('subscriptions pause');
  const urls = LATER.map((story) => stage.sites[1].publish(story));
  for (const url of urls)
    await until(
      'it to wait',
      async () => (await stage.admin().slash('why', { url })).text.includes(`<#${digest.id}>`),
      SLOW_MS,
    );
  stage.pass(untilEight());
  const daily = await stage.wait('the digest', () => discord.posted(digest)[before]);
  stage.show({ ko: '하루 모아 보기', en: 'A daily digest' }, daily);
  const count = discord.posted(news).length;
  await stage.ask('subscriptions resume');
  const missed = await stage.wait('what was missed', () => discord.posted(news)[count]);
  stage.show({ ko: '다시 받으면: 그동안의 소식', en: 'After a pause: what was missed' }, missed);
}

/** To the next 08:00 in Seoul, and a minute. */
function untilEight(): number {
  const now = Temporal.Now.zonedDateTimeISO('Asia/Seoul');
  const today = now.with({ hour: 8, minute: 1 });
  const next = Temporal.ZonedDateTime.compare(today, now) > 0 ? today : today.add({ days: 1 });
  return next.epochMilliseconds - now.epochMilliseconds;
}

/** A channel that was closed to the bot, and a source that cannot be read. */
async function whatBroke(stage: Stage, { lines }: Others): Promise<void> {
  const { discord, hall, owner } = stage;
  discord.deny(lines, PERMISSION.sendMessages);
  stage.sites[0].faultFeed({ times: 1_000, fault: { kind: 'status', status: 500 } });
  stage.sites[1].publish(WHILE_CLOSED);
  const later = async <T>(what: string, look: () => T | undefined): Promise<T> =>
    until(
      what,
      async () => {
        stage.pass(HOUR_MS / 4);
        await quiet(PULSE_MS);
        return look() ?? false;
      },
      SLOW_MS,
    );
  const closed = await later('the notice', () => discord.posted(hall).find((one) => text(one).includes(lines.id)));
  stage.show(
    {
      ko: '닫힌 채널을 관리자에게 알립니다 (서버 안에서 한 번)',
      en: 'A closed channel: told to the admins (once, in the server)',
    },
    closed,
  );
  const failing = await later('the failing source', () => discord.directMessages(owner)[0]);
  stage.show(
    { ko: '읽지 못하는 출처를 봇 소유자에게 알립니다', en: 'A failing source: told to the owners of the bot' },
    failing,
  );
}

async function sources(stage: Stage): Promise<void> {
  const owner = stage.ownerPerson();
  await stage.ask('sources list', {}, owner);
  await stage.ask('sources check', { url: stage.sites[1].feedUrl }, owner);
}
