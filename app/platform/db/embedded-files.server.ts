import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Where our server keeps its things below DATA_DIR. */
export const filesIn = (dataDir: string) => ({
  cluster: join(dataDir, 'postgres'),
  log: join(dataDir, 'postgres.log'),
  password: join(dataDir, 'postgres-password'),
  port: join(dataDir, 'postgres-port'),
  /** Who started the server, and so stops it. */
  owner: join(dataDir, 'postgres-owner'),
  /** Held while a process looks at the server and maybe starts it. */
  lock: join(dataDir, 'postgres-start.lock'),
});

export type Files = ReturnType<typeof filesIn>;

export function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return otherwise;
  }
}

export function writePrivately(path: string, text: string): void {
  writeFileSync(`${path}.new`, text, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

export function storedPassword(files: Files): string {
  const known = readOr(files.password, '').trim();
  if (known !== '') return known;
  const password = randomBytes(24).toString('base64url');
  writePrivately(files.password, password);
  return password;
}

/** A process told apart from a later one with the same number by when it began (Linux). */
export function processStamp(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return `${pid}`;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !isZombie(pid);
}

/** A dead process that its parent has not collected yet still takes signals. */
function isZombie(pid: number): boolean {
  try {
    return /^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** Is the process that wrote its stamp into this file still there? */
export function stampIsAlive(text: string): boolean {
  const pid = Number.parseInt(text, 10);
  return pid > 0 && isAlive(pid) && processStamp(pid) === text.trim();
}

/** Runs fn while no other process of this DATA_DIR does; a lock whose holder is gone is taken over. */
export async function underLock<T>(files: Files, fn: () => Promise<T>): Promise<T> {
  const patience = Date.now() + 120_000;
  while (!takeLock(files.lock)) {
    if (Date.now() > patience) throw new Error(`${files.lock} is held by a process that does not finish`);
    await sleep(50);
  }
  try {
    return await fn();
  } finally {
    rmSync(files.lock, { force: true });
  }
}

function takeLock(path: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600);
    writeFileSync(file, processStamp(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const holder = readOr(path, '');
  // Just made and not written yet: its holder is between the two.
  const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if (stampIsAlive(holder) || (holder === '' && age < 5_000)) return false;
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    rmSync(aside, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return false;
}

/** The port of last time if it is free, else any free one. */
export async function choosePort(files: Files): Promise<number> {
  const last = Number.parseInt(readOr(files.port, '0'), 10);
  const port = last > 0 && (await freePort(last)) ? last : await freePort(0);
  writePrivately(files.port, String(port));
  return port;
}

function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (wanted > 0 ? resolve(0) : reject(error)));
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
