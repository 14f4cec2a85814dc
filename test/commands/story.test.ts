import { describe, expect, test } from 'vitest';
import type { Caller } from '#src/chat/command.ts';
import type { Store } from '#src/store/store.ts';
import { admin, adminAt, english, member, NOW, openWorld, tell, type Told, words } from './world.ts';

const RELEASE = [
  '새솔시는 상수도관 누수를 찾는 감지기 삼백 개를 내년 봄까지 골목마다 달기로 했다고 밝혔다.',
  '시는 감지기가 보내는 소리를 한데 모아 물이 새는 자리를 하루 안에 찾겠다는 계획이다.',
  '김다솜 수도과장은 땅을 파지 않고도 새는 곳을 알 수 있어 수리비가 크게 줄 것이라고 말했다.',
];
const OWN = [
  '그러나 지난겨울 새솔시에서 물이 끊긴 집은 천사백 곳이 넘었고 주민들은 아직 보상을 받지 못했다.',
  '시의회는 감지기보다 낡은 관을 먼저 바꿔야 한다며 다음 달 예산 심의에서 따지겠다고 예고했다.',
  '이웃한 한솔시는 같은 장치를 두 해 먼저 들였으나 오작동이 잦아 절반을 떼어 냈다고 설명했다.',
];
const OTHER = ['한솔시는 도서관 옥상에 태양광 발전기를 올려 겨울 난방에 쓰기로 하고 다음 주에 공사를 시작한다.'];
const MINUTE = 60_000;
const START = NOW - 24 * 60 * MINUTE;

/** A release, its copy, an edited copy and a report of its own, in one story. @returns their ids */
async function toldByFour(store: Store): Promise<readonly number[]> {
  const at = (minutes: number, told: Told) => tell(store, { ...told, publishedAt: START + minutes * MINUTE });
  const first = await at(0, { outlet: '새솔일보', title: '새솔시, 누수 감지기 단다', paragraphs: RELEASE });
  const copy = await at(12, { outlet: '한빛신문', title: '누수 감지기 삼백 개', paragraphs: RELEASE });
  const edited = await at(50, {
    outlet: '도담뉴스',
    title: '물 새는 곳 하루면 안다',
    paragraphs: [...RELEASE, OWN[0] ?? ''],
  });
  const own = await at(200, { outlet: '가람방송', title: '감지기보다 낡은 관이 먼저', paragraphs: OWN });
  await store.joinStories({ articleId: own, otherId: first, by: adminAt(NOW) });
  return [first, copy, edited, own];
}

describe('/story', () => {
  test('shows at a glance who was first, who copied, who added what and how much later', async () => {
    await using world = await openWorld();
    const [, copy] = await toldByFour(world.store);
    const text = words(await world.run('story', { article: String(copy) }));
    expect(text).toContain('보도 순서: 기사 4건 · 언론사 4곳 · 같은 글 1건 · 고친 글 1건 · 자체 취재 1건');
    expect(text).toMatch(/2026-11-19 12:00: 새솔일보 \(첫 보도\) 새솔시, 누수 감지기 단다 https/);
    expect(text).toMatch(/\+12분: 한빛신문 \(같은 글\) https/);
    expect(text).toMatch(/\+50분: 도담뉴스 \(고친 글\) 물 새는 곳 하루면 안다 https.*\n: ↳ “그러나 지난겨울/);
    expect(text).toMatch(/\+3시간: 가람방송 \(자체 취재\) 감지기보다 낡은 관이 먼저 https/);
    expect(text).toMatch(/↳ “시의회는[^\n]*\n: ↳ “이웃한/);
  });

  test('says the same in English', async () => {
    await using world = await openWorld();
    const [, copy] = await toldByFour(world.store);
    const text = words(await world.run('story', { article: String(copy) }, english));
    expect(text).toContain('Timeline: 4 articles · 4 outlets · copy 1 · edited copy 1 · own reporting 1');
    expect(text).toMatch(/\+12 min: 한빛신문 \(copy\) https/);
    expect(text).toMatch(/\+3 hours: 가람방송 \(own reporting\)/);
  });

  test('quotes two new sentences of an article, counts the rest, and does so for the first articles of a long story', async () => {
    await using world = await openWorld();
    const first = await tell(world.store, { paragraphs: RELEASE, publishedAt: START });
    for (let hour = 1; hour <= 14; hour += 1) {
      const paragraphs = [1, 2, 3, 4].map((part) => babble(hour * 10 + part));
      const id = await tell(world.store, {
        paragraphs,
        outlet: `신문 ${hour}`,
        publishedAt: START + hour * 60 * MINUTE,
      });
      await world.store.joinStories({ articleId: id, otherId: first, by: adminAt(NOW) });
    }
    const text = words(await world.run('story', { article: String(first) }));
    expect(text).toContain('기사 15건 · 언론사 15곳\n');
    expect(text.match(/↳/g)).toHaveLength(8);
    expect(text).toMatch(/” 외 새 문장 \d+개/);
    expect(text).toMatch(/\+11시간: 신문 11 \(자체 취재, 새 문장 \d+개\)/);
    expect(text).toContain('그 밖에 3건');
    expect(text.length).toBeLessThan(3_900);
  });
});

