// What a card knows of its story: corrections of its own article alone, the newest of them.
import { expect, it } from 'vitest';
import { articlesOf } from '#src/store/sqlite/alerted-articles.ts';
import { openDatabase } from '#src/store/sqlite/database.ts';
import { Recorder } from '#src/store/sqlite/record.ts';
import { articleRevision } from '#src/store/sqlite/schema-stories.ts';
import { delivery } from '#src/store/sqlite/schema.ts';
import { subscribe } from '#src/store/sqlite/subscriptions.ts';
import { NOW, requestOf, SEJONG } from './readings.ts';

it('tells when the article itself was last corrected, not when words changed', () => {
  const db = openDatabase(':memory:');
  const wishes = { city: undefined, topic: undefined, locale: 'ko', now: NOW } as const;
  subscribe(db, { guildId: 'g', channelId: 'c', mode: 'instant', scope: 'all', ...wishes });
  const recorder = new Recorder(db);
  const { articleId } = recorder.record(requestOf(SEJONG, 1));
  const copy = recorder.record(requestOf(SEJONG, 2, { outlet: '이웃신문' }));
  const revise = (id: number, seenAt: number, reasons: readonly string[]) => {
    const verdict = { kind: 'update', of: id, scores: undefined, reasons } as const;
    const row = { articleId: id, seenAt, title: '첫 제목', paragraphs: ['첫 글'], verdict };
    db.orm.insert(articleRevision).values(row).run();
  };
  const story = () => articlesOf(db, db.orm.select().from(delivery).get()?.id ?? 0)[0]?.story;
  expect(story()).toEqual({ outlets: ['하루신문', '이웃신문'], outletCount: 2, correctedAt: undefined });
  revise(articleId, NOW + 1, ['text-changed', 'correction']);
  revise(articleId, NOW + 2, ['text-changed', 'correction']);
  revise(articleId, NOW + 3, ['text-changed']);
  revise(copy.articleId, NOW + 4, ['text-changed', 'correction']);
  expect(story()).toMatchObject({ correctedAt: NOW + 2 });
  db.raw.close();
});
