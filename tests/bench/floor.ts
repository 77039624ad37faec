import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#tests/support/app-process.ts';
import type { AppProcess } from '#tests/support/app-process.ts';
import { loadOf, median, moveToCore, onCore, round } from './measure.ts';
import { bookBeingRead, signIn } from './world.ts';
import type { World } from './world.ts';

const rounds = 3;
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
    for (const [name, path] of Object.entries(pages)) Object.assign(found, await compare(name, path, cookie, { app: app.url, floor: floor.url, ejs: ejs.url }, seconds));
  } finally {
    floor.child.kill();
    ejs.child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
  return found;
}

type Servers = { app: string; floor: string; ejs: string };

async function compare(name: string, path: string, cookie: string, servers: Servers, seconds: number): Promise<Record<string, number>> {
  const rates: Record<keyof Servers, number[]> = { app: [], floor: [], ejs: [] };
  const bytes: Record<string, number> = {};
  const latency: number[] = [];
  for (const [server, url] of Object.entries(servers)) await loadOf(`${url}${path}`, cookie, server === 'app' ? 5 : 2);
  for (let turn = 0; turn < rounds; turn += 1) {
    for (const server of Object.keys(servers) as (keyof Servers)[]) {
      const load = await loadOf(`${servers[server]}${path}`, cookie, seconds);
      rates[server].push(load.rate);
      bytes[server] = load.bytes;
      if (server === 'app') latency.push(load.p99);
    }
  }
  for (const other of ['floor', 'ejs']) {
    const difference = Math.abs((bytes[other] ?? 0) / (bytes.app ?? 1) - 1);
    if (difference > 0.05) throw new Error(`${name}: ${other} sends ${bytes[other]} bytes a page, the app ${bytes.app}`);
  }
  const share = (other: 'floor' | 'ejs') => round(median(rates.app.map((rate, turn) => rate / (rates[other][turn] ?? NaN))));
  return {
    [`floor.${name}`]: share('floor'), [`ejs.${name}`]: share('ejs'),
    [`rate.${name}`]: round(median(rates.app), 0), [`rate.${name}.floor`]: round(median(rates.floor), 0), [`rate.${name}.ejs`]: round(median(rates.ejs), 0),
    [`p99.${name}`]: median(latency), [`bytes.${name}`]: bytes.app ?? 0,
  };
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
