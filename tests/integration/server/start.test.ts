import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { Agent, get } from 'node:http';
import type { ClientRequest } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { appEnvironment, freePort, nodeArguments, startApp } from '#tests/support/app-process.ts';
import type { AppProcess } from '#tests/support/app-process.ts';
import { Outbox } from '#tests/support/outbox.ts';
import { createEmptyDatabase } from '#tests/support/server-database.ts';
import { until } from '#tests/support/until.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'kruzhok-start-'));
const database = await createEmptyDatabase(inject('databaseServer'));
const variables = { DATA_DIR: dataDir, DATABASE_URL: database.url, LOG_LEVEL: 'warn' };
const lock = join(dataDir, 'web-server.lock');
let app: AppProcess;

beforeAll(async () => {
  app = await startApp(variables);
});

afterAll(async () => {
  await app.stop('SIGKILL');
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Runs an entry of the app until it ends. */
function run(entry: string, env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry], { env: { ...appEnvironment(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, output })));
}

describe('the first start', () => {
  it('says where it is, and once who the owner is; the secret is nobody else’s to read', async () => {
    expect(app.output()).toContain(`Kruzhok is ready: ${app.url}`);
    const lines = app.output().split('\n').filter((line) => line.includes('owner'));
    expect(lines).toEqual([expect.stringMatching(/^owner login: \S+ password: \S{12,}$/)]);
    expect(statSync(join(dataDir, 'session-secret')).mode & 0o777).toBe(0o600);
    expect((await fetch(`${app.url}/health/ready`)).status).toBe(200);
  });
});

describe('a start without a word about NODE_ENV', () => {
  it('loads the builds of packages that are made for production', async () => {
    const list = join(dataDir, 'loaded-modules.json');
    const other = await startApp({ DATA_DIR: join(dataDir, 'other'), DATABASE_URL: database.url, LOG_LEVEL: 'warn', NODE_ENV: '', NODE_OPTIONS: `--import ./tests/support/list-modules.ts`, LOADED_MODULES: list });
    expect((await fetch(`${other.url}/sign-in`)).status).toBe(200);
    await other.stop();
    const react = (JSON.parse(readFileSync(list, 'utf8')) as string[]).filter((path) => /node_modules.react/.test(path));
    expect(react.filter((path) => path.includes('production')).length).toBeGreaterThan(1);
    expect(react.filter((path) => path.includes('development'))).toEqual([]);
  });
});

describe('a start of what was built', () => {
  it('leaves Node’s compiler of TypeScript alone', async () => {
    const says = encodeURIComponent('process.once("exit", () => console.log(`amaro: ${process.moduleLoadList.some((name) => name.includes("amaro"))}`))');
    const other = await startApp({ DATA_DIR: join(dataDir, 'other'), DATABASE_URL: database.url, LOG_LEVEL: 'warn', NODE_OPTIONS: `--import data:text/javascript,${says}` });
    expect((await fetch(`${other.url}/sign-in`)).status).toBe(200);
    await other.stop();
    expect(other.output()).toContain('amaro: false');
  });
});

describe('a start to develop', () => {
  it('ends in order when it is told to', async () => {
    const other = await startApp({ ...variables, DATA_DIR: join(dataDir, 'other'), NODE_ENV: 'development' }, 'dev');
    expect(await other.stop()).toBe(0);
  });
});

describe('a start that cannot be', () => {
  it('beside another web server on the same DATA_DIR says who holds it and harms nothing', async () => {
    const second = await run('app/server/start.ts', { ...variables, PORT: String(await freePort()) });
    expect(second.code).toBe(1);
    expect(second.output.trim()).toBe(`Kruzhok could not start: ${dataDir} is in use by another Kruzhok, process ${app.pid}. Stop that one, or set DATA_DIR to another folder.`);
    expect(readFileSync(lock, 'utf8')).toMatch(new RegExp(`^${app.pid}\\b`));
    expect((await fetch(`${app.url}/health/ready`)).status).toBe(200);
  });

  it('on a port that is taken says so', async () => {
    const taken = createServer();
    await new Promise<void>((done) => taken.listen(0, () => done()));
    const port = String((taken.address() as AddressInfo).port);
    const otherDir = mkdtempSync(join(tmpdir(), 'kruzhok-start-'));
    const { code, output } = await run('app/server/start.ts', { ...variables, DATA_DIR: otherDir, PORT: port });
    expect(code).toBe(1);
    expect(output.split('\n')).toContain(`Kruzhok could not start: port ${port} is taken by another program. Stop it, or set PORT to a free one.`);
    expect(output).not.toMatch(/^\s+at /m);
    expect(existsSync(join(otherDir, 'web-server.lock'))).toBe(false);
    await new Promise((done) => taken.close(done));
    rmSync(otherDir, { recursive: true });
  });

  it('with a wrong environment names every variable', async () => {
    const wrong = { PORT: '99999', BASE_URL: 'ftp://x', DATABASE_URL: 'mysql://x', SESSION_SECRET: 'short', MAIL_URL: 'pigeon:', TRUST_PROXY: 'yes', LOG_LEVEL: 'loud', TIME_ZONE: 'Mars/Base', WORKER: 'maybe', RESEND_BASE_URL: 'x', SENTRY_DSN: 'sentry' };
    const { code, output } = await run('app/server/start.ts', { DATA_DIR: dataDir, ...wrong });
    expect(code).toBe(1);
    expect(output).toContain('the environment is not right');
    for (const name of Object.keys(wrong)) expect(output, name).toMatch(new RegExp(`^${name}: \\S.*`, 'm'));
    expect(output).not.toContain('short\n');
    expect(output).not.toMatch(/^\s+at /m);
  });

  it('without the database it was told of says so and does not hang', async () => {
    const otherDir = mkdtempSync(join(tmpdir(), 'kruzhok-start-'));
    const { code, output } = await run('app/server/start.ts', { DATA_DIR: otherDir, DATABASE_URL: `postgresql://nobody:secret-word@127.0.0.1:${await freePort()}/none`, PORT: '0' });
    expect(code).toBe(1);
    expect(output).toMatch(/^Kruzhok could not start: the database at 127\.0\.0\.1:\d+ does not answer \(ECONNREFUSED\)\. Is it running, and is DATABASE_URL right\?$/m);
    expect(output).not.toMatch(/^\s+at /m);
    expect(output).not.toContain('secret-word');
    rmSync(otherDir, { recursive: true });
  }, 30_000);
});

