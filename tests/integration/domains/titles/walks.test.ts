import { describe, expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { getTitle, listTitleWalks, listWalkChanges, moveWalk, removeWalk, restoreWalk, setWalk, startReplay } from '#app/domains/titles/index.server.ts';
import { walkInput, walkStateInput } from '#app/domains/titles/schema.ts';
import { walkStates } from '#app/domains/titles/model/walk-state.ts';
import { titlesManifest } from '#app/domains/titles/manifest.server.ts';
import { Prisma, inTransaction } from '#app/platform/db/client.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { inParallel } from '#tests/support/in-parallel.ts';
import { givenTitle, later, person } from './scene.ts';
import type { Person } from './scene.ts';

const { db } = await testDatabase();
const day = (text: string) => new Date(`${text}T00:00:00Z`);
const findOwnWalk = async (ctx: Person, { titleId }: { titleId: string }) => (await getTitle(ctx, { titleId })).walk;
const rowOf = (ctx: Person, titleId: string) => db.walk.findUnique({ where: { userId_titleId: { userId: ctx.viewer.id, titleId } } });

describe('a way through a title', () => {
  test('begins, goes on, ends and begins anew, and everything is kept', async () => {
    const ctx = await person(db, 'walker', { now: '2026-05-12T22:30:00Z' });
    const titleId = await givenTitle(db, { name: 'The Wire', type: 'series', episodes: 60 });
    const { walkId } = await moveWalk(ctx, { titleId, state: 'in_progress' });
    expect(await findOwnWalk(ctx, { titleId })).toMatchObject({ id: walkId, state: 'in_progress', startedOn: '2026-05-13', endedOn: null, progress: null, runs: 1, isShared: true, past: [] });
    await setWalk(later(ctx, '2026-05-20T10:00:00Z'), { titleId, state: 'in_progress', startedOn: day('2026-05-13'), progress: 12 });
    await moveWalk(later(ctx, '2026-06-03T10:00:00Z'), { titleId, state: 'completed' });
    expect(await findOwnWalk(ctx, { titleId })).toMatchObject({ state: 'completed', startedOn: '2026-05-13', endedOn: '2026-06-03', progress: 60 });
    await startReplay(later(ctx, '2026-10-01T10:00:00Z'), { titleId });
    await startReplay(later(ctx, '2026-10-01T10:00:01Z'), { titleId });
    const walk = await findOwnWalk(ctx, { titleId });
    expect(walk).toMatchObject({ id: walkId, state: 'in_progress', startedOn: '2026-10-01', endedOn: null, progress: null, runs: 2 });
    expect(walk?.past).toMatchObject([{ number: 1, state: 'completed', startedOn: '2026-05-13', endedOn: '2026-06-03', progress: 60 }]);
    const { rows } = await listWalkChanges(ctx, { titleId, after: null });
    expect(rows.map(({ run, state, progress }) => [run, state, progress])).toEqual([[2, 'in_progress', null], [1, 'completed', 60], [1, 'in_progress', 12], [1, 'in_progress', null]]);
    expect(ctx.published.map(({ event, payload }) => [event, (payload as { state?: string }).state, (payload as { before?: string | null }).before, (payload as { on?: string }).on])).toEqual([
      ['titles.walk-moved', 'in_progress', null, '2026-05-13'], ['titles.walk-moved', 'completed', 'in_progress', '2026-06-03'], ['titles.walk-moved', 'in_progress', 'completed', '2026-10-01'],
    ]);
  });

  test('saving what is there changes nothing', async () => {
    const ctx = await person(db, 'saver');
    const titleId = await givenTitle(db, { name: 'Solaris' });
    const input = { titleId, ...walkInput.parse({ state: 'completed', startedOn: '2026-01-02', endedOn: '2026-01-02' }) };
    const { walkId } = await setWalk(ctx, input);
    expect((await setWalk(later(ctx, '2026-12-01T00:00:00Z'), input)).walkId).toBe(walkId);
    await moveWalk(later(ctx, '2026-12-01T00:00:00Z'), { titleId, state: 'completed' });
    expect((await rowOf(ctx, titleId))?.updatedAt).toEqual(ctx.now);
    expect(await db.walkChange.count({ where: { walkId } })).toBe(1);
    expect(ctx.published).toHaveLength(1);
  });

  test('no day that has not come, in one’s own zone; no end before its beginning', async () => {
    const titleId = await givenTitle(db, { name: 'Stalker' });
    const moscow = await person(db, 'ahead', { now: '2026-05-12T22:30:00Z' });
    const york = await person(db, 'behind', { now: '2026-05-12T22:30:00Z', timeZone: 'America/New_York' });
    await setWalk(moscow, { titleId, state: 'in_progress', startedOn: day('2026-05-13') });
    await expect(setWalk(york, { titleId, state: 'in_progress', startedOn: day('2026-05-13') })).rejects.toMatchObject({ code: 'invalid', details: { fields: { startedOn: ['titles:errors.future'] } } });
    const backwards = walkInput.safeParse({ state: 'completed', startedOn: '2026-02-01', endedOn: '2026-01-01' });
    expect(backwards.error?.issues).toMatchObject([{ path: ['endedOn'], message: 'titles:errors.endBeforeStart' }]);
    expect(walkStateInput.safeParse({ state: 'reading' }).error?.issues[0]?.message).toBe('titles:errors.state');
  });

  test('a plan has no days and what goes on no end, whatever is sent', async () => {
    const ctx = await person(db, 'planner');
    const titleId = await givenTitle(db, { name: 'Ran' });
    await setWalk(ctx, { titleId, state: 'planned', startedOn: day('2026-01-01'), endedOn: day('2026-01-02'), progress: 5 });
    expect(await rowOf(ctx, titleId)).toMatchObject({ state: 'planned', startedOn: null, endedOn: null, progress: null });
  });

  test('only what is over begins anew', async () => {
    const ctx = await person(db, 'eager');
    const titleId = await givenTitle(db, { name: 'Dune' });
    await expect(startReplay(ctx, { titleId })).rejects.toMatchObject({ code: 'not-found' });
    await moveWalk(ctx, { titleId, state: 'paused' });
    await expect(startReplay(ctx, { titleId })).rejects.toMatchObject({ code: 'conflict', details: { messageKey: 'titles:errors.notOver' } });
  });

  test('is taken away with all that hangs on it', async () => {
    const ctx = await person(db, 'remover');
    const titleId = await givenTitle(db, { name: 'Alien' });
    const { walkId } = await moveWalk(ctx, { titleId, state: 'completed' });
    await startReplay(ctx, { titleId });
    await removeWalk(ctx, { titleId });
    expect(await db.walk.count({ where: { id: walkId } }) + await db.walkRun.count({ where: { walkId } }) + await db.walkChange.count({ where: { walkId } })).toBe(0);
    expect(ctx.published.at(-1)).toMatchObject({ event: 'titles.walk-removed', payload: { titleId, walkId } });
    await expect(removeWalk(ctx, { titleId })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('taken away, it comes back as it was, history and all; whoever has begun another keeps that', async () => {
    const [ctx, other] = [await person(db, 'regretful'), await person(db, 'neighbour')];
    const titleId = await givenTitle(db, { name: 'Twin Peaks', type: 'series', episodes: 30 });
    await moveWalk(ctx, { titleId, state: 'completed' });
    await startReplay(later(ctx, '2026-12-01T10:00:00Z'), { titleId });
    const whole = () => db.walk.findMany({ where: { titleId }, include: { past: true, changes: { orderBy: { id: 'asc' } } } });
    const before = await whole();
    await removeWalk(ctx, { titleId });
    expect(await whole()).toEqual([]);
    await expect(restoreWalk(other, { titleId })).rejects.toMatchObject({ code: 'not-found' });
    const restored = await Promise.all([restoreWalk(ctx, { titleId }), restoreWalk(ctx, { titleId })]);
    expect(restored.map(({ isBack }) => isBack).sort()).toEqual([false, true]);
    expect(await whole()).toEqual(before);
    await removeWalk(ctx, { titleId });
    const { walkId } = await moveWalk(ctx, { titleId, state: 'planned' });
    expect(await restoreWalk(ctx, { titleId })).toMatchObject({ isBack: false, walkId });
    // Of two in the trash the last one comes back, and as the person shares now.
    await removeWalk(later(ctx, '2026-12-02T10:00:00Z'), { titleId });
    await db.titlesPreference.create({ data: { userId: ctx.viewer.id, walksSeenBy: 'nobody' } });
    await restoreWalk(ctx, { titleId });
    expect(await whole()).toMatchObject([{ id: walkId, state: 'planned', isShared: false }]);
    expect(await db.titleTrash.count({ where: { titleId } })).toBe(1);
  });

  test('lies in the trash for thirty days', async () => {
    const ctx = await person(db, 'forgetful');
    const titleId = await givenTitle(db, { name: 'Lost', type: 'series' });
    await moveWalk(ctx, { titleId, state: 'planned' });
    await removeWalk(ctx, { titleId });
    const after = (days: number) => inTransaction(db, (tx) => titlesManifest.calendar[0]!.run(tx, { now: new Date(ctx.now.getTime() + days * 86_400_000) } as never));
    await after(29);
    expect(await db.titleTrash.count({ where: { titleId } })).toBe(1);
    await after(31);
    expect(await db.titleTrash.count({ where: { titleId } })).toBe(0);
    await expect(restoreWalk(ctx, { titleId })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('through a twin is through what it was merged into', async () => {
    const ctx = await person(db, 'twin');
    const target = await givenTitle(db, { name: 'Brazil' });
    const between = await givenTitle(db, { name: 'Brazil (1985)', mergedIntoId: target });
    const twin = await givenTitle(db, { name: 'brazil', mergedIntoId: between });
    expect(await moveWalk(ctx, { titleId: twin, state: 'planned' })).toMatchObject({ titleId: target });
    expect(await findOwnWalk(ctx, { titleId: target })).toMatchObject({ state: 'planned' });
  });

  test('of no title, and by no id, is not found', async () => {
    const ctx = await person(db, 'nowhere');
    for (const titleId of [uuidv7(), 'x', '', "' OR 1=1"]) {
      await expect(moveWalk(ctx, { titleId, state: 'planned' })).rejects.toMatchObject({ code: 'not-found' });
      await expect(setWalk(ctx, { titleId, state: 'planned' })).rejects.toMatchObject({ code: 'not-found' });
    }
  });
});

describe('at the same time', () => {
  test('twenty presses make one walk and one change', async () => {
    const ctx = await person(db, 'presser');
    const titleId = await givenTitle(db, { name: 'Heat' });
    const ids = await Promise.all(Array.from({ length: 20 }, () => moveWalk(ctx, { titleId, state: 'in_progress' })));
    expect(new Set(ids.map(({ walkId }) => walkId)).size).toBe(1);
    expect(await db.walkChange.count({ where: { walk: { userId: ctx.viewer.id } } })).toBe(1);
    expect(ctx.published).toHaveLength(1);
  });

  test('ten presses begin anew once', async () => {
    const ctx = await person(db, 'again');
    const titleId = await givenTitle(db, { name: 'Ronin' });
    await moveWalk(ctx, { titleId, state: 'completed' });
    await Promise.all(Array.from({ length: 10 }, () => startReplay(ctx, { titleId })));
    expect(await rowOf(ctx, titleId)).toMatchObject({ runs: 2, state: 'in_progress' });
    expect(await db.walkRun.count({ where: { walk: { userId: ctx.viewer.id } } })).toBe(1);
  });

  test('a choice that changes meanwhile is missed by no walk', async () => {
    const ctx = await person(db, 'choosy');
    const userId = ctx.viewer.id;
    const titles = await Promise.all(Array.from({ length: 12 }, (_, n) => givenTitle(db, { name: `Part ${n}` })));
    // As the settings do it: the person first, then the choice, then what is there.
    const choose = (walksSeenBy: 'nobody' | 'members') => db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT FROM "User" WHERE "id" = ${userId}::uuid FOR NO KEY UPDATE`;
      await tx.titlesPreference.upsert({ where: { userId }, create: { userId, walksSeenBy }, update: { walksSeenBy } });
      await tx.walk.updateMany({ where: { userId }, data: { isShared: walksSeenBy !== 'nobody' } });
    });
    await Promise.all([...titles.map((titleId) => moveWalk(ctx, { titleId, state: 'planned' })), choose('members'), choose('nobody')]);
    const { walksSeenBy } = await db.titlesPreference.findUniqueOrThrow({ where: { userId } });
    const walks = await db.walk.findMany({ where: { userId }, select: { isShared: true } });
    expect(walks).toHaveLength(12);
    expect(walks.every(({ isShared }) => isShared === (walksSeenBy !== 'nobody'))).toBe(true);
  });

  test('totals equal a recount after a storm of changes', async () => {
    const people = await Promise.all(Array.from({ length: 4 }, (_, n) => person(db, `storm-${n}`)));
    const titles = await Promise.all((['film', 'series', 'anime', 'game'] as const).flatMap((type) => [1, 2].map((n) => givenTitle(db, { name: `${type} ${n}`, type, episodes: 12 }))));
    const steps = Array.from({ length: 240 }, (_, n) => ({ ctx: people[n % 4]!, titleId: titles[(n * 7) % titles.length]!, kind: n % 11, state: walkStates[(n * 5) % 6]! }));
    await inParallel(steps, async ({ ctx, titleId, kind, state }) => {
      const done = kind === 0 ? removeWalk(ctx, { titleId }) : kind === 1 ? startReplay(ctx, { titleId }) : kind === 2 ? setWalk(ctx, { titleId, state }) : moveWalk(ctx, { titleId, state });
      await done.catch((error: { code?: string }) => expect(['not-found', 'conflict']).toContain(error.code));
    });
    const ids = people.map(({ viewer }) => viewer.id);
    const kept = await db.titlesTotal.findMany({ where: { userId: { in: ids }, count: { not: 0 } }, select: { userId: true, type: true, what: true, count: true } });
    const counted = await db.$queryRaw<unknown[]>`
      SELECT "userId", "type"::text AS "type", "state"::text AS "what", count(*)::int AS "count" FROM "Walk" WHERE "userId" IN (${Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))}) GROUP BY 1, 2, 3`;
    const sorted = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).sort();
    expect(counted.length).toBeGreaterThan(0);
    expect(sorted(kept)).toEqual(sorted(counted));
  });
});

describe('other people’s ways', () => {
  test('are seen while they are shared, by state and page by page; one’s own always', async () => {
    const me = await person(db, 'looker');
    const titleId = await givenTitle(db, { name: 'Mirror' });
    const names: string[] = [];
    for (let n = 0; n < 30; n += 1) {
      const ctx = await person(db, `goer-${n}`, { now: `2026-01-${String(1 + (n % 9)).padStart(2, '0')}T00:00:00Z` });
      await moveWalk(ctx, { titleId, state: n % 3 === 0 ? 'completed' : 'in_progress' });
      if (n % 5 === 0) await db.walk.updateMany({ where: { userId: ctx.viewer.id }, data: { isShared: false } });
      else if (n === 7) await db.user.update({ where: { id: ctx.viewer.id }, data: { deactivatedAt: new Date() } });
      else if (n === 8) await db.user.update({ where: { id: ctx.viewer.id }, data: { deletionDueAt: new Date('2027-01-01') } });
      else if (n === 9) await db.user.update({ where: { id: ctx.viewer.id }, data: { profileVisibility: 'nobody' } });
      else names.push(ctx.viewer.username);
    }
    await moveWalk(later(me, '2026-01-03T12:00:00Z'), { titleId, state: 'completed' });
    await db.walk.updateMany({ where: { userId: me.viewer.id }, data: { isShared: false } });
    const seen: string[] = [];
    const back: string[][] = [];
    let page = await listTitleWalks(me, { titleId, take: 4 });
    for (;;) {
      seen.push(...page.rows.map(({ username }) => username));
      if (!page.next) break;
      page = await listTitleWalks(me, { titleId, take: 4, after: page.next });
    }
    for (;;) {
      back.unshift(page.rows.map(({ username }) => username));
      if (!page.previous) break;
      page = await listTitleWalks(me, { titleId, take: 4, after: page.previous });
    }
    expect([...seen].sort()).toEqual([...names, 'looker'].sort());
    expect(back.flat()).toEqual(seen);
    const completed = await listTitleWalks(me, { titleId, state: 'completed', take: 100 });
    expect(completed.rows.every(({ state }) => state === 'completed')).toBe(true);
    expect(completed.rows.filter(({ isMine }) => isMine).map(({ username }) => username)).toEqual(['looker']);
    const other = await person(db, 'other');
    expect((await listTitleWalks(other, { titleId, take: 100 })).rows.map(({ username }) => username)).not.toContain('looker');
  });

  test('cannot be changed: commands know only one’s own', async () => {
    const [one, two] = [await person(db, 'one'), await person(db, 'two')];
    const titleId = await givenTitle(db, { name: 'Nostalghia' });
    await moveWalk(one, { titleId, state: 'completed' });
    const before = await rowOf(one, titleId);
    await expect(removeWalk(two, { titleId })).rejects.toMatchObject({ code: 'not-found' });
    await expect(startReplay(two, { titleId })).rejects.toMatchObject({ code: 'not-found' });
    await setWalk(two, { titleId, state: 'dropped' });
    expect(await rowOf(one, titleId)).toEqual(before);
    expect((await listWalkChanges(two, { titleId, after: null })).rows).toHaveLength(1);
  });
});

test('history comes page by page', async () => {
  const ctx = await person(db, 'historian');
  const titleId = await givenTitle(db, { name: 'Game', type: 'game' });
  for (let n = 0; n < 9; n += 1) await setWalk(later(ctx, `2026-11-21T12:00:0${n}Z`), { titleId, state: 'in_progress', progress: n });
  const first = await listWalkChanges(ctx, { titleId, after: null, take: 4 });
  const second = await listWalkChanges(ctx, { titleId, after: first.next, take: 4 });
  const third = await listWalkChanges(ctx, { titleId, after: second.next, take: 4 });
  expect([...first.rows, ...second.rows, ...third.rows].map(({ progress }) => progress)).toEqual([8, 7, 6, 5, 4, 3, 2, 1, 0]);
  expect(third.next).toBeNull();
});
