import { describe, expect, it } from 'vitest';
import { parseDocument } from '#src/page/markup/document.ts';
import { OUTLETS } from '#src/page/fields/outlets.ts';
import { matchRules, parseSiteRules, readField, SITE_RULES } from '#src/page/site-rules.ts';

const treeOf = (html: string) => {
  const parsed = parseDocument(html);
  if (parsed.kind !== 'document') throw new Error(parsed.detail);
  return parsed.$;
};
const idsFor = (url: string, html = '<p>글</p>') => matchRules(treeOf(html), { url }).map(({ id }) => id);

describe('seeds/sites.json', () => {
  it('has one rule an id', () => {
    expect(new Set(SITE_RULES.map(({ id }) => id)).size).toBe(SITE_RULES.length);
  });

  it.each(SITE_RULES.map((rule) => [rule.id, rule] as const))(
    '%s holds selectors and a pattern that work',
    (_, rule) => {
      const $ = treeOf('<p>글</p>');
      const fields = [rule.title, rule.subtitle, rule.date, rule.updated, rule.author, rule.outlet];
      expect(() => fields.map((field) => readField($, field))).not.toThrow();
      for (const selector of [...rule.body, ...rule.drop, ...rule.caption, rule.match.domProbe ?? 'p'])
        expect(() => $(selector)).not.toThrow();
      expect(() => new RegExp(rule.match.urlPattern ?? '', 'u')).not.toThrow();
    },
  );

  it('is refused with an unknown field, without a body or without a way to match', () => {
    const rule = { id: 'x', version: 1, match: { hosts: ['x.kr'] }, body: ['p'] };
    expect(parseSiteRules([rule])).toHaveLength(1);
    for (const wrong of [
      { ...rule, bodies: [] },
      { ...rule, body: [] },
      { ...rule, match: {} },
      { ...rule, id: 'Ü' },
    ])
      expect(() => parseSiteRules([wrong])).toThrow(/invalid|unrecognized|must|too small/iu);
  });
});

describe('matchRules', () => {
  it('knows an outlet by its host and the hosts below it, and no other host that ends alike', () => {
    expect(idsFor('https://www.yna.co.kr/view/AKR1')).toEqual(['yna']);
    expect(idsFor('https://fakeyna.co.kr/view/AKR1')).toEqual([]);
  });

  it('knows NDSoft by its markup and sub_read by its address, old and new', () => {
    const textInput = '<table><tr><td id="CLtag">글</td></tr></table>';
    expect(idsFor('https://a.kr/news/articleView.html?idxno=1', '<div id="article-view-content-div">글</div>')).toEqual(
      ['ndsoft'],
    );
    expect(idsFor('http://a.kr/sub_read.html?uid=1', textInput)).toEqual(['sub-read']);
    expect(idsFor('http://a.kr/1234', textInput)).toEqual(['sub-read-short']);
    expect(idsFor('http://a.kr/news/1234', textInput)).toEqual([]);
  });

  it('puts an outlet’s rule before the one of its system', () => {
    expect(idsFor('https://www.hani.co.kr/1', '<div id="article-view-content-div">글</div>')).toEqual([
      'hani',
      'ndsoft',
    ]);
  });
});

describe('seeds/outlets.json', () => {
  it('names each host once', () => {
    const hosts = OUTLETS.flatMap((outlet) => outlet.hosts);
    expect(new Set(hosts).size).toBe(hosts.length);
  });

  it('names zones that exist', () => {
    const zones = OUTLETS.map(({ timeZone }) => timeZone).filter((zone) => zone !== undefined);
    expect(zones.length).toBeGreaterThan(0);
    expect(() => zones.map((timeZone) => new Intl.DateTimeFormat('en', { timeZone }))).not.toThrow();
  });
});
