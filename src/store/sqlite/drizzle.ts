// Drizzle, loaded as CommonJS with its types kept. Every other file of this folder takes Drizzle from here, none imports it itself.
// Measured on Node 26: `import 'drizzle-orm/better-sqlite3'` as an ES module costs 0.5 s and 250 MB resident, through require 80 ms and 69 MB.
import { createRequire } from 'node:module';

const requireCommonJs = createRequire(import.meta.url);
const orm: typeof import('drizzle-orm') = requireCommonJs('drizzle-orm');
const core: typeof import('drizzle-orm/sqlite-core') = requireCommonJs('drizzle-orm/sqlite-core');
const driver: typeof import('drizzle-orm/better-sqlite3') = requireCommonJs('drizzle-orm/better-sqlite3');
const migrator: typeof import('drizzle-orm/better-sqlite3/migrator') = requireCommonJs(
  'drizzle-orm/better-sqlite3/migrator',
);

export const {
  and,
  asc,
  count,
  countDistinct,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  like,
  lt,
  lte,
  max,
  ne,
  notInArray,
  or,
  sql,
} = orm;
export const { alias, blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } = core;
export const { drizzle } = driver;
export const { migrate } = migrator;
