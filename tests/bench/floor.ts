import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#tests/support/app-process.ts';
import type { AppProcess } from '#tests/support/app-process.ts';
import { loadOf, median, moveToCore, onCore, processorSeconds, round, spread } from './measure.ts';
import { bookBeingRead, signIn } from './world.ts';
import type { World } from './world.ts';

const rounds = 5;
const flags = '--disable-warning=ExperimentalWarning';

/**
 * Requests a second of two signed-in pages, as a share of what two hand-written servers give that check the same session,
 * send the same SQL and answer as many bytes. In turns (A B C, A B C, …), the median of the shares.
 */
export async function compareWithHandWritten(world: World, app: AppProcess, seconds: number): Promise<Record<string, number>> {
  const user = 'shelf-10000';
  const pages = { shelf: '/library', book: `/library/books/${await bookBeingRead(world.db, user)}` };
  return comparePages(world, app, { cookie: await signIn(world.db, user), pages, seconds });
}

type Comparison = { cookie: string; /** Addresses by the names of their numbers. */ pages: Record<string, string>; seconds: number };

export async function comparePages(world: Pick<World, 'databaseUrl' | 'dataDir'>, app: AppProcess, { cookie, pages, seconds }: Comparison): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'kruzhok-floor-'));
  const recording = join(folder, 'pages.json');
  const [first = '/'] = Object.values(pages);
  record(world, { cookie }, recording, Object.values(pages));
  const floor = await startServer('floor-server.ts', world.databaseUrl, recording, first, { cookie });
  const ejs = await startServer('ejs-server.ts', world.databaseUrl, recording, first, { cookie });
  const found: Record<string, number> = {};
  moveToCore(0, app.pid);
  try {
    const servers = { app, floor: { url: floor.url, pid: floor.child.pid ?? 0 }, ejs: { url: ejs.url, pid: ejs.child.pid ?? 0 } };
    for (const [name, path] of Object.entries(pages)) Object.assign(found, await compare({ name, path, cookie, servers, seconds }));
  } finally {
    floor.child.kill();
    ejs.child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
  return found;
}

type Server = { url: string; pid: number };
type Name = 'app' | 'floor' | 'ejs';
type Measured = { name: string; path: string; cookie: string; servers: Record<Name, Server>; seconds: number };
const names = ['app', 'floor', 'ejs'] as const;

async function compare({ name, path, cookie, servers, seconds }: Measured): Promise<Record<string, number>> {
  const [rates, costs] = [{ app: [], floor: [], ejs: [] } as Record<Name, number[]>, { app: [], floor: [], ejs: [] } as Record<Name, number[]>];
  const bytes: Record<Name, number> = { app: 0, floor: 0, ejs: 0 };
  for (const server of names) await loadOf(`${servers[server].url}${path}`, { cookie, seconds });
  for (let turn = 0; turn < rounds; turn += 1) {
    for (const server of names) {
      const before = processorSeconds(servers[server].pid);
      const load = await loadOf(`${servers[server].url}${path}`, { cookie, seconds });
      rates[server].push(load.rate);
      costs[server].push((processorSeconds(servers[server].pid) - before) * 1_000 / load.requests);
      bytes[server] = load.bytes;
    }
  }
  for (const other of ['floor', 'ejs'] as const) {
    if (Math.abs(bytes[other] / bytes.app - 1) > 0.05) throw new Error(`${name}: ${other} sends ${bytes[other]} bytes a page, the app ${bytes.app}`);
  }
  const shares = (other: 'floor' | 'ejs') => rates.app.map((rate, turn) => rate / (rates[other][turn] ?? NaN));
  return {
    [`floor.${name}`]: round(median(shares('floor'))), [`ejs.${name}`]: round(median(shares('ejs'))),
    [`spread.${name}`]: round(spread(shares('floor'))), [`spread.${name}.ejs`]: round(spread(shares('ejs'))), [`bytes.${name}`]: bytes.app,
    ...ofEach(`rate.${name}`, (server) => round(median(rates[server]), 0)), ...ofEach(`cpuMs.${name}`, (server) => round(median(costs[server]))),
    ...await waits({ name, path, cookie, servers, seconds }, Math.min(...names.map((server) => median(rates[server]))) / 2),
  };
}

const ofEach = (key: string, value: (server: Name) => number): Record<string, number> => Object.fromEntries(names.map((server) => [server === 'app' ? key : `${key}.${server}`, value(server)]));

/** How long each takes at one rate, half of what the weakest gives: what a visitor waits, not what a queue does. */
async function waits({ name, path, cookie, servers, seconds }: Measured, rate: number): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const server of names) {
    const { p50, p99 } = await loadOf(`${servers[server].url}${path}`, { cookie, seconds, rate });
    Object.assign(found, { [server === 'app' ? `p50.${name}` : `p50.${name}.${server}`]: p50, [server === 'app' ? `p99.${name}` : `p99.${name}.${server}`]: p99 });
  }
  return found;
}

/** Writes down what the app asks its database for these pages. */
export function record({ databaseUrl, dataDir }: Pick<World, 'databaseUrl' | 'dataDir'>, headers: Record<string, string>, out: string, paths: string[]): void {
  const result = spawnSync(process.execPath, [flags, 'tests/bench/record.ts', '--url', databaseUrl, '--data', dataDir, '--headers', JSON.stringify(headers), '--out', out, ...paths], { stdio: 'inherit' });
  if (result.status !== 0) throw new Error('the pages could not be recorded');
}

export async function startServer(file: string, databaseUrl: string, recording: string, path: string, headers: Record<string, string>): Promise<{ url: string; child: ChildProcess }> {
  const port = await freePort();
  const [command = '', ...args] = onCore(0, [process.execPath, flags, join('tests', 'bench', file), databaseUrl, recording, String(port)]);
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, NODE_ENV: 'production' } });
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; ; attempt += 1) {
    const answer = await fetch(`${url}${path}`, { headers }).catch(() => null);
    if (answer?.ok) return { url, child };
    if (attempt > 100) throw new Error(`${file} does not answer`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
