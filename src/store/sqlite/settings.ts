// Small facts of the program itself.
import type { Db } from './database.ts';
import { and, eq, like, lt } from './drizzle.ts';
import { notice, setting } from './schema.ts';

export function remember(db: Db, key: string, remembered: { readonly value: string; readonly now: number }): void {
  const row = { value: remembered.value, updatedAt: remembered.now };
  db.orm
    .insert(setting)
    .values({ key, ...row })
    .onConflictDoUpdate({ target: setting.key, set: row })
    .run();
}

export function recall(db: Db, key: string): string | undefined {
  return db.orm.select({ value: setting.value }).from(setting).where(eq(setting.key, key)).get()?.value;
}

/** What buttons of old messages would ask for, and owners' messages that were settled long ago. @returns how many */
export function forgetOld(db: Db, before: number): number {
  const listings = and(like(setting.key, 'listing:%'), lt(setting.updatedAt, before));
  const settled = lt(notice.settledAt, before);
  return db.orm.delete(setting).where(listings).run().changes + db.orm.delete(notice).where(settled).run().changes;
}
