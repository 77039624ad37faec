import { resolve } from 'node:path';
import { readEnv } from '#app/platform/env/env.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { BackupRefused } from '../backup/about.ts';
import { restoreHouse } from '../backup/restore-house.server.ts';
import { StartRefused } from '../hold-data-dir.server.ts';
import { runCommand, UsageError } from './run-command.ts';

/** What stands in the way is for the operator to clear, not for us. */
const explain = (error: unknown) => (error instanceof BackupRefused || error instanceof StartRefused ? error.message : null);

await runCommand(async () => {
  const path = process.argv[2];
  if (!path) throw new UsageError('usage: npm run restore -- backup.zip');
  const { about, rows, files, queued, unknown, secretDiffers, keptSecret } = await restoreHouse(readEnv(), resolve(path), createLog('warn'));
  console.log(`Restored from ${about.madeAt}: ${rows} rows of ${about.tables.length} tables, ${files} files, ${queued} jobs that were waiting. Now: npm start`);
  if (keptSecret) console.error(`Another secret lay in this DATA_DIR and is kept as ${keptSecret}. The house it belongs to works only with it: put it back as session-secret before you start that house here again.`);
  if (secretDiffers) console.error('SESSION_SECRET is not the one of the backup: authenticator apps, recovery codes, remembered passwords of PDFs and letters that waited are worth nothing.');
  if (unknown.length > 0) console.error(`Left out, because this version does not know them: jobs of ${unknown.join(', ')}.`);
}, explain);