describe('beside the running app', () => {
  it('a worker comes and goes', async () => {
    const child = spawn(process.execPath, nodeArguments('worker'), { env: { ...appEnvironment(), ...variables, LOG_LEVEL: 'info' }, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const ended = new Promise((resolve) => child.once('exit', resolve));
    while (!output.includes('worker ready') && child.exitCode === null) await sleep(50);
    expect(output).not.toContain('owner');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect((await fetch(`${app.url}/health/ready`)).status).toBe(200);
  });

  it('with WORKER=off leaves the letters to a worker', async () => {
    const ownDir = mkdtempSync(join(tmpdir(), 'kruzhok-start-'));
    const own = await createEmptyDatabase(inject('databaseServer'));
    const settings = { DATA_DIR: ownDir, DATABASE_URL: own.url, LOG_LEVEL: 'info' };
    const web = await startApp({ ...settings, WORKER: 'off' });
    const body = new URLSearchParams({ intent: 'code', email: 'reader@example.org' });
    const asked = await fetch(`${web.url}/sign-in`, { method: 'POST', body, redirect: 'manual', headers: { origin: web.url, 'sec-fetch-site': 'same-origin' } });
    expect(asked.status).toBe(303);
    const worker = spawn(process.execPath, nodeArguments('worker'), { env: { ...appEnvironment(), ...settings }, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    worker.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    await new Outbox(join(ownDir, 'outbox')).letter('reader@example.org', 1, 60_000);
    await until(() => output.includes('reader@example.org') || null);
    expect(web.output()).not.toContain('reader@example.org');
    expect(web.output()).not.toContain('calendar work');
    worker.kill('SIGTERM');
    expect(await ended).toBe(0);
    await web.stop();
    await own.drop();
    rmSync(ownDir, { recursive: true, force: true });
  });
});

type Outcome = 'answered' | 'refused' | { failed: string };

/** One request over kept connections; "refused" only when no connection came about. */
function ask(agent: Agent, url: string): Promise<Outcome> {
  return new Promise((resolve) => {
    const request: ClientRequest = get(url, { agent }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () => resolve(response.statusCode === 200 && bytes > 1000 ? 'answered' : { failed: `status ${response.statusCode}, ${bytes} bytes` }));
      response.on('error', (error) => resolve({ failed: `half an answer: ${error.message}` }));
    });
    request.on('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED' ? 'refused' : { failed: `${error.code} on ${request.reusedSocket ? 'a kept' : 'a new'} connection` }));
  });
}

describe('stopping', () => {
  it('under load fails no request, ends within ten seconds, and lets go of the folder', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 12 });
    const outcomes: Outcome[] = [];
    const client = async () => {
      for (let outcome: Outcome | undefined; outcome !== 'refused'; outcomes.push(outcome)) outcome = await ask(agent, `${app.url}/sign-in`);
    };
    const clients = Array.from({ length: 12 }, client);
    while (outcomes.length < 150) await sleep(10);
    const from = performance.now();
    const code = await app.stop('SIGTERM');
    expect(performance.now() - from).toBeLessThan(10_000);
    await Promise.all(clients);
    agent.destroy();
    expect(code).toBe(0);
    expect(outcomes.filter((outcome) => typeof outcome === 'object')).toEqual([]);
    expect(outcomes.filter((outcome) => outcome === 'answered').length).toBeGreaterThan(150);
    expect(existsSync(lock)).toBe(false);
  }, 60_000);

  it('and after kill -9, the next start is like any other, without a second owner', async () => {
    const again = await startApp(variables);
    expect(again.output()).not.toContain('owner');
    await again.stop('SIGKILL');
    expect(existsSync(lock)).toBe(true);
    app = await startApp(variables);
    expect(app.output()).not.toContain('owner');
    expect(readFileSync(lock, 'utf8')).toMatch(new RegExp(`^${app.pid}\\b`));
    expect(await app.stop('SIGTERM')).toBe(0);
  }, 60_000);
});
