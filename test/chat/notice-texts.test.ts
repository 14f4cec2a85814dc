import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { noticeText } from '#src/chat/notice-texts.ts';

it('the command that owners are told to run holds nothing that a shell would run', () => {
  const url = new URL('https://news.example/view;echo$IFS"x";`id`;1?no=1&page=2').href;
  const about = { rule: 'own', host: 'news.example', hitCount: 0, pageCount: 10, url, at: 0 } as const;
  const { ko, en } = noticeText({ kind: 'site-rule', to: 'failing', ...about });
  for (const text of [ko, en]) {
    const command = text.slice(text.indexOf('npm run page')).replace('npm run page -- ', `printf '%s' `);
    const said = execFileSync('/bin/sh', ['-c', command], { encoding: 'utf8' });
    expect(noticeText({ kind: 'site-rule', to: 'failing', ...about, url: `${url}${'%EA'.repeat(99)}` }).en).toMatch(
      /See: npm run doctor$/,
    );
    expect(decodeURI(said).replaceAll('%24', '$')).toBe(decodeURI(url));
  }
});
