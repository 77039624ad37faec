import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { Browser } from '#tests/support/browser-session.ts';
import { startEmbeddedApp } from '#tests/support/embedded-app.ts';
import { startFakeResend } from '#tests/support/fake-resend.ts';
import type { ResendMood } from '#tests/support/fake-resend.ts';
import { until } from '#tests/support/until.ts';
import { isFull, scale } from './scale.ts';

const troubleMs = scale(1_000, 60_000);
const resend = await startFakeResend();
const house = await startEmbeddedApp({ MAIL_URL: 'resend://re_key', RESEND_BASE_URL: resend.url, MAIL_FROM: 'Kruzhok <k@circle.example>', EMAIL_MX_CHECK: 'off' });
afterAll(async () => {
  await house.close();
  await resend.close();
});

const addresses: string[] = [];

async function register(): Promise<number> {
  const id = randomBytes(5).toString('hex');
  const visitor = new Browser(house.app.url, house.app.url, {});
  const from = performance.now();
  const { status } = await visitor.post('/register', { username: `new-${id}`, email: `${id}@example.org`, password: 'gravel otter plinth' });
  expect(status).toBe(303);
  addresses.push(`${id}@example.org`);
  return performance.now() - from;
}

/** Two people at a time register until the time is over. */
async function busyFor(ms: number): Promise<number[]> {
  const times: number[] = [];
  const until = Date.now() + ms;
  const person = async () => {
    while (Date.now() < until) times.push(await register());
  };
  await Promise.all([person(), person()]);
  return times.sort((a, b) => a - b);
}
const median = (times: number[]): number => times[times.length >> 1] ?? 0;

/** Each letter has come, and under one key only: by its key the provider knows a letter that it has already. */
async function expectEachOnce(): Promise<void> {
  resend.setMood('well');
  const arrived = () => [...resend.accepted.values()].flatMap(({ to }) => to as string[]);
  await until(() => new Set(arrived()).size >= addresses.length, scale(90_000, 240_000));
  expect(arrived().sort()).toEqual([...addresses].sort());
}

describe('a mail provider in trouble', () => {
  it('does not make anybody wait, and gets everything once when it is well', async () => {
    await busyFor(1_000);
    const healthy = median(await busyFor(troubleMs));
    const troubled: Record<string, number> = {};
    for (const mood of ['refuses', 'hangs', 'broken', 'busy', 'garbage', 'half', 'forgets'] as const satisfies readonly ResendMood[]) {
      resend.setMood(mood);
      troubled[mood] = median(await busyFor(troubleMs));
      await sleep(100);
      if (isFull) await expectEachOnce();
    }
    await expectEachOnce();
    // What the provider took without saying so is asked for again when its turn comes.
    await until(async () => (await house.db.mailMessage.count({ where: { status: { not: 'sent' } } })) === 0, scale(30_000, 240_000));
    for (const [mood, ms] of Object.entries(troubled)) expect(ms, mood).toBeLessThan(3 * healthy + 150);
    expect(await house.db.errorReport.count()).toBe(0);
    console.log(`mail: ${addresses.length} letters, each once; a registration takes ${Math.round(healthy)} ms, in trouble ${JSON.stringify(Object.fromEntries(Object.entries(troubled).map(([mood, ms]) => [mood, Math.round(ms)])))}`);
  }, scale(180_000, 2_400_000));
});
