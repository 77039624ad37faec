import { beforeEach, describe, expect, test } from 'vitest';
import { createCalendar, defineCalendarJob } from '#app/platform/jobs/calendar.server.ts';
import type { CalendarJob } from '#app/platform/jobs/calendar.server.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { testDatabase } from '#tests/support/database.ts';

const { db } = await testDatabase();
const queue: Queue = { enqueue: () => Promise.reject(new Error('unused')), publish: () => Promise.reject(new Error('unused')) };

const monthly = (ran: string[], missed: CalendarJob['missed'], fails = () => false): CalendarJob => defineCalendarJob({
  name: 'test.monthly',
  ...(missed && { missed }),
  period: (now, zone) => new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit' }).format(now),
  run: async (tx, { period }) => {
    await tx.user.create({ data: { username: period, usernameKey: period } });
    if (fails()) throw new Error('in the middle');
    ran.push(period);
  },
});

const calendarAt = (time: string, job: CalendarJob) =>
  createCalendar({ db, queue, log: createLog('silent'), jobs: [job], zone: 'Europe/Moscow', now: () => new Date(time) });

beforeEach(async () => {
  await db.calendarRun.deleteMany();
  await db.user.deleteMany();
});

describe('calendar work', () => {
  test('is done once per period however often and by however many is asked', async () => {
    const ran: string[] = [];
    const job = monthly(ran, 'latest');
    await calendarAt('2026-03-05T10:00:00Z', job).tick();
    await Promise.all(Array.from({ length: 6 }, () => calendarAt('2026-04-02T10:00:00Z', job).tick()));
    await calendarAt('2026-04-20T10:00:00Z', job).tick();
    expect(ran).toEqual(['2026-03', '2026-04']);
    expect(await db.user.count()).toBe(2);
    expect(await db.calendarRun.count({ where: { finishedAt: { not: null } } })).toBe(2);
  });

  test('begins when the month begins in the circle’s zone', async () => {
    const ran: string[] = [];
    await calendarAt('2026-03-31T20:59:00Z', monthly(ran, 'latest')).tick();
    await calendarAt('2026-03-31T21:00:00Z', monthly(ran, 'latest')).tick();
    expect(ran).toEqual(['2026-03', '2026-04']);
  });

  test('catches up each missed period where the job asks for it, else only the latest', async () => {
    for (const [missed, expected] of [
      ['each', ['2026-01', '2026-02', '2026-03', '2026-04']],
      ['latest', ['2026-01', '2026-04']],
    ] as const) {
      await db.calendarRun.deleteMany();
      await db.user.deleteMany();
      const ran: string[] = [];
      await calendarAt('2026-01-10T00:00:00Z', monthly(ran, missed)).tick();
      await calendarAt('2026-04-10T00:00:00Z', monthly(ran, missed)).tick();
      expect(ran).toEqual(expected);
    }
  });

  test('that failed leaves nothing behind and is done at the next tick', async () => {
    const ran: string[] = [];
    let failing = true;
    const calendar = calendarAt('2026-05-01T12:00:00Z', monthly(ran, 'latest', () => failing));
    expect(await calendar.tick()).toEqual([]);
    expect(await db.user.count()).toBe(0);
    expect(await db.calendarRun.count()).toBe(0);
    failing = false;
    expect(await calendar.tick()).toEqual(['test.monthly 2026-05']);
    expect(await db.user.count()).toBe(1);
  });
});