test('counts all articles and outlets of a story of hundreds, beside /why', async () => {
  await using world = await openWorld();
  let id = 0;
  for (let number = 0; number < 210; number += 1)
    id = await tell(world.store, {
      paragraphs: RELEASE,
      outlet: `신문 ${number}`,
      publishedAt: START + number * 1_000,
    });
  const text = words(await world.run('story', { article: String(id) }));
  expect(text).toContain('기사 210건 · 언론사 210곳\n');
  expect(text).toContain('그 밖에 198건');
  const url = (await world.store.article(id))?.url;
  expect(words(await world.run('why', { url: url ?? '' }))).toContain('기사 210건 · 언론사 210곳');
});

/** A sentence that shares nothing with another seed's. */
function babble(seed: number): string {
  const syllable = (at: number) => String.fromCharCode(0xac_00 + ((seed * 7_919 + at * at * 131 + at * seed) % 11_172));
  return `${Array.from({ length: 100 }, (_, at) => syllable(at)).join('')}다.`;
}

describe('/story split and join', () => {
  test.each<[string, Caller]>([
    ['a member', member],
    ['somebody who manages the server', { ...admin, isOwner: false }],
  ])('are for owners of the bot alone: %s changes nothing and is told so in private', async (_, caller) => {
    await using world = await openWorld();
    const [first = 0, copy = 0] = await toldByFour(world.store);
    for (const options of [{ split: 'yes' }, { join: String(first) }]) {
      const reply = await world.run('story', { article: String(copy), ...options }, caller);
      expect(reply.isPrivate).toBe(true);
      expect(words(reply)).toContain('BOT_OWNER_IDS');
    }
    expect((await world.store.story(copy))?.others).toHaveLength(3);
    expect(await world.store.storyWords(9)).toHaveLength(1);
  });

  test('take an article out and say how to undo it, which one press does', async () => {
    await using world = await openWorld();
    const [first = 0, , , own = 0] = await toldByFour(world.store);
    const reply = await world.run('story', { article: '감지기보다 낡은 관이 먼저', split: 'yes' });
    expect(reply).toMatchObject({ kind: 'facts', heading: '감지기보다 낡은 관이 먼저', isPrivate: true });
    const undo = `/story article:${own} join:${first}`;
    expect(words(reply)).toContain('이 기사를 이야기에서 떼어 냈습니다.');
    expect(words(reply)).toContain('그 이야기의 첫 보도: 새솔시, 누수 감지기 단다 — 새솔일보');
    expect(words(reply)).toContain(`되돌리기: \`${undo}\``);
    expect((await world.store.story(own))?.others).toEqual([]);
    const key = reply.kind === 'facts' ? reply.actions?.[0]?.actionKey : undefined;
    expect(words(await world.router.act(key ?? '', member))).toContain('BOT_OWNER_IDS');
    expect(words(await world.router.act(key ?? '', english))).toContain(
      'The two stories are one now (1 article moved).',
    );
    expect((await world.store.story(own))?.others).toHaveLength(3);
  });

  test('take the copies of an article along', async () => {
    await using world = await openWorld();
    const [first = 0] = await toldByFour(world.store);
    const other = await tell(world.store, { title: '도서관 지붕', paragraphs: OTHER, publishedAt: NOW });
    await tell(world.store, { title: '도서관 지붕에', paragraphs: OTHER, outlet: '한빛신문', publishedAt: NOW });
    const joined = await world.run('story', { article: String(other), join: String(first) }, english);
    expect(words(joined)).toContain('(2 articles moved)');
    expect(words(joined)).toContain(`Undo: \`/story article:${other} split:yes\``);
    const split = await world.run('story', { article: String(other), split: 'yes' }, english);
    expect(words(split)).toContain('Taken out of its story (with 1 copy).');
    expect(words(await world.run('story', { article: String(other) }, english))).toContain('2 articles · 2 outlets');
  });

  test('offer to undo a join by the article that came alone, and nothing where no one step undoes it', async () => {
    await using world = await openWorld();
    const [first = 0, , , own = 0] = await toldByFour(world.store);
    const alone = await tell(world.store, { title: '도서관 지붕', paragraphs: OTHER, publishedAt: NOW });
    const joined = await world.run('story', { article: String(own), join: String(alone) });
    expect(words(joined)).toContain(`되돌리기: \`/story article:${alone} split:yes\``);
    const again = await world.run('story', { article: String(own), join: String(first) });
    expect(words(again)).toContain('이미 한 이야기입니다');
    expect(words(again)).not.toContain('되돌리기');
    expect(again).toMatchObject({ actions: [] });
  });

  test('say what to do where there is nothing to do', async () => {
    await using world = await openWorld();
    const [first = 0] = await toldByFour(world.store);
    const alone = await tell(world.store, { title: '도서관 지붕', paragraphs: OTHER });
    const said = async (options: Record<string, string>) => {
      const reply = await world.run('story', options, english);
      expect(reply.isPrivate).toBe(true);
      return words(reply);
    };
    expect(await said({ article: String(alone), split: 'yes' })).toContain('nothing to split off');
    expect(await said({ article: String(alone), join: String(alone) })).toContain('Both are the same article');
    expect(await said({ article: String(alone), join: String(first), split: 'yes' })).toContain('not both at once');
    expect(await said({ article: String(alone), join: '없는 제목' })).toContain('{/search}');
    expect(await said({ article: '없는 제목', split: 'yes' })).toContain('{/search}');
    expect(await said({ article: String(alone), split: 'maybe' })).toContain('yes');
    await tell(world.store, { title: '도서관 지붕에', paragraphs: OTHER, outlet: '한빛신문' });
    expect(await said({ article: String(alone), split: 'yes' })).toContain('copies of this one');
    expect(words(await world.run('story', { article: String(alone), split: 'yes' }))).toContain('같은 글이라 함께');
  });

  test('suggest articles to join, never the article itself', async () => {
    await using world = await openWorld();
    const [first = 0, copy = 0] = await toldByFour(world.store);
    const invocation = { command: 'story', subcommand: undefined, options: { article: String(first) } };
    const values = async (option: string) =>
      (await world.router.suggest(invocation, option, '감지기', admin)).map(({ value }) => value);
    expect(await values('article')).toContain(String(first));
    expect(await values('join')).toContain(String(copy));
    expect(await values('join')).not.toContain(String(first));
  });
});
