// A site whose layout changes: its owners are told once, mend the rule in a file while the bot runs, and read the last days again.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { text } from '../loopback/discord.ts';
import { NewsSite } from '../loopback/news-site.ts';
import { Program } from '../loopback/program.ts';
import { until } from '../loopback/until.ts';
import { Scene } from './scene.ts';
import * as texts from './texts.ts';

const REEXTRACT = fileURLToPath(new URL('../../src/cli/reextract.ts', import.meta.url));
const PAGES = 11;

/** The same rule before and after it was mended: NDSoft's body under another id. */
const rule = (body: string, version: number) =>
  JSON.stringify([{ id: 'saesol', version, match: { hosts: ['127.0.0.1'] }, body: [body] }]);
const story = (number: number) => ({
  title: `새솔시 스마트시티 ${number}차 사업, 정류장 ${number * 3}곳에 감지기`,
  author: '한가람',
  paragraphs: [
    `새솔시가 스마트시티 ${number}차 사업으로 버스 정류장 ${number * 3}곳에 사람 수를 세는 감지기를 단다고 밝혔다.`,
    `사업비는 ${number * 2}억원이며 스마트도시 통합플랫폼과 이어진다. 공사는 ${number}월에 끝난다.`,
  ],
});

it('owners hear of a rule that stopped reading, and a mended file is used at once', async () => {
  await using site = await NewsSite.start('새솔일보');
  await using scene = await Scene.set({ sites: [site] });
  const rules = path.join(scene.home.folder, 'sites.json');
  writeFileSync(rules, rule('.layout-of-last-year', 1));
  const program = await scene.home.start({ SITES_FILE: rules });
  await until('the commands', () => scene.discord.commandNames().includes('why'));
  // No rule reads these pages: the one of the outlet misses, the one of its system is switched off.
  for (let n = 1; n <= PAGES; n += 1) {
    const { pathname, search, href } = new URL(site.publish(story(n)));
    const body = (await (await fetch(href)).text()).replaceAll('article-view-content-div', 'somewhere-else');
    site.serve(`${pathname}${search}`, { body });
  }
  const direct = () => scene.discord.directMessages(scene.owner.user).map(text);
  await until('the owner to be told', () => direct().some((message) => message.includes('saesol')));
  expect(direct().join('\n')).toMatch(/127\.0\.0\.1.*사이트 규칙 saesol.*본문을 찾았습니다.*npm run page/s);
  writeFileSync(rules, rule('#article-view-content-div', 2));
  // The file is looked at once a second, when a page comes.
  await sleep(1_500);
  const url = site.publish(texts.YEOSU);
  expect(await scene.why(url, /저장/)).toContain('site-rule:saesol');
  expect(program.logs.filter(({ msg }) => msg === 'site rules read')).toHaveLength(1);
  await program.stop();
  expect(direct().filter((message) => message.includes('saesol'))).toHaveLength(1);

  await using again = new Program([REEXTRACT, '--dry-run'], { ...scene.home.env, SITES_FILE: rules });
  expect((await again.ended()).code).toBe(0);
  expect(again.output).toMatch(new RegExp(`${PAGES + 1} pages read again: \\d+ articles would be changed`));
  expect(readFileSync(rules, 'utf8')).toContain('"version":2');
});
