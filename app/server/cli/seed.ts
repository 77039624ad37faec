import { readEnv } from '#app/platform/env/env.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { worlds } from '../../../prisma/seed/worlds.ts';
import { openDatabase } from '../database.server.ts';
import { composeFiles } from '../files.server.ts';
import { runCommand, UsageError } from './run-command.ts';

await runCommand(async () => {
  const world = worlds[process.argv[2] ?? ''];
  if (!world) throw new UsageError(`usage: npm run seed -- ${Object.keys(worlds).join(' | ')}`);
  const env = readEnv();
  // Joins the server of a running app, or starts it for as long as this takes.
  const database = await openDatabase(env, createLog('error'));
  try {
    const house = { db: database.db, databaseUrl: database.url, files: composeFiles(env).files, now: new Date(), timeZone: env.TIME_ZONE };
    for (const line of await world(house)) console.log(line);
  } finally {
    await database.close();
  }
});
