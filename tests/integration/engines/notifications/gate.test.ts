import { describe, expect, test } from 'vitest';
import { fanOut } from '#app/engines/notifications/commands/deliver-news.server.ts';
import { readNews, readAllNews } from '#app/engines/notifications/index.server.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { countUnread } from '#app/engines/notifications/queries/count-unread.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { createPerson } from '#tests/support/people.ts';
import { newsScene } from './scene.ts';

const { db } = await testDatabase();
const ctxOf = (scene: ReturnType<typeof newsScene>, viewer: MemberCtx['viewer']): MemberCtx => ({ db, viewer, now: scene.now(), locale: 'en', timeZone: viewer.timeZone, ip: '', log: scene.work.log, queue: scene.work.queue, files: null as never });
const listed = (userId: string) => db.notification.findMany({ where: { userId, shownAt: { not: null }, foldedInto: null }, orderBy: { seq: 'asc' } });
const unread = async (scene: ReturnType<typeof newsScene>, userId: string) => (await countUnread(db, scene.work.quiet, [userId], scene.now())).get(userId);

describe('from an event to a person', () => {
  test('it stands in the list and goes by the channel, once, in their language', async () => {
    const scene = newsScene(db);
    const reader = await createPerson(db, { username: 'plain-reader' });
    await db.user.update({ where: { id: reader.id }, data: { locale: 'en' } });
    await scene.gong('plain-reader', 'Oblomov');
    await scene.run();
    expect(await listed(reader.id)).toMatchObject([{ topic: 'gong', href: '/library?q=Oblomov', count: 1, readAt: null, sendAt: null, sentAt: scene.now() }]);
    expect(scene.sent).toMatchObject([{ userId: reader.id, subject: expect.stringContaining('“Oblomov”'), lines: [{ href: '/library?q=Oblomov' }] }]);
    // The same fact told again, by another event.
    await scene.gong('plain-reader', 'Oblomov');
    await scene.run();
    expect([(await listed(reader.id)).length, scene.sent.length, await unread(scene, reader.id)]).toEqual([1, 1, 1]);
  });

  test('recipient × channel × preference × do-not-disturb × quiet hours × blocked, through the database', async () => {
    const scene = newsScene(db);
    scene.setNow('2026-11-25T22:00:00Z');
    const cells: { id: string; cell: string; expected: string }[] = [];
    let number = 0;
    for (const state of ['member', 'actor', 'blocked', 'resting', 'leaving'] as const)
      for (const channel of ['email', 'telegram', 'none'] as const)
        for (const timing of ['now', 'digest', 'never'] as const)
          for (const isQuiet of [false, true])
            for (const hours of ['none', 'later', 'digest'] as const) {
              const person = await createPerson(db, { username: `matrix-${(number += 1)}`, timeZone: 'UTC' });
              await db.user.update({ where: { id: person.id }, data: {
                notificationChannel: channel, ...(state === 'blocked' && { deactivatedAt: scene.now(), blockedAt: scene.now() }), ...(state === 'resting' && { deactivatedAt: scene.now() }), ...(state === 'leaving' && { deletionDueAt: new Date('2026-12-25') }),
                notificationPreferences: { create: { topic: 'gong', timing } },
                notificationBox: { create: hours === 'none' ? {} : { quietFrom: 21, quietUntil: 7, quietThen: hours } },
              } });
              if (isQuiet) scene.quiet.set(person.id, new Date('2026-11-25T22:25:00Z'));
              cells.push({ id: person.id, cell: [state, channel, timing, isQuiet ? 'quiet' : 'loud', hours].join(' '), expected: expectedOf(state, channel, timing, isQuiet, hours) });
            }
    // Every actor is one of their own: an event each, so that nobody else's is missing.
    const actors = cells.filter(({ cell }) => cell.startsWith('actor'));
    for (const { id } of actors) {
      const { username } = await db.user.findUniqueOrThrow({ where: { id }, select: { username: true } });
      await scene.gong(username, 'by myself', { by: id });
    }
    for (const { id } of actors) await db.user.update({ where: { id }, data: { username: `away-${id.slice(-8)}` } });
    await scene.gong('matrix-', 'for all');
    await scene.run();
    const sentTo = new Set(scene.sent.map(({ userId }) => userId));
    const rows = new Map((await db.notification.findMany({ where: { userId: { in: cells.map(({ id }) => id) } } })).map((row) => [row.userId, row]));
    const found = cells.map(({ id, cell }) => {
      const row = rows.get(id);
      if (!row) return `${cell}: nothing`;
      if (!row.shownAt) return `${cell}: held`;
      if (sentTo.has(id)) return `${cell}: sent`;
      return `${cell}: ${row.inDigest ? 'digest' : row.sendAt ? `at ${row.sendAt.toISOString()}` : 'list'}`;
    });
    expect(found).toEqual(cells.map(({ cell, expected }) => `${cell}: ${expected}`));
    expect(cells).toHaveLength(5 * 3 * 3 * 2 * 3);
  }, 120_000);

  test('what was held comes when the quiet ends by itself, and at once when it ends early', async () => {
    const scene = newsScene(db);
    const [patient, early] = [await createPerson(db, { username: 'held-patient' }), await createPerson(db, { username: 'held-early' })];
    for (const { id } of [patient, early]) scene.quiet.set(id, new Date('2026-11-25T12:25:00Z'));
    await scene.gong('held-', 'One');
    await scene.gong('held-', 'Two');
    await scene.run();
    expect([await listed(patient.id), await unread(scene, patient.id), scene.sent]).toEqual([[], 0, []]);
    scene.setNow('2026-11-25T12:10:00Z');
    await scene.endQuiet(early.id);
    await scene.run();
    expect((await listed(early.id)).map(({ values }) => values)).toEqual([{ title: 'One' }, { title: 'Two' }]);
    expect(scene.sent.map(({ userId, lines }) => [userId, lines.length])).toEqual([[early.id, 2]]);
    expect(await listed(patient.id)).toEqual([]);
    scene.setNow('2026-11-25T12:25:00Z');
    await scene.run();
    expect((await listed(patient.id)).length).toBe(2);
    expect(scene.sent.map(({ userId }) => userId)).toEqual([early.id, patient.id]);
  });

  test('another quiet time that began meanwhile holds it on; quiet from before hides what is unread', async () => {
    const scene = newsScene(db);
    const reader = await createPerson(db, { username: 'on-and-on' });
    await scene.gong('on-and-on', 'Before');
    await scene.run();
    expect(await unread(scene, reader.id)).toBe(1);
    scene.quiet.set(reader.id, new Date('2026-11-25T12:25:00Z'));
    expect(await unread(scene, reader.id)).toBe(0);
    await scene.gong('on-and-on', 'During');
    await scene.run();
    scene.quiet.set(reader.id, new Date('2026-11-25T13:00:00Z'));
    scene.setNow('2026-11-25T12:25:00Z');
    await scene.run();
    expect((await listed(reader.id)).length).toBe(1);
    scene.setNow('2026-11-25T13:00:00Z');
    await scene.run();
    expect([(await listed(reader.id)).length, await unread(scene, reader.id), scene.sent.length]).toEqual([2, 2, 2]);
  });

  test('quiet hours: the message comes when they end, all in one; what was read meanwhile does not', async () => {
    const scene = newsScene(db);
    const reader = await createPerson(db, { username: 'sleeper', timeZone: 'Europe/Berlin' });
    await db.notificationBox.create({ data: { userId: reader.id, quietFrom: 22, quietUntil: 7 } });
    scene.setNow('2026-11-25T22:00:00Z');
    for (const what of ['One', 'Two', 'Three']) await scene.gong('sleeper', what);
    await scene.run();
    const rows = await listed(reader.id);
    expect([rows.length, scene.sent]).toEqual([3, []]);
    await readNews(ctxOf(scene, reader), { id: rows[0]!.id });
    scene.setNow('2026-11-26T05:59:00Z');
    await scene.run();
    expect(scene.sent).toEqual([]);
    scene.setNow('2026-11-26T06:00:00Z');
    await scene.run();
    expect(scene.sent.map(({ lines }) => lines.map(({ href }) => href))).toEqual([['/library?q=Two', '/library?q=Three']]);
  });

  test('who was blocked, or chose otherwise, before the message went, gets none', async () => {
    const scene = newsScene(db);
    const [blocked, silent] = [await createPerson(db, { username: 'late-blocked', timeZone: 'UTC' }), await createPerson(db, { username: 'late-silent', timeZone: 'UTC' })];
    for (const { id } of [blocked, silent]) await db.notificationBox.create({ data: { userId: id, quietFrom: 11, quietUntil: 13 } });
    await scene.gong('late-', 'One');
    await scene.run();
    await db.user.update({ where: { id: blocked.id }, data: { deactivatedAt: scene.now(), blockedAt: scene.now() } });
    await db.user.update({ where: { id: silent.id }, data: { notificationChannel: 'none' } });
    scene.setNow('2026-11-25T13:00:00Z');
    await scene.run();
    expect(scene.sent).toEqual([]);
    expect(await db.notification.count({ where: { sendAt: { not: null }, userId: { in: [blocked.id, silent.id] } } })).toBe(0);
  });
});

