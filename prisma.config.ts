// `prisma generate` insists on a schema engine that it does not use; any existing file satisfies it,
// so generating works without a download. Migrations go through app/platform/db/migrate.server.ts.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
});
