import { switchOffSecondFactor } from '#app/kernel/accounts/index.server.ts';
import { readEnv } from '#app/platform/env/env.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { openDatabase } from '../database.server.ts';
import { runCommand, UsageError } from './run-command.ts';

await runCommand(async () => {
  const login = process.argv[2];
  if (!login) throw new UsageError('usage: npm run factor:off -- name-or-email');
  const database = await openDatabase(readEnv(), createLog('error'));
  try {
    const isFound = await switchOffSecondFactor(database.db, login, new Date());
    console.log(isFound ? `The second step of ${login} is off: the password is enough.` : `There is nobody called ${login}.`);
    if (!isFound) process.exitCode = 1;
  } finally {
    await database.close();
  }
});
