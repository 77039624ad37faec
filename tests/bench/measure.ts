import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

const hasTaskset = spawnSync('taskset', ['--version']).status === 0;

/** Wraps a command so that it runs on one core, where the machine can do that: servers on the first, load on the second. */
export const onCore = (core: 0 | 1, command: string[]): string[] => (hasTaskset ? ['taskset', '-c', String(core), ...command] : command);

/** Moves a running process to one core, with all its threads. */
export function moveToCore(core: 0 | 1, pid: number): void {
  if (hasTaskset) spawnSync('taskset', ['-acp', String(core), String(pid)]);
}

/** Spread of values around their median, as a share of it: the largest less the smallest. */
export const spread = (values: readonly number[]): number => (Math.max(...values) - Math.min(...values)) / median(values);

type Load = { cookie: string; seconds: number; /** Requests a second in all; as many as the server gives without it. Waiting for a turn counts as waiting. */ rate?: number };

/** Requests a second that a server gives to ten connections, from a process of its own. */
export async function loadOf(url: string, { cookie, seconds, rate }: Load): Promise<{ rate: number; requests: number; p50: number; p99: number; bytes: number }> {
  const cannon = join('node_modules', 'autocannon', 'autocannon.js');
  const [command = '', ...args] = onCore(1, [process.execPath, cannon, '--json', '-c', '10', '-d', String(seconds), ...(rate === undefined ? [] : ['-R', String(Math.max(1, Math.round(rate)))]), '-H', `cookie=${cookie}`, url]);
  const output = await outputOf(command, args);
  const result = JSON.parse(output) as { requests: { average: number; total: number }; latency: { p50: number; p99: number }; throughput: { total: number }; non2xx: number; errors: number };
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} answers other than 2xx, ${result.errors} errors`);
  return { rate: result.requests.average, requests: result.requests.total, p50: result.latency.p50, p99: result.latency.p99, bytes: Math.round(result.throughput.total / result.requests.total) };
}

function outputOf(command: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve(output) : reject(new Error(`${command} ${args.join(' ')} ended with ${code}`))));
  });
}

/** What a log of the app says of its requests: their addresses without what is asked of them, and how many questions each sent. */
export function loggedRequests(log: string): { address: string; queries: number }[] {
  const lines = log.split('\n').filter((line) => line.includes('"queries"')).map((line) => JSON.parse(line) as { route?: string; path?: string; url?: string; queries: number });
  return lines.map(({ route, path, url, queries }) => ({ address: ((route ?? path ?? url) ?? '').split('?')[0] ?? '', queries }));
}

/** Seconds of the processor that a process has had, by Linux's own books; NaN elsewhere. */
export function processorSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return NaN;
  }
}

/** Memory of a process by Linux's own books, in MB: now and at its peak; null elsewhere. */
export function memoryOf(pid: number): { now: number; peak: number } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const megabytes = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
    return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
  } catch {
    return null;
  }
}

/** A page's time for each of several people, asked in turns so that whatever else the machine does meets them all alike: their medians. */
export const mediansInTurns = (url: string, cookies: readonly string[], times = 40): Promise<number[]> => mediansOfEach(cookies.map((cookie) => ({ url, cookie })), times);

/** The same of several addresses, each as somebody. */
export async function mediansOfEach(asked: readonly { url: string; cookie: string }[], times = 40): Promise<number[]> {
  const taken = asked.map(() => [] as number[]);
  for (let time = -5; time < times; time += 1) {
    for (const [index, { url, cookie }] of asked.entries()) {
      const ms = await timeOf(url, cookie);
      if (time >= 0) taken[index]?.push(ms);
    }
  }
  return taken.map(median);
}

async function timeOf(url: string, cookie: string): Promise<number> {
  const from = performance.now();
  const answer = await fetch(url, { headers: { cookie, 'accept-encoding': 'identity' } });
  await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return performance.now() - from;
}
