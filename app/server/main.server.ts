import { EnvError, readEnv } from '#app/platform/env/env.server.ts';
import { ensureOwner } from '#app/kernel/accounts/index.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import { composeServices } from './compose.server.ts';
import { openDatabase } from './database.server.ts';
import { holdDataDir, StartRefused } from './hold-data-dir.server.ts';
import { watchProcess } from './watch-process.server.ts';
import { startWeb } from './web.server.ts';

const shutdownSeconds = 10;

/** Starts the process and keeps it until a signal; exits by itself. */
export async function runProcess(options: { web: boolean }): Promise<void> {
  const env = envOrExit();
  const log = createLog(env.LOG_LEVEL);
  const closers: (() => Promise<void>)[] = [];
  onceStopped(log, closers);
  try {
    if (options.web) closers.unshift(await holdDataDir(env.dataDir));
    const database = await openDatabase(env, log);
    closers.unshift(database.close);
    const works = !options.web || env.WORKER === 'on';
    const house = composeServices({ env, log, db: database.db, databaseUrl: database.url, works });
    closers.unshift(house.stop);
    watchProcess(log, house.services.errors);
    announceOwner(await ensureOwner(database.db, { timeZone: env.TIME_ZONE }));
    await house.start();
    if (!options.web) {
      log.info('worker ready');
      return;
    }
    const web = await startWeb(house.services, database.db);
    closers.unshift(async () => void (await Promise.all([web.close(), house.rest()])));
    console.log(`Kruzhok is ready: ${env.BASE_URL ?? web.url}`);
  } catch (error) {
    const reason = whyNot(error, env.PORT);
    if (!(reason instanceof StartRefused)) log.fatal({ err: error }, 'could not start');
    console.error(`Kruzhok could not start: ${reason.message}`);
    await closeAll(closers, log);
    process.exit(1);
  }
}

function envOrExit() {
  try {
    return readEnv();
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    console.error(`Kruzhok could not start, the environment is not right:\n${error.message}`);
    process.exit(1);
  }
}

/** What the operator can do something about, said so. */
function whyNot(error: unknown, port: number): Error {
  const { code, syscall, address, port: otherPort } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  if (syscall === 'connect') return new StartRefused(`the database at ${address}:${otherPort} does not answer (${code}). Is it running, and is DATABASE_URL right?`);
  if (syscall === 'listen' && code === 'EADDRINUSE') return new StartRefused(`port ${port} is taken by another program. Stop it, or set PORT to a free one.`);
  if (syscall === 'listen' && code === 'EACCES') return new StartRefused(`port ${port} may not be used by this account. Set PORT to one above 1023.`);
  return error instanceof Error ? error : new Error(String(error));
}

/** Printed once, on the very first start, and never logged. */
function announceOwner(created: { login: string; password: string } | null) {
  if (created) console.log(`owner login: ${created.login} password: ${created.password}`);
}

function onceStopped(log: Logger, closers: (() => Promise<void>)[]) {
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), (shutdownSeconds + 5) * 1000).unref();
    await closeAll(closers, log);
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
}

async function closeAll(closers: (() => Promise<void>)[], log: Logger) {
  for (const close of closers) await close().catch((error: unknown) => log.warn({ err: error }, 'while stopping'));
}
