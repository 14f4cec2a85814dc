import { defineConfig } from 'drizzle-kit';
export default defineConfig({
  dialect: 'sqlite',
  schema: ['./src/store/sqlite/schema.ts', './src/store/sqlite/schema-pages.ts', './src/store/sqlite/schema-labels.ts'],
  out: './drizzle',
});
