import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import manifest from '../../package.json' with { type: 'json' };

export type AppProcess = {
  url: string;
  pid: number;
  output: () => string;
  /** Resolves with the exit code. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
};

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** The test runner puts a BASE_URL of its own among the variables. */
export const appEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env, NODE_ENV: 'production', BASE_URL: '' });

type Script = 'start' | 'worker' | 'dev';

/** What a script of package.json hands to Node. */
export const nodeArguments = (script: Script): string[] => manifest.scripts[script].split(' ').slice(1);

/** The real thing: what `npm start` runs, in a process of its own; resolves when it says it is ready. */
export async function startApp(env: Record<string, string>, script: Script = 'start'): Promise<AppProcess> {
  const port = env.PORT ?? String(await freePort());
  const child = spawn(process.execPath, nodeArguments(script), {
    env: { ...appEnvironment(), PORT: port, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await untilReady(child, () => output);
  return {
    url: `http://localhost:${port}`,
    pid: child.pid ?? 0,
    output: () => output,
    stop: (signal = 'SIGTERM') => stopped(child, signal),
  };
}

function untilReady(child: ChildProcess, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`not ready in time:\n${output()}`)), 90_000);
    const timer = setInterval(() => {
      if (!output().includes('Kruzhok is ready')) return;
      clearTimeout(limit);
      clearInterval(timer);
      resolve();
    }, 50);
    child.once('exit', (code) => {
      clearInterval(timer);
      clearTimeout(limit);
      reject(new Error(`ended with ${code}:\n${output()}`));
    });
  });
}

function stopped(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.kill(signal);
  });
}
