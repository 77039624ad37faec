import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { giveFolder } from './embedded-binaries.server.ts';
import type { Runner } from './embedded-binaries.server.ts';
import { choosePort, isAlive, readOr, storedPassword } from './embedded-files.server.ts';
import type { Files } from './embedded-files.server.ts';

const user = 'kruzhok';
const database = 'kruzhok';

/** A server that answers: who it is and where. */
export type Running = { pid: number; url: string };

const urlOf = (port: number, password: string, name = database): string =>
  `postgresql://${user}:${password}@127.0.0.1:${port}/${name}`;

/** The files of a new cluster; a crash in the middle leaves nothing that looks finished. */
export function initialise(files: Files, runner: Runner): void {
  if (existsSync(files.cluster)) return;
  const draft = `${files.cluster}.new`;
  const passwordFile = `${files.password}.init`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, storedPassword(files), { mode: 0o600 });
  giveFolder(draft, runner.owner);
  if (runner.owner) spawnSync('chown', [`${runner.owner.uid}:${runner.owner.gid}`, passwordFile]);
  const [command, args] = runner.command('initdb', [
    '-D', draft, '-U', user, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--no-instructions',
    ...localeFlags(),
  ]);
  const result = spawnSync(command, args, { encoding: 'utf8', env: cleanEnvironment() });
  rmSync(passwordFile, { force: true });
  if (result.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new Error(`initdb failed: ${(result.stderr || result.error?.message || '').trim().slice(-2_000)}${runner.hint}`);
  }
  renameSync(draft, files.cluster);
}

/** Sorting by ICU's root order suits Russian and English; the C library's part only classifies letters (trigrams). */
function localeFlags(): string[] {
  const icu = ['--locale-provider=icu', '--icu-locale=und'];
  if (process.platform === 'win32') return icu;
  const name = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
  return [...icu, '--locale=C', `--lc-ctype=${name}`, `--lc-collate=${name}`];
}

/** PG* variables of the operator's shell are about other servers. Windows programs need theirs. */
const cleanEnvironment = (): NodeJS.ProcessEnv | undefined =>
  process.platform === 'win32' ? undefined : ({ PATH: '/usr/local/bin:/usr/bin:/bin', TZ: 'UTC' } as unknown as NodeJS.ProcessEnv);

/** The server of this folder if one runs and answers; null when there is none. Waits for one that is starting. */
export async function findRunning(files: Files): Promise<Running | null> {
  const patience = Date.now() + 60_000;
  for (;;) {
    const lines = readOr(`${files.cluster}/postmaster.pid`, '').split('\n');
    const pid = Number.parseInt(lines[0] ?? '', 10);
    if (!(pid > 0) || !isAlive(pid) || !isOurServer(pid, files)) return null;
    const port = Number.parseInt(lines[3] ?? '', 10);
    const url = urlOf(port, storedPassword(files));
    if (port > 0 && (await answers(url, files))) return { pid, url };
    if (Date.now() > patience) throw new Error(`PostgreSQL ${pid} in ${files.cluster} does not answer`);
    await sleep(100);
  }
}

/** After a restart of the machine another program may have the number of our server. */
function isOurServer(pid: number, files: Files): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(files.cluster);
  } catch {
    return true;
  }
}

/** Starts the server and waits until it answers. Its life is its own: it outlives us if we are killed. */
export async function launch(files: Files, runner: Runner): Promise<Running> {
  giveFolder(files.cluster, runner.owner);
  // Nobody answers for it (findRunning looked): a leftover of a crash, maybe with a number that is now another's.
  rmSync(`${files.cluster}/postmaster.pid`, { force: true });
  const port = await choosePort(files);
  if ((statSync(files.log, { throwIfNoEntry: false })?.size ?? 0) > 5_000_000) renameSync(files.log, `${files.log}.1`);
  const output = openSync(files.log, 'a', 0o600);
  const [command, args] = runner.command('postgres', ['-D', files.cluster, '-p', String(port), ...settings()]);
  const child = spawn(command, args, {
    detached: true, stdio: ['ignore', output, output], env: cleanEnvironment(), cwd: '/',
  });
  closeSync(output);
  const state: { ended: string | null } = { ended: null };
  child.once('error', (error) => { state.ended = error.message; });
  child.once('exit', (code, signal) => { state.ended = `exit ${code ?? signal}`; });
  child.unref();
  const url = urlOf(port, storedPassword(files));
  for (const patience = Date.now() + 60_000; Date.now() < patience;) {
    if (state.ended !== null) throw new Error(`PostgreSQL did not start (${state.ended}): ${tail(files.log)}${runner.hint}`);
    if (await answers(url, files)) return { pid: child.pid ?? 0, url };
    await sleep(30);
  }
  child.kill('SIGQUIT');
  throw new Error(`PostgreSQL did not become ready in a minute: ${tail(files.log)}`);
}

/** Small: a circle's server, beside the app on one machine. */
const settings = (): string[] => [
  'listen_addresses=127.0.0.1',
  // A socket's path may have 107 bytes, DATA_DIR may be longer.
  'unix_socket_directories=',
  'max_connections=100', 'shared_buffers=128MB', 'work_mem=8MB', 'max_wal_size=512MB', 'wal_level=minimal',
  'max_wal_senders=0', 'io_method=sync', 'jit=off', 'timezone=UTC', 'log_timezone=UTC', 'log_checkpoints=off',
].flatMap((setting) => ['-c', setting]);

const tail = (path: string): string => readOr(path, '').trim().split('\n').slice(-5).join(' | ');

/** One real query with our password; makes the database the first time. */
async function answers(url: string, files: Files): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === '3D000') return createDatabase(url);
    if (code === '28P01') throw new Error(`the password in ${files.password} is not that of ${files.cluster}`);
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function createDatabase(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url.replace(/[^/]+$/, 'postgres') });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${database}`);
  } catch (error) {
    if ((error as { code?: string }).code !== '42P04') throw error;
  } finally {
    await client.end();
  }
  return true;
}

/** Fast shutdown: open transactions are rolled back, everything committed is written. */
export async function shutDown(pid: number): Promise<void> {
  for (const [signal, ms] of [['SIGINT', 20_000], ['SIGQUIT', 5_000], ['SIGKILL', 5_000]] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    for (const patience = Date.now() + ms; Date.now() < patience && isAlive(pid);) await sleep(20);
  }
}
