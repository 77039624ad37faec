import { switchOffSecondFactor } from '#app/kernel/accounts/index.server.ts';
import { EnvError, readEnv } from '#app/platform/env/env.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { openDatabase } from '../database.server.ts';

const login = process.argv[2];
if (!login) {
  console.error('usage: npm run factor:off -- name-or-email');
  process.exit(1);
}

try {
  const env = readEnv();
  const database = await openDatabase(env, createLog('error'));
  try {
    const isFound = await switchOffSecondFactor(database.db, login, new Date());
    console.log(isFound ? `The second step of ${login} is off: the password is enough.` : `There is nobody called ${login}.`);
    if (!isFound) process.exitCode = 1;
  } finally {
    await database.close();
  }
} catch (error) {
  console.error(error instanceof EnvError ? `The environment is not right:\n${error.message}` : error);
  process.exit(1);
}
