import { describe, expect, test } from 'vitest';
import { forgetOldNews } from '#app/engines/notifications/commands/forget-old-news.server.ts';
import { sendDigests } from '#app/engines/notifications/commands/send-digests.server.ts';
import { inTransaction, countQueries, currentQueryCount } from '#app/platform/db/client.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { createPerson } from '#tests/support/people.ts';
import { newsScene } from './scene.ts';

const { db } = await testDatabase();
type Scene = ReturnType<typeof newsScene>;

/** Somebody who wants everything in the digest. */
async function digester(username: string, timeZone: string, digestHour = 9): Promise<string> {
  const { id } = await createPerson(db, { username, timeZone });
  await db.user.update({ where: { id }, data: { locale: 'en', digestHour, notificationPreferences: { create: { topic: 'gong', timing: 'digest' } } } });
  return id;
}

async function tell(scene: Scene, crowd: string, what: string, at: string): Promise<void> {
  scene.setNow(at);
  await scene.gong(crowd, what);
  await scene.run();
}

const digestAt = async (scene: Scene, at: string | Date): Promise<number> => {
  scene.setNow(at);
  return sendDigests(scene.work);
};
const to = (scene: Scene, userId: string) => scene.sent.filter((one) => one.userId === userId);

describe('the digest', () => {
  test('comes at the person’s own hour, once, with what had come by then; an empty one does not', async () => {
    const scene = newsScene(db);
    const [berlin, empty] = [await digester('d-berlin', 'Europe/Berlin'), await digester('d-empty', 'Europe/Berlin')];
    await tell(scene, 'd-berlin', 'One', '2026-11-24T20:00:00Z');
    await tell(scene, 'd-berlin', 'Two', '2026-11-25T07:59:00Z');
    expect(await digestAt(scene, '2026-11-25T07:59:59Z')).toBe(0);
    expect(await digestAt(scene, '2026-11-25T08:00:00Z')).toBe(1);
    expect(await digestAt(scene, '2026-11-25T08:15:00Z')).toBe(0);
    expect(to(scene, berlin)).toMatchObject([{ subject: 'Your day: 25\u00A0November', lines: [{ href: '/library?q=One' }, { href: '/library?q=Two' }] }]);
    // What comes after the hour is tomorrow's.
    await tell(scene, 'd-berlin', 'Three', '2026-11-25T10:00:00Z');
    expect(await digestAt(scene, '2026-11-25T22:00:00Z')).toBe(0);
    expect(await digestAt(scene, '2026-11-26T08:00:00Z')).toBe(1);
    expect(await digestAt(scene, '2026-11-27T08:00:00Z')).toBe(0);
    expect([to(scene, berlin).length, to(scene, empty).length]).toEqual([2, 0]);
  });

  test.each([
    ['Europe/Berlin', 2, '2026-03-29'], ['Europe/Berlin', 2, '2026-10-25'], ['America/New_York', 2, '2026-03-08'], ['America/New_York', 1, '2026-11-01'],
    ['Australia/Lord_Howe', 2, '2026-10-04'], ['Australia/Lord_Howe', 1, '2026-04-05'], ['America/Santiago', 0, '2026-09-06'], ['America/Santiago', 23, '2026-04-04'], ['Asia/Almaty', 23, '2024-02-29'],
  ])('%s at %i, around %s: each day has one, and none has two', async (zone, hour, day) => {
    const scene = newsScene(db);
    const name = `z-${zone.slice(-6)}-${day.slice(2)}`;
    const id = await digester(name, zone, hour);
    const start = new Date(`${day}T00:00:00Z`).getTime() - 24 * 3_600_000;
    for (let half = 0; half < 3 * 48; half += 1) {
      const at = new Date(start + half * 1_800_000);
      if (half % 12 === 0) await tell(scene, name, `News ${half}`, at.toISOString());
      await digestAt(scene, at);
    }
    const days = await db.notificationDigest.findMany({ where: { userId: id }, orderBy: { day: 'asc' }, select: { day: true } });
    expect(new Set(days.map((row) => row.day.toISOString())).size).toBe(days.length);
    expect(days.map((row) => row.day.toISOString().slice(0, 10))).toContain(day);
    for (const [at, { day: one }] of days.entries()) if (at > 0) expect(one.getTime() - days[at - 1]!.day.getTime()).toBe(86_400_000);
    expect(to(scene, id).length).toBe(days.length);
  }, 120_000);

  test('who moves gets none twice on a day of theirs, and none is lost', async () => {
    const scene = newsScene(db);
    const id = await digester('d-mover', 'Europe/Berlin');
    await tell(scene, 'd-mover', 'One', '2026-11-25T07:00:00Z');
    expect(await digestAt(scene, '2026-11-25T08:00:00Z')).toBe(1);
    await db.user.update({ where: { id }, data: { timeZone: 'America/New_York' } });
    await tell(scene, 'd-mover', 'Two', '2026-11-25T10:00:00Z');
    // Nine o'clock of the same day once more.
    expect(await digestAt(scene, '2026-11-25T14:00:00Z')).toBe(0);
    expect(await digestAt(scene, '2026-11-26T14:00:00Z')).toBe(1);
    await db.user.update({ where: { id }, data: { timeZone: 'Asia/Almaty' } });
    await tell(scene, 'd-mover', 'Three', '2026-11-26T15:00:00Z');
    expect(await digestAt(scene, '2026-11-27T04:00:00Z')).toBe(1);
    expect(to(scene, id).map(({ lines }) => lines.length)).toEqual([1, 1, 1]);
  });

  test('after a standstill one is caught up, with all that waited; not in the night of who has quiet hours', async () => {
    const scene = newsScene(db);
    const [id, sleeper] = [await digester('d-late-a', 'UTC'), await digester('d-late-b', 'UTC')];
    await db.notificationBox.upsert({ where: { userId: sleeper }, create: { userId: sleeper, quietFrom: 21, quietUntil: 7 }, update: { quietFrom: 21, quietUntil: 7 } });
    await tell(scene, 'd-late-', 'One', '2026-11-20T08:00:00Z');
    await tell(scene, 'd-late-', 'Two', '2026-11-22T08:00:00Z');
    expect(await digestAt(scene, '2026-11-22T23:00:00Z')).toBe(1);
    expect(to(scene, id).map(({ lines }) => lines.length)).toEqual([2]);
    expect(await digestAt(scene, '2026-11-23T08:59:00Z')).toBe(0);
    expect(await digestAt(scene, '2026-11-23T09:00:00Z')).toBe(1);
    expect(to(scene, sleeper).map(({ lines }) => lines.length)).toEqual([2]);
  });

  test('what was read has no place in it; while its person reads in peace it waits; blocked and silent people get none', async () => {
    const scene = newsScene(db);
    const [reader, calm, blocked, silent] = [await digester('d-other-a', 'UTC'), await digester('d-other-b', 'UTC'), await digester('d-other-c', 'UTC'), await digester('d-other-d', 'UTC')];
    await tell(scene, 'd-other-', 'One', '2026-11-25T08:00:00Z');
    await db.notification.updateMany({ where: { userId: reader }, data: { readAt: new Date() } });
    await db.user.update({ where: { id: blocked }, data: { deactivatedAt: new Date(), blockedAt: new Date() } });
    await db.user.update({ where: { id: silent }, data: { notificationChannel: 'none' } });
    scene.quiet.set(calm, new Date('2026-11-25T09:25:00Z'));
    expect(await digestAt(scene, '2026-11-25T09:00:00Z')).toBe(0);
    expect(await digestAt(scene, '2026-11-25T09:30:00Z')).toBe(1);
    expect(scene.sent.map(({ userId }) => userId)).toEqual([calm]);
  });

  test('two at once, and a crash between any two people: each has theirs once; people are read together', async () => {
    const scene = newsScene(db);
    const people = Array.from({ length: 120 }, (_, at) => ({ username: `many-${at}`, usernameKey: `many-${at}`, email: `many-${at}@example.org`, emailKey: `many-${at}@example.org`, timeZone: 'UTC' }));
    await db.user.createMany({ data: people });
    const ids = (await db.user.findMany({ where: { username: { startsWith: 'many-' } }, select: { id: true } })).map(({ id }) => id);
    await db.notificationPreference.createMany({ data: ids.map((userId) => ({ userId, topic: 'gong', timing: 'digest' as const })) });
    await tell(scene, 'many-', 'One', '2026-11-25T08:00:00Z');
    scene.setNow('2026-11-25T09:00:00Z');
    const { send } = scene.work.channels.email;
    let tries = 0;
    scene.work.channels.email.send = async (tx, message) => {
      if ((tries += 1) % 30 === 0) throw new Error('the process ended');
      await send(tx, message);
    };
    const attempts = async () => {
      for (let attempt = 0; attempt < 8; attempt += 1) await sendDigests(scene.work).catch(() => undefined);
    };
    await Promise.all([attempts(), attempts()]);
    expect(scene.sent.length).toBe(120);
    expect(new Set(scene.sent.map(({ userId }) => userId)).size).toBe(120);
    const queries = await countQueries(async () => {
      await sendDigests(scene.work);
      return currentQueryCount();
    });
    expect(queries).toBeLessThanOrEqual(6);
  }, 60_000);
});