function expectedOf(state: string, channel: string, timing: string, isQuiet: boolean, hours: string): string {
  if (state !== 'member' || timing === 'never') return 'nothing';
  if (isQuiet) return 'held';
  if (channel === 'none') return 'list';
  if (timing === 'digest' || hours === 'digest') return 'digest';
  return hours === 'later' ? 'at 2026-11-26T07:00:00.000Z' : 'sent';
}

describe('groups', () => {
  test('unread news of one group are one line with a count, and one message; read, a new line begins', async () => {
    const scene = newsScene(db);
    const reader = await createPerson(db, { username: 'grouped' });
    for (const what of ['One', 'Two', 'Three']) {
      await scene.gong('grouped', what, { group: 'same' });
      await scene.run();
    }
    const [line, ...others] = await listed(reader.id);
    expect([line, others, scene.sent.length, await unread(scene, reader.id)]).toMatchObject([{ count: 3, values: { title: 'Three' }, inDigest: true }, [], 1, 1]);
    await readNews(ctxOf(scene, reader), { id: line!.id });
    await scene.gong('grouped', 'Four', { group: 'same' });
    await scene.run();
    expect((await listed(reader.id)).map(({ count }) => count)).toEqual([3, 1]);
    expect(scene.sent.length).toBe(2);
  });

  test('many at once are still one line', async () => {
    const scene = newsScene(db);
    const reader = await createPerson(db, { username: 'at-once' });
    await Promise.all(Array.from({ length: 12 }, (_, at) => fanOut(scene.work, { rule: 'test.gonged/gong', eventId: crypto.randomUUID(), at: scene.now().toISOString(), payload: { crowd: 'at-once', by: null, what: `News ${at}`, group: 'same', once: null }, after: null })));
    expect((await listed(reader.id)).map(({ count }) => count)).toEqual([12]);
    const seqs = (await db.notification.findMany({ where: { userId: reader.id }, orderBy: { seq: 'asc' } })).map(({ seq }) => Number(seq));
    expect(seqs).toEqual(Array.from({ length: 12 }, (_, at) => at + 1));
  });

  test('reading all leaves what came after the page was made; nobody reads another’s', async () => {
    const scene = newsScene(db);
    const [reader, stranger] = [await createPerson(db, { username: 'all-reader' }), await createPerson(db, { username: 'all-stranger' })];
    await scene.gong('all-reader', 'One');
    await scene.gong('all-reader', 'Two');
    await scene.run();
    const { lastSeq } = await db.notificationBox.findUniqueOrThrow({ where: { userId: reader.id } });
    await scene.gong('all-reader', 'Three');
    await scene.run();
    const [first] = await listed(reader.id);
    await expect(readNews(ctxOf(scene, stranger), { id: first!.id })).rejects.toMatchObject({ code: 'not-found' });
    expect(await readAllNews(ctxOf(scene, stranger), { latest: Number(lastSeq) })).toBe(0);
    expect(await readAllNews(ctxOf(scene, reader), { latest: Number(lastSeq) })).toBe(2);
    expect(await unread(scene, reader.id)).toBe(1);
    await expect(readNews(ctxOf(scene, reader), { id: 'no-uuid' })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a large circle', () => {
  test('is told in pages, each person once, also when a page is done twice or two run at once', async () => {
    const scene = newsScene(db);
    const people = Array.from({ length: 250 }, (_, at) => ({ username: `large-${at}`, usernameKey: `large-${at}`, email: `large-${at}@example.org`, emailKey: `large-${at}@example.org` }));
    await db.user.createMany({ data: people });
    await scene.gong('large-', 'One');
    const [first] = scene.jobs;
    await Promise.all([scene.runOne(first!), scene.runOne(first!)]);
    await scene.run();
    await scene.runOne(first!);
    await scene.run();
    expect(await db.notification.count({ where: { user: { usernameKey: { startsWith: 'large-' } } } })).toBe(250);
    expect(new Set(scene.sent.map(({ userId }) => userId)).size).toBe(250);
    expect(scene.sent.length).toBe(250);
  });

  test('a crash in the middle of anything: tried again, each piece and each message is there once', async () => {
    const scene = newsScene(db);
    const people = Array.from({ length: 30 }, (_, at) => ({ username: `crash-${at}`, usernameKey: `crash-${at}`, email: `crash-${at}@example.org`, emailKey: `crash-${at}@example.org` }));
    await db.user.createMany({ data: people });
    await scene.gong('crash-', 'One');
    const [page] = scene.jobs.splice(0);
    let failsAt = 0;
    const crashing = { ...scene.work, queue: { ...scene.work.queue, enqueue: async (...args: Parameters<typeof scene.work.queue.enqueue>) => {
      if ((failsAt += 1) === 1) throw new Error('the process ended');
      await scene.work.queue.enqueue(...args);
    } } };
    await expect(fanOut(crashing as never, page!.payload as never)).rejects.toThrow('the process ended');
    expect(await db.notification.count({ where: { user: { usernameKey: { startsWith: 'crash-' } } } })).toBe(0);
    await scene.runOne(page!);
    const { send } = scene.work.channels.email;
    let messages = 0;
    scene.work.channels.email.send = async (tx, message) => {
      if ((messages += 1) % 4 === 0) throw new Error('the process ended');
      await send(tx, message);
    };
    const { sendDue } = await import('#app/engines/notifications/commands/send-due.server.ts');
    // The recorder notes a message before its transaction commits; a throw after it would be a message that was not sent.
    for (let attempt = 0; attempt < 20; attempt += 1) await sendDue(scene.work).catch(() => undefined);
    expect(scene.sent.length).toBe(30);
    expect(new Set(scene.sent.map(({ userId }) => userId)).size).toBe(30);
  });
});
