import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { createDb, isUnavailable } from '#app/platform/db/client.server.ts';
import { startEmbedded } from '#app/platform/db/embedded.server.ts';
import type { Embedded } from '#app/platform/db/embedded.server.ts';
import { isAlive } from '#app/platform/db/embedded-files.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { until } from '#tests/support/until.ts';

const log = createLog('silent');
// A private home, spaces, Cyrillic, and longer than a Unix socket's address may be.
const home = mkdtempSync(join(tmpdir(), 'kruzhok home '));
chmodSync(home, 0o700);
const dataDir = join(home, 'данные кружка', 'x'.repeat(60), 'data');

const servers: Embedded[] = [];
const children: ChildProcess[] = [];

async function start(onDown?: () => void): Promise<Embedded> {
  const server = await startEmbedded({ dataDir, log, ...(onDown && { onDown }) });
  servers.push(server);
  return server;
}

/** Another process of the app; prints the address when its server is ready, stops on SIGTERM. */
async function startElsewhere(folder = dataDir, user: { uid?: number; gid?: number } = {}): Promise<{ child: ChildProcess; url: string }> {
  const script = `
    import { startEmbedded } from '#app/platform/db/embedded.server.ts';
    import { createLog } from '#app/platform/log/log.server.ts';
    const server = await startEmbedded({ dataDir: process.argv[1], log: createLog('silent') });
    console.log(server.url);
    const alive = setInterval(() => undefined, 1000);
    process.on('SIGTERM', () => server.stop().then(() => clearInterval(alive)));`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script, folder], { stdio: ['ignore', 'pipe', 'inherit'], ...user });
  children.push(child);
  let output = '';
  child.stdout.on('data', (chunk) => { output += String(chunk); });
  return { child, url: await until(() => (output.includes('\n') ? output.trim() : null), 60_000) };
}

/** Who the tests run as is one of the two; for root the other is nobody, where nobody may read this folder. */
const nobody = { uid: 65_534, gid: 65_534 };
const canBeNobody = process.getuid?.() === 0 && spawnSync(process.execPath, ['-e', "require('fs').readFileSync('package.json')"], nobody).status === 0;

const serverPid = () => Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<object>(sql)).rows;
  } finally {
    await client.end();
  }
}

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('our own PostgreSQL', () => {
  test('starts in an odd private folder, keeps its data, stops without a trace', async () => {
    const first = await start();
    const pid = serverPid();
    await ask(first.url, 'CREATE TABLE kept AS SELECT 1 AS one');
    expect(await ask(first.url, `SELECT lower('ЁЖ') AS low, 'ё' < 'ж' AS sorted, current_setting('fsync') AS fsync`))
      .toEqual([{ low: 'ёж', sorted: true, fsync: 'on' }]);
    expect(statSync(join(dataDir, 'postgres-password')).mode & 0o777).toBe(0o600);
    expect(first.startedByUs).toBe(true);
    await expect(ask(first.url.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow(/password/);
    await first.stop();
    expect(isAlive(pid)).toBe(false);
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
  });

  test.runIf(canBeNobody)('is an ordinary user’s own where an ordinary user starts it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kruzhok nobody '));
    chownSync(folder, nobody.uid, nobody.gid);
    const { child, url } = await startElsewhere(join(folder, 'данные'), nobody);
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(statSync(join(folder, 'данные', 'postgres', 'PG_VERSION')).uid).toBe(nobody.uid);
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect(existsSync(join(folder, 'данные', 'postgres', 'postmaster.pid'))).toBe(false);
    rmSync(folder, { recursive: true, force: true });
  });

  test('is shared by processes that start at the same moment, and lives as long as the one that started it', async () => {
    const [here, there] = await Promise.all([start(), startElsewhere()]);
    expect(there.url).toBe(here.url);
    const pid = serverPid();
    if (here.startedByUs) {
      there.child.kill('SIGTERM');
      await once(there.child, 'exit');
    } else {
      await here.stop();
    }
    expect(isAlive(pid)).toBe(true);
    expect(serverPid()).toBe(pid);
  });

  test('that outlived a killed app is adopted by the next', async () => {
    const { child, url } = await startElsewhere();
    const pid = serverPid();
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isAlive(pid)).toBe(true);
    const adopted = await start();
    expect(adopted.url).toBe(url);
    expect(serverPid()).toBe(pid);
    expect(adopted.startedByUs).toBe(true);
    await adopted.stop();
    expect(isAlive(pid)).toBe(false);
  });

  test('that was killed is started again at the same address with everything committed', async () => {
    let downs = 0;
    const server = await start(() => { downs += 1; });
    const { db, close } = createDb({ url: server.url, log });
    await db.$executeRaw`CREATE TABLE IF NOT EXISTS written AS SELECT 7 AS seven`;
    const pid = serverPid();
    process.kill(pid, 'SIGKILL');
    const during = await until(() => db.$queryRaw`SELECT 1`.then(() => null, (error: unknown) => error));
    expect(isUnavailable(during)).toBe(true);
    expect(await until(() => db.$queryRaw`SELECT seven FROM written`.catch(() => null), 30_000)).toEqual([{ seven: 7 }]);
    expect(downs).toBe(1);
    expect(serverPid()).not.toBe(pid);
    await close();
  });

  test('starts although a crash left its files and another program has its number', async () => {
    const before = await start();
    await before.stop();
    const leftover = [String(process.pid), join(dataDir, 'postgres'), '1', '5432', '', '127.0.0.1', '', 'ready'];
    writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), leftover.join('\n'));
    writeFileSync(join(dataDir, 'postgres-start.lock'), '999999 1');
    writeFileSync(join(dataDir, 'postgres-owner'), '999999 1');
    mkdirSync(join(dataDir, 'postgres.new'), { recursive: true });
    const after = await start();
    expect(after.url).toBe(before.url);
    expect(await ask(after.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
  });
});
