import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { startEmbeddedApp } from '#tests/support/embedded-app.ts';
import { until } from '#tests/support/until.ts';
import { scale } from './scale.ts';

const house = await startEmbeddedApp();
afterAll(() => house.close());
const version = /^manifest-(\w+)\.js$/.exec(readdirSync('build/client/assets').find((name) => /^manifest-[0-9a-f]+\.js$/.test(name)) ?? '')?.[1] ?? '';

const asMany = (make: (at: number) => string, length = 7_500) => {
  let text = '';
  for (let at = 0; text.length < length; at += 1) text += make(at);
  return text;
};
const discovery = (make: (at: number) => string) => `/__manifest?version=${version}&${asMany((at) => `p=${make(at)}&`)}`;

/** CVE-2026-42342, 55685, and what was found here beside them: addresses that kept the router busy for seconds. */
const addresses = [
  discovery((at) => `/${at.toString(36)}`), discovery((at) => `/s${at.toString(36)}/b`), discovery((at) => `/library/books/${at.toString(36)}/edit`), discovery((at) => `/%6C${at.toString(36)}`), `/__manifest?version=${version}&p=${'/a'.repeat(3_500)}`,
  '/a'.repeat(7_000), '/%61'.repeat(3_500), `/library${'/a'.repeat(6_000)}`, `${'/a'.repeat(7_000)}.data`, '/'.repeat(12_000), `/${'x'.repeat(12_000)}`, `/library.data?_routes=${'a,'.repeat(6_000)}`, `/library?${asMany((at) => `a${at}=b&`, 12_000)}`,
];

const ordinary = ['/sign-in', '/nothing-here', '/keyboard', '/library'];

/** Fifty clients ask for these all the time; how long the house takes to say that it lives, meanwhile. */
async function underFifty(paths: string[]): Promise<{ p95: number; asked: number; failed: number[] }> {
  const run = { asked: 0, stopping: false };
  const statuses = new Set<number>();
  const client = async (_: unknown, start: number) => {
    for (let at = start; !run.stopping; at += 1) {
      const response = await fetch(`${house.app.url}${paths[at % paths.length] ?? ''}`, { redirect: 'manual' });
      await response.arrayBuffer();
      statuses.add(response.status);
      run.asked += 1;
      // As many as there are, but no more work than a busy evening: what counts is what one of them costs.
      await sleep(150);
    }
  };
  const clients = Array.from({ length: 50 }, client);
  await until(() => run.asked >= 100, 60_000);
  const times: number[] = [];
  for (let probe = 0; probe < scale(80, 1_000); probe += 1) {
    const from = performance.now();
    const response = await fetch(`${house.app.url}/health/live`);
    await response.arrayBuffer();
    times.push(performance.now() - from);
    expect(response.status).toBe(200);
    await sleep(20);
  }
  run.stopping = true;
  await Promise.all(clients);
  times.sort((a, b) => a - b);
  return { p95: times[Math.ceil(times.length * 0.95) - 1] ?? Infinity, asked: run.asked, failed: [...statuses].filter((status) => status >= 500) };
}

it('the longest addresses from fifty clients hold the house up no more than ordinary ones', async () => {
  expect(version).not.toBe('');
  const usual = await underFifty(ordinary);
  const long = await underFifty(addresses);
  console.log(`long addresses: ${long.asked} answered, /health/live within ${Math.round(long.p95)} ms (p95), among ordinary ones ${Math.round(usual.p95)} ms`);
  expect([...usual.failed, ...long.failed]).toEqual([]);
  expect(long.asked).toBeGreaterThan(200);
  expect(long.p95).toBeLessThan(3 * usual.p95 + 150);
}, 180_000);
