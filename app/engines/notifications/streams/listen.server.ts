import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from '#app/platform/log/log.server.ts';

export type Listening = {
  /** Whether it listens, now or within so long. */
  isOn(patienceMs: number): Promise<boolean>;
  stop(): Promise<void>;
};

type Options = {
  url: string;
  log: Logger;
  onMessage(message: string): void;
  /** Listens again after it had not: whatever was said meanwhile was not heard. */
  onReturn(): void;
};

/** One connection of this process for all its streams; renewed when it is lost. */
export function listen({ url, log, onMessage, onReturn }: Options): Listening {
  let client: pg.Client | null = null;
  let isStopped = false;
  const waiting = new Set<() => void>();
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url, application_name: 'kruzhok-streams', connectionTimeoutMillis: 5_000, keepAlive: true });
    const lost = (): void => {
      if (client !== fresh) return;
      client = null;
      void renew();
    };
    fresh.on('error', lost).on('end', lost).on('notification', ({ payload }) => onMessage(payload ?? ''));
    await begin(fresh);
    if (isStopped) return fresh.end();
    client = fresh;
    for (const done of waiting) done();
    onReturn();
  };
  const renew = async (): Promise<void> => {
    for (let pause = 100; !isStopped && !client; pause = Math.min(pause * 2, 5_000)) {
      await connect().catch((error: unknown) => log.debug({ err: error }, 'streams wait for the database'));
      if (!client) await sleep(pause, undefined, { ref: false });
    }
  };
  void renew();
  return {
    async isOn(patienceMs) {
      if (client || isStopped) return client !== null;
      await wait(waiting, patienceMs);
      return client !== null;
    },
    async stop() {
      isStopped = true;
      for (const done of waiting) done();
      const last = client;
      client = null;
      await last?.end().catch(() => undefined);
    },
  };
}

async function begin(client: pg.Client): Promise<void> {
  try {
    await client.connect();
    await client.query('LISTEN kruzhok_streams');
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

/** Stands among those that wait until it is called, or its patience ends. */
function wait(waiting: Set<() => void>, patienceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(patience);
      waiting.delete(done);
      resolve();
    };
    const patience = setTimeout(done, patienceMs);
    waiting.add(done);
  });
}
