import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sessionCookieName, startSession } from '#app/kernel/accounts/session.server.ts';
import type { Viewer } from '#app/kernel/accounts/context.ts';
import { createDb, inTransaction } from '#app/platform/db/client.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { freePort, startApp } from './app-process.ts';
import type { AppProcess } from './app-process.ts';
import { Browser } from './browser-session.ts';
import { Outbox } from './outbox.ts';
import { createPerson } from './people.ts';

export type EmbeddedApp = {
  app: AppProcess;
  db: Db;
  dataDir: string;
  outbox: Outbox;
  personId: string;
  /** Signed in as that person. */
  browser: Browser;
  /** Somebody else, signed in. */
  newcomer(): Promise<Browser & { person: Viewer }>;
  /** Memory of the process, by Linux's own books. */
  residentMB(): number;
  /** The same house again, after it was stopped or killed. */
  startAgain(): Promise<void>;
  close(): Promise<void>;
};

/** The real process with its own PostgreSQL, as `npm start` gives it, and somebody who is signed in. */
export async function startEmbeddedApp(env: Record<string, string> = {}): Promise<EmbeddedApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kruzhok-faults-'));
  const variables = { DATA_DIR: dataDir, PORT: String(await freePort()), TRUST_PROXY: '1', LOG_LEVEL: 'warn', ...env };
  const app = await startApp(variables);
  const read = (name: string) => readFileSync(join(dataDir, name), 'utf8').trim();
  const { db, close } = createDb({ url: `postgresql://kruzhok:${read('postgres-password')}@127.0.0.1:${read('postgres-port')}/kruzhok`, log: createLog('silent'), poolSize: 3 });
  const newcomer = async () => {
    const person = await createPerson(db);
    const browser = new Browser(app.url, app.url, {});
    browser.cookies.set(sessionCookieName(false), await inTransaction(db, (tx) => startSession(tx, { userId: person.id, now: new Date(), ip: '', userAgent: 'test', replaces: null })));
    return Object.assign(browser, { person });
  };
  const browser = await newcomer();
  const house: EmbeddedApp = {
    app, db, dataDir, browser, newcomer,
    personId: browser.person.id,
    outbox: new Outbox(join(dataDir, 'outbox')),
    residentMB: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${house.app.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    async startAgain() {
      house.app = await startApp(variables);
    },
    async close() {
      await close();
      await house.app.stop('SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return house;
}
