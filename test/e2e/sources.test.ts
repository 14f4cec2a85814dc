// Sources as their owners live with them: found on a site and chosen, failing and back again, told of once.
import { expect, it } from 'vitest';
import { buttons, text } from '../loopback/discord.ts';
import { NewsSite } from '../loopback/news-site.ts';
import { until } from '../loopback/until.ts';
import { Scene } from './scene.ts';
import * as texts from './texts.ts';

it('a site’s address shows what its feeds would bring; nothing is added until the owner presses a button', async () => {
  await using site = await NewsSite.start('새솔일보');
  await using scene = await Scene.set();
  site.publish(texts.YEOSU);
  const named = `<html><head><link rel="alternate" type="application/rss+xml" title="전체 기사" href="${site.feedUrl}"></head><body>첫 화면</body></html>`;
  site.serve('/', { body: named });
  await scene.start();
  const seen = await scene.owner.slash('sources add', { url: `${site.origin}/` });
  expect(seen.text).toContain('아직 아무것도 추가하지 않았습니다');
  expect(seen.text).toContain(texts.YEOSU.title);
  expect((await scene.owner.slash('sources list')).text).not.toContain(site.outlet);
  const [button] = buttons(seen.message);
  expect((await scene.admin.click(seen.message, button?.customId ?? '')).text).toContain('소유자');
  expect((await scene.owner.click(seen.message, button?.customId ?? '')).text).toContain('출처를 추가했습니다');
  await until('the new source to be read', async () => (await scene.owner.slash('sources list')).text.includes('정상'));
  await scene.admin.slash('subscribe');
  expect(text(await scene.card(site.publish(texts.HANOI)))).toContain(texts.HANOI.title);
  expect(scene.discord.violations).toEqual([]);
});

it('an owner is told once that a source fails, across a kill, and once that it is back', async () => {
  await using site = await NewsSite.start('가람일보');
  await using scene = await Scene.set({ sites: [site] });
  const program = await scene.start();
  await until('the feed to be read', () => site.pollCount > 1);
  const direct = () => scene.discord.directMessages(scene.owner.user).map(text);
  site.faultFeed({ times: Infinity, fault: { kind: 'status', status: 500 } });
  await until('the owner to be told', () => direct().length === 1);
  expect(direct()[0]).toMatch(/가람일보.*계속 읽지 못합니다.*500/s);
  await program.kill();
  await scene.start();
  site.clearFaults();
  await until('the owner to be told again', () => direct().length === 2);
  expect(direct()[1]).toContain('다시 읽을 수 있습니다');
  expect(scene.discord.violations).toEqual([]);
});
