import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { startEmbeddedApp } from '#tests/support/embedded-app.ts';
import { startFakeResend } from '#tests/support/fake-resend.ts';
import { startLoad } from '#tests/support/load.ts';
import { until } from '#tests/support/until.ts';
import { startUploads } from '#tests/support/upload-load.ts';
import { scale } from './scale.ts';

const rounds = scale(1, 10);
const resend = await startFakeResend();
const house = await startEmbeddedApp({ MAIL_URL: 'resend://re_key', RESEND_BASE_URL: resend.url, MAIL_FROM: 'Kruzhok <k@circle.example>' });
afterAll(async () => {
  await house.close();
  await resend.close();
});

const jobsIn = (state: string) => house.db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM pgboss.job WHERE state::text = ${state}`.then(([row]) => row?.count ?? 0);

/** Somebody asks for a copy of everything, of which a letter tells when it is there. */
async function askForCopy(): Promise<string> {
  const browser = await house.newcomer();
  expect((await browser.post('/settings/data/exports', {})).status).toBe(303);
  return browser.person.email ?? '';
}

describe('SIGTERM under load', () => {
  it(`fails no request that was accepted, ends within ten seconds and puts jobs back, ${rounds} times`, async () => {
    const told: string[] = [];
    const seconds: number[] = [];
    const rates: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      // A provider that never answers: the letters are being sent when the signal comes, and will be for longer than there is time.
      resend.setMood('hangs');
      const before = resend.requests.length;
      told.push(await askForCopy(), await askForCopy());
      await until(() => resend.requests.length > before, 30_000);
      const load = startLoad(house.browser, { readers: 6, writers: 6 });
      const uploads = startUploads(house);
      const began = Date.now();
      await until(() => load.visits.length >= scale(100, 500) && uploads.visits.length >= 5, 60_000);
      rates.push((load.visits.length * 1_000) / (Date.now() - began));
      const signalled = Date.now();
      const code = await house.app.stop('SIGTERM');
      seconds.push((Date.now() - signalled) / 1_000);
      await Promise.all([load.stop(), uploads.stop()]);

      expect(code).toBe(0);
      expect(seconds.at(-1)).toBeLessThan(10);
      const visits = [...load.visits, ...uploads.visits];
      expect(visits.filter(({ status }) => status >= 500)).toEqual([]);
      // After the door is closed a connection is refused; one that was open is never cut off, and is told to close.
      expect(visits.filter(({ lost }) => lost !== null && !/ECONNREFUSED/.test(lost))).toEqual([]);
      expect(visits.some(({ at, isLast }) => at > signalled - 1_000 && isLast)).toBe(true);
      expect(house.app.output()).not.toMatch(/uncaught exception|unhandled rejection/);

      resend.setMood('well');
      await house.startAgain();
      await until(() => jobsIn('active').then((count) => count === 0), 20_000);
      const kept = await house.db.book.count({ where: { id: { in: load.acknowledged } } });
      expect(kept).toBe(load.acknowledged.length);
      await until(() => told.every((address) => [...resend.accepted.values()].flatMap(({ to }) => to as string[]).includes(address)), 90_000);
      await sleep(100);
      expect([...resend.accepted.values()].flatMap(({ to }) => to as string[]).filter((address) => told.includes(address)).sort()).toEqual([...told].sort());
    }
    expect(await house.db.errorReport.count()).toBe(0);
    console.log(`SIGTERM: ${rounds} times at about ${Math.round(Math.min(...rates))} requests a second or more, 0 failed, ended within ${Math.max(...seconds).toFixed(1)} s`);
  }, scale(180_000, 900_000));
});
