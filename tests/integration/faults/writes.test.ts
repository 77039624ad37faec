import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { startEmbeddedApp } from '#tests/support/embedded-app.ts';
import { startLoad } from '#tests/support/load.ts';
import type { Load } from '#tests/support/load.ts';
import { until } from '#tests/support/until.ts';
import { scale } from './scale.ts';

const rounds = scale(3, 200);
const house = await startEmbeddedApp();
afterAll(() => house.close());

/** Everything that was acknowledged is there once, and what each book brings with it is whole. */
async function expectKept(load: Load): Promise<void> {
  const kept = await house.db.book.findMany({ where: { id: { in: load.acknowledged } }, select: { id: true } });
  expect(kept).toHaveLength(load.acknowledged.length);
  const totals = await house.db.libraryTotal.aggregate({ where: { ownerId: house.personId }, _sum: { books: true } });
  expect(totals._sum.books ?? 0).toBe(await house.db.book.count({ where: { ownerId: house.personId, deletedAt: null } }));
}

describe('kill -9 under mixed writes', () => {
  it(`loses nothing that was acknowledged, in ${rounds} rounds`, async () => {
    const started: number[] = [];
    let written = 0;
    for (let round = 0; round < rounds; round += 1) {
      const load = startLoad(house.browser);
      // A moment that nobody chose, once there is something to lose.
      const enough = randomInt(1, 40);
      await until(() => load.acknowledged.length >= enough, 30_000);
      await sleep(randomInt(0, 100));
      await house.app.stop('SIGKILL');
      await load.stop();
      const from = performance.now();
      await house.startAgain();
      started.push(performance.now() - from);
      written += load.acknowledged.length;
      await expectKept(load);
      expect(load.visits.filter(({ status }) => status === 500)).toEqual([]);
      expect((await house.browser.get('/library')).status).toBe(200);
    }
    expect(written).toBeGreaterThan(rounds);
    started.sort((a, b) => a - b);
    console.log(`kill -9: ${rounds} rounds, ${written} acknowledged writes kept, ready again after ${Math.round(started[started.length >> 1] ?? 0)} ms (median)`);
  }, scale(120_000, 3_600_000));
});
