import { describe, expect, it } from 'vitest';
import { extract } from '#src/page/extract.ts';
import { parseOwnRules, withOwnRules } from '#src/page/own-rules.ts';
import { SITE_RULES, type SiteRule } from '#src/page/site-rules.ts';

const RULE = { id: 'saebyeok', version: 1, match: { hosts: ['saebyeok.kr'] }, body: ['.doc'] };
const rulesOf = (...rules: readonly object[]): readonly SiteRule[] => {
  const parsed = parseOwnRules(rules);
  if (parsed.kind === 'error') throw new Error(parsed.message);
  return parsed.rules;
};
const TEXT = '새벽시가 가로등 3천 개를 바꾸며 밝기를 사람의 걸음에 맞추기로 했다. 시는 5일 의회에 계획을 보고했다.';
const PAGE = `<html><head><title>새벽시 가로등</title></head><body><div class="doc"><p>${TEXT}</p><p>${TEXT.replace('5일', '6일')}</p></div><div id="article-view-content-div"><p>${TEXT}</p></div></body></html>`;
const howOf = (siteRules: readonly SiteRule[], now?: number) => {
  const extraction = extract({ html: PAGE, url: 'https://www.saebyeok.kr/news/1', siteRules, now });
  return extraction.kind === 'draft' ? extraction.draft.how : extraction.reason;
};

describe('the operator’s own site rules', () => {
  it('come before those of the program', () => {
    expect(howOf(withOwnRules([]))).toBe('site-rule:ndsoft');
    expect(howOf(withOwnRules(rulesOf(RULE)))).toBe('site-rule:saebyeok');
  });

  it('replace the one of the program with the same id', () => {
    const mended = rulesOf({ ...RULE, id: 'ndsoft', version: 2, match: { domProbe: '#article-view-content-div' } });
    const rules = withOwnRules(mended);
    expect(rules).toHaveLength(SITE_RULES.length);
    expect(rules.filter(({ id }) => id === 'ndsoft')).toEqual(mended);
  });

  it('read no page that was fetched before their layout came', () => {
    const rules = withOwnRules(rulesOf({ ...RULE, validFrom: '2026-06-01' }));
    expect(howOf(rules, Date.UTC(2026, 4, 31, 14, 59))).toBe('site-rule:ndsoft');
    expect(howOf(rules, Date.UTC(2026, 4, 31, 15, 0))).toBe('site-rule:saebyeok');
  });

  it('leave pages from before their day to the rule they replace from then on', () => {
    const match = { domProbe: '#new' };
    const rules = withOwnRules(rulesOf({ ...RULE, id: 'ndsoft', version: 2, validFrom: '2026-06-01', match }));
    expect(howOf(rules, Date.UTC(2026, 4, 31))).toBe('site-rule:ndsoft');
  });

  it('know a host in capitals, and an @ inside a value', () => {
    const rules = rulesOf({ ...RULE, match: { hosts: ['Saebyeok.KR'] }, author: ['a[href*="@"]'] });
    expect(howOf(withOwnRules(rules))).toBe('site-rule:saebyeok');
  });

  it('are refused when one id stands there twice', () => {
    expect(parseOwnRules([RULE, RULE])).toMatchObject({ message: expect.stringContaining('twice') });
  });

  it.each([
    [{ ...RULE, bodies: [] }, 'rule 1 (saebyeok) as a whole: Unrecognized key: "bodies"'],
    [{ ...RULE, body: [] }, /^rule 1 \(saebyeok\) body: Too small/],
    [{ ...RULE, match: {} }, 'rule 1 (saebyeok) match: a rule must match by something'],
    [{ ...RULE, body: ['div[class='] }, /^rule saebyeok: .*(?:attribute|selector)/iu],
    [{ ...RULE, match: { urlPattern: '(' } }, /^rule saebyeok: Invalid regular expression/],
    [{ ...RULE, match: { urlPattern: '^https?://([a-z.]+)+/view' } }, /repeats a repetition/],
    [{ ...RULE, body: ['.doc@data-text'] }, /body\.0: elements are meant here/],
    [{ ...RULE, drop: ['.ad@src'] }, /drop\.0: elements are meant here/],
    [{ ...RULE, match: { domProbe: 'meta@content' } }, /match\.domProbe: elements are meant here/],
    [{ ...RULE, match: { hosts: ['https://saebyeok.kr/'] } }, /match\.hosts\.0: a host is a name/],
    [{ ...RULE, match: { hosts: [] } }, /match\.hosts: Too small/],
    [{ ...RULE, body: [' '] }, /body\.0: Too small/],
    [{ ...RULE, body: ['<div class="doc">'] }, /body\.0: a selector, not markup/],
  ])('are refused as a whole with the mistake named', (rule, message) => {
    const parsed = parseOwnRules([rule]);
    expect(parsed.kind === 'error' ? parsed.message : 'accepted').toMatch(message);
  });
});