test('whoever chose no language is written to in the circle’s', async () => {
  await db.houseSettings.create({ data: { id: 1, locale: 'en' } });
  const [scene, lettered] = [newsScene(db), newsScene(db, { mails: true })];
  const id = await digester('d-nobody', 'UTC');
  await db.user.update({ where: { id }, data: { locale: null } });
  await tell(scene, 'd-nobody', 'One', '2026-11-25T08:00:00Z');
  expect(await digestAt(scene, '2026-11-25T09:00:00Z')).toBe(1);
  expect(to(scene, id)).toMatchObject([{ subject: 'Your day: 25\u00A0November' }]);
  await tell(lettered, 'd-nobody', 'Two', '2026-11-26T08:00:00Z');
  expect(await digestAt(lettered, '2026-11-26T09:00:00Z')).toBe(1);
  expect(await db.mailMessage.findMany({ where: { userId: id }, select: { locale: true } })).toEqual([{ locale: 'en' }]);
  await db.houseSettings.delete({ where: { id: 1 } });
});

test('what is old is forgotten: read after three months, unread after a year', async () => {
  const scene = newsScene(db);
  const { id: userId } = await createPerson(db, { username: 'forgetful' });
  const now = new Date('2026-11-25T12:00:00Z');
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const row = (seq: number, days: number, readDaysAgo: number | null) => ({
    id: crypto.randomUUID(), userId, topic: 'gong', key: 'k', values: {}, href: '/', onceKey: `old-${seq}`, happenedAt: ago(days), shownAt: ago(days), seq: BigInt(seq), readAt: readDaysAgo === null ? null : ago(readDaysAgo),
  });
  await db.notification.createMany({ data: [row(1, 91, 91), row(2, 91, 89), row(3, 91, null), row(4, 366, null), row(5, 364, null)] });
  await inTransaction(db, (tx) => forgetOldNews(tx, now));
  const left = await db.notification.findMany({ where: { userId }, orderBy: { seq: 'asc' }, select: { seq: true } });
  expect(left.map(({ seq }) => Number(seq))).toEqual([2, 3, 5]);
  expect(scene.sent).toEqual([]);
});
