import { resolve } from 'node:path';
import { writeMigration } from '#app/platform/db/diff.server.ts';
import { runCommand, UsageError } from './run-command.ts';

await runCommand(async () => {
  const name = process.argv[2] ?? '';
  if (!/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/.test(name)) throw new UsageError('usage: npm run db:diff -- name-of-the-change');
  const root = resolve(import.meta.dirname, '../../..');
  const paths = { schemaFolder: resolve(root, 'prisma/schema'), migrationsFolder: resolve(root, 'prisma/migrations') };
  const file = await writeMigration(paths, name.replaceAll('-', '_'), new Date());
  console.log(file === null ? 'The schema has not changed since the last migration.' : `Written: ${file}`);
});
