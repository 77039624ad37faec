import { moveFiles } from '#app/kernel/files/index.server.ts';
import { EnvError, readEnv } from '#app/platform/env/env.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { openStorages } from '#app/platform/storage/create-storage.server.ts';
import { StorageError } from '#app/platform/storage/storage.ts';
import { openDatabase } from '../database.server.ts';
import { runCommand, UsageError } from './run-command.ts';

const [from, to] = process.argv.slice(2);

/** Moves all files from one place to the other; the app may run meanwhile. */
async function main(): Promise<void> {
  if (!(from === 'disk' && to === 's3') && !(from === 's3' && to === 'disk')) throw new UsageError('usage: npm run files:move -- disk s3 | s3 disk');
  const env = readEnv();
  const { disk, s3 } = openStorages(env.storage);
  if (s3 === null) throw new EnvError('S3_BUCKET, S3_KEY, S3_SECRET: set them for the app and for this command');
  // The app looks for new files only where FILES_ON says; moving away from there would hide them.
  if (env.storage.on !== to) throw new EnvError(`FILES_ON: set it to ${to} for the app, start that anew, and then move the files`);
  const database = await openDatabase(env, createLog('warn'));
  try {
    const onMoved = (moved: number) => void (moved % 500 === 0 && console.log(`${moved} moved …`));
    const { moved, bytes, left, broken } = await moveFiles({ db: database.db, from: from === 's3' ? s3 : disk, to: to === 's3' ? s3 : disk, onMoved });
    console.log(`${moved} moved, ${Math.round(bytes / 1024 / 1024)} MB, each compared after it arrived; ${left} left that are about to be swept or are not ours.`);
    for (const key of broken) console.error(`${key} is not what it was when it came; it was left where it is.`);
    if (broken.length > 0) process.exitCode = 1;
  } finally {
    await database.close();
  }
}

const explain = (error: unknown) => (error instanceof StorageError ? `Broken off (${error.message}): nothing is lost, begin again when both places answer.` : null);

await runCommand(main, explain);
