import { describe, expect, it } from 'vitest';
import { tell } from '../commands/world.ts';
import { buttons } from '../loopback/discord.ts';
import { openScene } from './discord-scene.ts';

const KO = '관련 기사 찾기';
const URL_OF_ONE = 'https://news.example.com/water/1';

async function setting() {
  const at = await openScene();
  const guild = at.discord.addGuild('도시 연구실');
  const channel = at.discord.addChannel(guild, '잡담');
  await tell(at.store, { url: URL_OF_ONE, title: '가람시 상수도 누수 감지기 설치' });
  await tell(at.store, { title: '누리시 상수도 누수 감지기 시험', paragraphs: ['누리시가 누수 감지기를 시험했다.'] });
  await tell(at.store, { title: '해안시 버스 정류장 개편', paragraphs: ['해안시가 정류장을 바꾼다.'] });
  await at.start();
  const user = at.discord.addUser(guild, '이시민', 'member');
  return {
    ...at,
    guild,
    channel,
    member: at.discord.person(user, channel),
    [Symbol.asyncDispose]: () => at[Symbol.asyncDispose](),
  };
}

describe('related articles of a message', () => {
  it('with the address of a known article are its story, and what is like it', async () => {
    await using at = await setting();
    const seen = await at.member.useOn({ content: `이거 봤어요? ${URL_OF_ONE}?utm_source=chat` }, KO);
    expect(seen.isPrivate).toBe(true);
    expect(seen.text).toContain('“가람시 상수도 누수 감지기 설치” 관련 기사');
    expect(seen.text.indexOf('가람시')).toBeLessThan(seen.text.indexOf('누리시'));
    expect(seen.text).not.toContain('해안시');
  });

  it.each(['.', ',', '…', '을 보세요', '에서 봤어요.', '?!', '"', '**'])(
    'are found where %s stands behind the address',
    async (behind) => {
      await using at = await setting();
      const seen = await at.member.useOn({ content: `이거 봤어요: ${URL_OF_ONE}${behind}` }, KO);
      expect(seen.text).toContain('“가람시 상수도 누수 감지기 설치” 관련 기사');
    },
  );

  it('are found by the address in an embed, in a card, or in its button', async () => {
    await using at = await setting();
    const button = { type: 2, style: 5, label: '읽기', url: URL_OF_ONE };
    const card = {
      type: 17,
      components: [
        { type: 10, content: '새 소식' },
        { type: 1, components: [button] },
      ],
    };
    const linked = { type: 10, content: `### [제목](${URL_OF_ONE})` };
    for (const message of [
      { embeds: [{ type: 'rich', title: '새 소식', url: URL_OF_ONE }] },
      { components: [card], flags: 1 << 15 },
      { components: [linked], flags: 1 << 15 },
    ])
      expect((await at.member.useOn(message, KO)).text).toContain('“가람시 상수도 누수 감지기 설치” 관련 기사');
  });

  it('without a known address are those that its words find, whatever else they would mean in a query', async () => {
    await using at = await setting();
    const words = { content: '"정류장" OR title:(개편 <@112233445566778899> https://elsewhere.example/1' };
    const seen = await at.member.useOn(words, 'Find related articles');
    expect(seen.isPrivate).toBe(true);
    expect(seen.text).toContain('해안시 버스 정류장 개편');
    const embed = { embeds: [{ type: 'rich', title: '누리시 상수도', description: '누수 감지기' }] };
    expect((await at.member.useOn(embed, KO)).text).toContain('누리시 상수도 누수 감지기 시험');
  });

  it('of a message without words or with unknown ones is an answer that says what to do', async () => {
    await using at = await setting();
    expect((await at.member.useOn({ content: '👍' }, KO)).text).toContain('찾을 낱말이 없습니다');
    const unknown = await at.member.useOn({ content: '쿼크 글루온' }, KO);
    expect(unknown).toMatchObject({ isPrivate: true, text: expect.stringContaining('찾은 기사가 없습니다') });
  });

  it('fill pages that the person turns in place, also after a restart', async () => {
    await using at = await setting();
    for (let index = 0; index < 8; index += 1)
      await tell(at.store, { title: `누수 감지기 소식 ${index}호`, paragraphs: [`상수도 누수 감지기 설치 ${index}.`] });
    const seen = await at.member.useOn({ content: URL_OF_ONE }, KO);
    await at.restart();
    const [, next] = buttons(seen.message).length === 1 ? [undefined, buttons(seen.message)[0]] : buttons(seen.message);
    const turned = await at.member.click(seen.message, next?.customId ?? '');
    expect(turned.message.id).toBe(seen.message.id);
    expect(turned.text).toContain('2쪽');
    expect(turned.text).not.toBe(seen.text);
  });

  it('are there in direct messages and in servers that the bot is not in', async () => {
    await using at = await setting();
    const { channel } = at.discord.foreignGuild('남의 서버');
    for (const place of [channel, at.discord.directChannel(at.member.user)]) {
      const person = at.discord.person(at.member.user, place, 'en-US');
      const seen = await person.useOn({ content: URL_OF_ONE, embeds: [{ type: 'rich', title: '새 소식' }] }, KO);
      expect(seen).toMatchObject({ isPrivate: true, text: expect.stringContaining('Related to') });
    }
  });
});

describe('a person who installed the bot for themselves', () => {
  it('searches, turns pages and gets help in a server that the bot is not in', async () => {
    await using at = await setting();
    for (let index = 0; index < 8; index += 1) await tell(at.store, { title: `드론 소식 ${index}호` });
    const { channel, guild } = at.discord.foreignGuild('남의 서버');
    guild.ranks.set(at.member.user.id, 'admin');
    const person = at.discord.person(at.member.user, channel);
    for (const [line, values] of [
      ['latest', {}],
      ['search', { query: '소식' }],
    ] as const) {
      const list = await person.slash(line, values);
      expect(list.isPrivate).toBe(false);
      const next = buttons(list.message).at(-1)?.customId ?? '';
      expect((await person.click(list.message, next)).message.id).toBe(list.message.id);
      const other = at.discord.person(at.discord.world.addUser('박손님'), channel);
      expect(await other.click(list.message, next)).toMatchObject({ isPrivate: true });
    }
    expect((await person.slash('help')).text).toMatch(/<\/settings show:\d+>/);
    // Shown in servers alone where the bot is; whoever gets there all the same changes nothing.
    expect((await person.insist('subscribe')).text).toContain('채널 보기');
    expect(await at.store.subscriptionOf(channel.id)).toBeUndefined();
  });
});
