import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '#app/platform/log/log.server.ts';
import { findRunner, nativeFolder } from './embedded-binaries.server.ts';
import { filesIn, isAlive, processStamp, readOr, stampIsAlive, underLock, writePrivately } from './embedded-files.server.ts';
import type { Files } from './embedded-files.server.ts';
import { findRunning, initialise, launch, shutDown } from './embedded-server.server.ts';
import type { Running } from './embedded-server.server.ts';

export type Embedded = {
  /** Stays the same as long as this process lives, also across restarts of the server. */
  url: string;
  /** We started it, or took over from a process that is gone; so stop() shuts it down. */
  startedByUs: boolean;
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  dataDir: string;
  log: Logger;
  /** Told when the server has died and is about to be started again. */
  onDown?: () => void;
};

/**
 * Our own PostgreSQL in DATA_DIR: finds the one that runs or starts it, and keeps it running. Several processes
 * may do so at once (the app, a worker, a seed): one starts it, the others use it.
 */
export async function startEmbedded({ dataDir, log, onDown }: EmbeddedOptions): Promise<Embedded> {
  mkdirSync(dataDir, { recursive: true });
  const files = filesIn(realpathSync(dataDir));
  let server = await ensure(files, log);
  const { url } = server;
  let stopping = false;
  const stopWatching = new AbortController();

  const watch = async (): Promise<void> => {
    while (!stopping) {
      await sleep(500, undefined, { signal: stopWatching.signal, ref: false });
      if (stopping || isAlive(server.pid)) continue;
      log.error({ pid: server.pid }, 'PostgreSQL is gone; starting it again');
      onDown?.();
      server = await revive(files, log, url, () => stopping) ?? server;
    }
  };
  const watching = watch().catch((error: unknown) => {
    if (!stopping) log.error({ err: error }, 'PostgreSQL is no longer watched');
  });

  return {
    url,
    get startedByUs() {
      return isOurs(files);
    },
    async stop() {
      if (stopping) return;
      stopping = true;
      stopWatching.abort();
      await watching;
      await underLock(files, async () => {
        if (!isOurs(files)) return;
        await shutDown(server.pid);
        rmSync(files.owner, { force: true });
      });
    },
  };
}

const isOurs = (files: Files): boolean => readOr(files.owner, '') === processStamp(process.pid);

/** The running server, ours from now on if nobody else looks after it; else a new one. */
function ensure(files: Files, log: Logger): Promise<Running> {
  return underLock(files, async () => {
    const own = () => writePrivately(files.owner, processStamp(process.pid));
    const running = await findRunning(files);
    if (running) {
      if (!stampIsAlive(readOr(files.owner, ''))) {
        log.info({ pid: running.pid }, 'took over the PostgreSQL that was left running');
        own();
      }
      return running;
    }
    const from = performance.now();
    const runner = findRunner(nativeFolder());
    initialise(files, runner);
    const launched = await launchPatiently(files, runner);
    own();
    log.info({ pid: launched.pid, ms: Math.round(performance.now() - from) }, 'PostgreSQL started');
    return launched;
  });
}

/** Right after kill -9 the dead server's children still hold its memory for a moment. */
async function launchPatiently(files: Files, runner: ReturnType<typeof findRunner>): Promise<Running> {
  for (const patience = Date.now() + 10_000; ;) {
    try {
      return await launch(files, runner);
    } catch (error) {
      const held = error instanceof Error && /still in use|pre-existing shared memory/.test(error.message);
      if (!held || Date.now() > patience) throw error;
      await sleep(200);
    }
  }
}

/** Starts a dead server again, ever more slowly, until it runs under the address that the process knows. */
async function revive(files: Files, log: Logger, url: string, isStopping: () => boolean): Promise<Running | null> {
  for (let attempt = 0; !isStopping(); attempt += 1) {
    try {
      const server = await ensure(files, log);
      if (server.url === url) return server;
      log.error('the port of PostgreSQL is taken by another program; trying again');
      if (isOurs(files)) await shutDown(server.pid);
      writePrivately(files.port, new URL(url).port);
    } catch (error) {
      log.error({ reason: error instanceof Error ? error.message : String(error) }, 'PostgreSQL does not start');
    }
    await sleep(Math.min(200 * 2 ** attempt, 10_000), undefined, { ref: false });
  }
  return null;
}
