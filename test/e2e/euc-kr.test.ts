// A site in the encoding of old Korea: CP949 in feed and pages, named EUC-KR in the documents alone.
import { expect, it } from 'vitest';
import { NewsSite } from '../loopback/news-site.ts';
import { Home } from '../loopback/program.ts';
import { until } from '../loopback/until.ts';
import * as texts from './texts.ts';

it('is read without loss and found by its own syllables', async () => {
  await using site = await NewsSite.start('옛글신문', 'euc-kr');
  await using home = new Home({ sites: [site] });
  const url = site.publish(texts.TONGYEONG);
  const program = await home.start();
  await until('the article to be stored', () => site.requests('idxno').length > 0);
  await until('the search to find it', () => {
    program.type('/search 펲시샾');
    return program.output.includes(url);
  });
  program.type('/search 똠방마을');
  await until('the headline', () => program.output.split(texts.TONGYEONG.title).length > 2);
  expect(program.output).not.toContain('\uFFFD');
  expect(program.output).toContain(site.outlet);
});
