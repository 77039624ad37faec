import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { addTitle, bringBackTitleCover, deleteTitle, editTitle, forgetTitleCover, getMerge, getTitleRemoval, getVersion, isTitleCover, listVersions, mergeTitles, removeReview, restoreReview, revertTitle, setTitleCover } from '#app/domains/titles/index.server.ts';
import { lockTitles } from '#app/domains/titles/commands/lock-title.server.ts';
import { titlesManifest } from '#app/domains/titles/manifest.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { storePicture } from '#app/kernel/files/index.server.ts';
import { person } from '#tests/integration/domains/library/scene.ts';
import { testDatabase } from '#tests/support/database.ts';
import { picture } from '#tests/support/pictures.ts';
import { givenReview, givenTitle, givenWalk, sumsOf, titleInput } from './edit-scene.ts';

const { db } = await testDatabase();
const anna = await person(db, 'anna');
const boris = await person(db, 'boris');
const olga = await person(db, 'olga', { role: 'owner' });
const details = (more: Record<string, unknown> = {}) => ({ name: 'Stalker', genres: [], credits: [], ...more });
const inParallel = <T>(...work: (() => Promise<T>)[]) => Promise.allSettled(work.map((one) => one()));
const outcomes = (results: PromiseSettledResult<unknown>[]) => results.map((one) => (one.status === 'fulfilled' ? 'done' : ((one.reason as { code?: string }).code ?? String(one.reason))));
const unused = () => `T ${uuidv7()}`;

describe('adding', () => {
  it('makes the row, its first version, its sources and the news of it, once', async () => {
    const input = titleInput({ name: 'Ёжик', originalName: 'Hedgehog', year: 1975, genres: ['drama', 'animation'], credits: [{ name: 'Юрий Норштейн', role: 'director' }], sources: [{ source: 'tmdb', externalId: 'movie/1' }], episodes: 3 });
    expect(await addTitle(anna, input)).toEqual({ outcome: 'added', id: input.id });
    expect(await addTitle(anna, input)).toEqual({ outcome: 'again', id: input.id });
    await expect(addTitle(boris, input)).rejects.toMatchObject({ code: 'conflict' });
    expect(await db.title.findUnique({ where: { id: input.id }, include: { credits: true, versions: true, sources: true } })).toMatchObject({
      nameKey: 'ежик', searchText: 'ежик hedgehog юрий норштейн 1975', episodes: null, version: 1, createdById: anna.viewer.id, genres: ['drama', 'animation'],
      credits: [{ name: 'Юрий Норштейн', role: 'director' }], versions: [{ number: 1, editorId: anna.viewer.id }], sources: [{ externalId: 'movie/1' }],
    });
    expect(anna.published.filter(({ event }) => event === 'titles.title-added')).toHaveLength(1);
  });

  it('offers what has the same type, name and year first; of two at one moment the second is offered the first', async () => {
    const name = unused();
    const [one, other] = [titleInput({ name, year: 1979 }), titleInput({ name: name.toUpperCase(), year: 1979 })];
    const added = await Promise.all([addTitle(anna, one), addTitle(boris, other)]);
    expect(added.map(({ outcome }) => outcome).sort()).toEqual(['added', 'twins']);
    const kept = added.find((result) => result.outcome === 'added')!;
    expect(added.find((result) => result.outcome === 'twins')).toMatchObject({ twins: [{ id: (kept as { id: string }).id, year: 1979 }] });
    for (const different of [{ year: 1980 }, { type: 'game', year: 1979 }, {}]) expect((await addTitle(anna, titleInput({ name, ...different }))).outcome).toBe('added');
    expect((await addTitle(anna, titleInput({ name, year: 1979, anyway: true }))).outcome).toBe('added');
  });

  it('of one outside title makes one, however many add it at one moment', async () => {
    const sources = [{ source: 'igdb', externalId: '1942' }];
    const names = Array.from({ length: 5 }, unused);
    const added = await Promise.all(names.map((name) => addTitle(anna, titleInput({ type: 'game', name, sources }))));
    expect(added.map(({ outcome }) => outcome).sort()).toEqual(['added', 'known', 'known', 'known', 'known']);
    expect(new Set(added.map((one) => 'id' in one && one.id)).size).toBe(1);
    expect(await db.title.count({ where: { name: { in: names } } })).toBe(1);
  });
});

describe('editing', () => {
  it('makes a version that says what changed; the same words make none', async () => {
    const titleId = await givenTitle(anna);
    expect(await editTitle(boris, { titleId, version: 1, ...details({ description: 'A zone.', genres: ['drama'] }) })).toEqual({ version: 2, changed: true });
    expect(await editTitle(boris, { titleId, version: 2, ...details({ description: 'A zone.', genres: ['drama'] }) })).toEqual({ version: 2, changed: false });
    await editTitle(anna, { titleId, version: 2, ...details({ name: 'Сталкер', description: 'A strange zone.', genres: ['drama'] }) });
    const { rows } = await listVersions(anna, { titleId, take: 10, after: null });
    expect(rows.map(({ number, editor, changed }) => [number, editor, changed])).toEqual([[3, 'anna', ['name', 'description']], [2, 'boris', ['genres', 'description']], [1, 'anna', []]]);
    expect((await getVersion(anna, { titleId, number: 3 })).changes).toEqual([
      { field: 'name', before: 'Stalker', after: 'Сталкер' },
      { field: 'description', pieces: [{ kind: 'same', text: 'A ' }, { kind: 'added', text: 'strange ' }, { kind: 'same', text: 'zone.' }] },
    ]);
    const first = await listVersions(anna, { titleId, take: 2, after: null });
    expect((await listVersions(anna, { titleId, take: 2, after: first.next })).rows.map(({ number }) => number)).toEqual([1]);
  });

  it('of two at one moment one is told that the other was first', async () => {
    const titleId = await givenTitle(anna);
    const results = await inParallel(() => editTitle(anna, { titleId, version: 1, ...details({ year: 1979 }) }), () => editTitle(boris, { titleId, version: 1, ...details({ year: 1980 }) }));
    expect(outcomes(results).sort()).toEqual(['conflict', 'done']);
    expect(await db.title.findUnique({ where: { id: titleId } })).toMatchObject({ version: 2 });
    expect(await db.titleVersion.count({ where: { titleId } })).toBe(2);
  });

  it('is taken back by a version on top', async () => {
    const titleId = await givenTitle(anna, { credits: [{ name: 'A', role: 'director' }], year: 1979 });
    await editTitle(boris, { titleId, version: 1, ...details({ name: 'Spoiled' }) });
    expect(await revertTitle(anna, { titleId, number: 1 })).toEqual({ version: 3, changed: true });
    expect(await db.title.findUnique({ where: { id: titleId }, include: { credits: true, versions: { orderBy: { number: 'asc' } } } })).toMatchObject({ name: 'Stalker', nameKey: 'stalker', year: 1979, version: 3, credits: [{ name: 'A' }], versions: [{}, { revertsTo: null }, { revertsTo: 1 }] });
    expect(await revertTitle(anna, { titleId, number: 3 })).toEqual({ version: 3, changed: false });
    await expect(revertTitle(anna, { titleId, number: 9 })).rejects.toMatchObject({ code: 'not-found' });
    await expect(editTitle(anna, { titleId: uuidv7(), version: 1, ...details() })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('deleting', () => {
  it('is its author’s while nobody else has anything of it, and the owner’s always', async () => {
    const titleId = await givenTitle(anna);
    await givenWalk(anna, titleId);
    await expect(deleteTitle(boris, { titleId })).rejects.toMatchObject({ code: 'not-found' });
    await expect(getTitleRemoval(boris, { titleId })).rejects.toMatchObject({ code: 'not-found' });
    expect(await getTitleRemoval(anna, { titleId })).toMatchObject({ canDelete: true, uses: { walks: 1, reviews: 0 } });
    await givenReview(boris, titleId, 70);
    expect(await getTitleRemoval(anna, { titleId })).toMatchObject({ canDelete: false });
    await expect(deleteTitle(anna, { titleId })).rejects.toMatchObject({ code: 'conflict', details: { messageKey: 'title-edit:errors.inUse' } });
    await deleteTitle(olga, { titleId });
    expect(await db.title.count({ where: { id: titleId } })).toBe(0);
    expect(await db.titlesTotal.aggregate({ where: { userId: { in: [anna.viewer.id, boris.viewer.id] } }, _sum: { count: true } })).toEqual({ _sum: { count: 0 } });
    expect(await db.auditEvent.findFirst({ where: { kind: 'title.deleted' } })).toMatchObject({ actorId: olga.viewer.id, subjectId: anna.viewer.id, details: { titleId, walks: 1, reviews: 1 } });
    const own = await givenTitle(anna);
    await givenReview(anna, own, 50);
    await deleteTitle(anna, { titleId: own });
    expect(await db.review.count({ where: { titleId: own } })).toBe(0);
  });

  it('counts what its viewer sees; of what others keep to themselves there is no number', async () => {
    const titleId = await givenTitle(anna);
    await givenWalk(olga, titleId);
    await givenWalk(anna, titleId);
    expect((await getTitleRemoval(olga, { titleId })).uses).toMatchObject({ walks: 2, reviews: 0, hasHidden: false });
    await db.walk.updateMany({ where: { titleId, userId: anna.viewer.id }, data: { isShared: false } });
    await givenReview(boris, titleId, 70);
    await db.review.updateMany({ where: { titleId }, data: { isShared: false } });
    expect((await getTitleRemoval(olga, { titleId })).uses).toMatchObject({ walks: 1, reviews: 0, hasHidden: true });
    expect((await getMerge(olga, { titleId, question: null, intoId: null })).uses).toMatchObject({ walks: 1, reviews: 0, hasHidden: true });
    // Of a person who shows themselves to nobody, neither; one's own is never hidden.
    await db.review.updateMany({ where: { titleId }, data: { isShared: true } });
    expect((await getTitleRemoval(olga, { titleId })).uses).toMatchObject({ reviews: 1 });
    await db.user.update({ where: { id: boris.viewer.id }, data: { profileVisibility: 'nobody' } });
    expect((await getTitleRemoval(olga, { titleId })).uses).toMatchObject({ reviews: 0, hasHidden: true });
    await db.user.update({ where: { id: boris.viewer.id }, data: { profileVisibility: 'members' } });
    expect((await getTitleRemoval(anna, { titleId })).uses).toMatchObject({ walks: 2, reviews: 1, hasHidden: false });
    await deleteTitle(olga, { titleId });
  });

  it('waits while somebody else may bring back what they had of it', async () => {
    const titleId = await givenTitle(anna);
    await givenReview(boris, titleId, 70);
    await removeReview(boris, { titleId });
    expect(await getTitleRemoval(anna, { titleId })).toMatchObject({ canDelete: false });
    await expect(deleteTitle(anna, { titleId })).rejects.toMatchObject({ code: 'conflict' });
    await db.titleTrash.deleteMany({ where: { titleId } });
    await deleteTitle(anna, { titleId });
  });

  it('and somebody’s new walk: whichever is first, none is lost and none hangs in the air', async () => {
    for (let round = 0; round < 8; round += 1) {
      const titleId = await givenTitle(anna);
      await inParallel<unknown>(() => deleteTitle(anna, { titleId }), () => givenWalk(boris, titleId));
      const [titles, walks] = [await db.title.count({ where: { id: titleId } }), await db.walk.count({ where: { titleId } })];
      expect([titles, walks]).toEqual(titles === 1 ? [1, 1] : [0, 0]);
    }
  });
});

describe('merging', () => {
  it('moves walks, reviews, sources and the cover, and keeps every time through', async () => {
    const [from, into] = [await givenTitle(anna, { sources: [{ source: 'imdb', externalId: 'tt0079944' }] }), await givenTitle(boris)];
    const twin = await givenTitle(anna);
    await mergeTitles(olga, { titleId: twin, intoId: from });
    const [newer] = [await givenWalk(anna, from, { at: '2026-11-20T12:00:00Z', past: 1 }), await givenWalk(anna, into, { at: '2026-11-10T12:00:00Z', state: 'dropped', past: 2 })];
    const moved = await givenWalk(boris, from);
    const stays = await givenReview(anna, into, 90, '2026-11-20T12:00:00Z');
    await givenReview(anna, from, 10, '2026-11-10T12:00:00Z');
    await givenReview(boris, from, 55);
    await mergeTitles(olga, { titleId: from, intoId: into });
    expect(await db.walk.findMany({ where: { titleId: into }, orderBy: { id: 'asc' } })).toMatchObject([{ id: newer, state: 'completed', runs: 5 }, { id: moved, runs: 1 }]);
    // Two earlier times of the older walk, the older walk itself, one earlier time of the newer one.
    expect((await db.walkRun.findMany({ where: { walkId: newer }, orderBy: { number: 'asc' } })).map(({ number, state, progress }) => [number, state, progress === null ? null : Number(progress)])).toEqual([[1, 'completed', 1], [2, 'completed', 2], [3, 'dropped', null], [4, 'completed', 1]]);
    expect((await db.walkChange.findMany({ where: { walkId: newer }, orderBy: { run: 'asc' } })).map(({ run }) => run)).toEqual([1, 2, 3, 4, 5]);
    expect((await db.review.findMany({ where: { titleId: into } })).map(({ id, rating }) => [id === stays, rating]).sort()).toEqual([[false, 55], [true, 90]]);
    for (const id of [from, into]) {
      const { kept, counted } = await sumsOf(olga, id);
      expect(kept).toEqual(counted);
    }
    expect(await db.title.findMany({ where: { id: { in: [from, twin] } }, orderBy: { id: 'asc' } })).toMatchObject([{ mergedIntoId: into }, { mergedIntoId: into }]);
    expect(await db.titleSource.findMany({ where: { externalId: 'tt0079944' } })).toMatchObject([{ titleId: into }]);
    expect(await db.auditEvent.findFirst({ where: { kind: 'title.merged', details: { path: ['intoId'], equals: into } } })).toMatchObject({ actorId: olga.viewer.id, details: { walks: 2, reviews: 1 } });
    for (const change of [() => editTitle(anna, { titleId: from, version: 1, ...details() }), () => deleteTitle(olga, { titleId: from })]) await expect(change()).rejects.toMatchObject({ code: 'not-found' });
    await expect(givenWalk(olga, from)).rejects.toThrow();
    await expect(givenReview(olga, from, 1)).rejects.toThrow();
    // Asked twice it is done.
    await mergeTitles(olga, { titleId: from, intoId: into });
  });

  it('takes the trash along: what was removed comes back at the title that stays, also asked for at the one that is gone', async () => {
    const [from, into] = [await givenTitle(anna), await givenTitle(anna)];
    const review = await givenReview(boris, from, 55);
    await removeReview(boris, { titleId: from });
    await mergeTitles(olga, { titleId: from, intoId: into });
    expect(await restoreReview(boris, { titleId: from })).toBe(true);
    expect(await db.review.findMany({ where: { titleId: into } })).toMatchObject([{ id: review, rating: 55 }]);
    await removeReview(boris, { titleId: from });
    expect(await db.review.count({ where: { titleId: into } })).toBe(0);
  });

  it('and a review that is removed at that moment: neither waits for the other', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [from, into] = [await givenTitle(anna), await givenTitle(anna)];
      await givenReview(boris, from, 10);
      expect(outcomes(await inParallel<unknown>(() => mergeTitles(olga, { titleId: from, intoId: into }), () => removeReview(boris, { titleId: from })))).toEqual(['done', 'done']);
      expect(await db.titleTrash.findMany({ where: { titleId: { in: [from, into] } } })).toMatchObject([{ titleId: into }]);
    }
  });

  it('takes a plan for no time through, and tells the feed of nothing that has no day', async () => {
    const [from, into] = [await givenTitle(anna), await givenTitle(anna)];
    const walk = await givenWalk(anna, into, { at: '2026-11-20T12:00:00Z', past: 1 });
    await givenWalk(anna, from, { at: '2026-11-10T12:00:00Z', state: 'planned', past: 1 });
    await db.activity.deleteMany({ where: { userId: anna.viewer.id } });
    await mergeTitles(olga, { titleId: from, intoId: into });
    expect(await db.walk.findMany({ where: { titleId: into } })).toMatchObject([{ id: walk, state: 'completed', runs: 3 }]);
    expect((await db.walkRun.findMany({ where: { walkId: walk }, orderBy: { number: 'asc' } })).map(({ number, state }) => [number, state])).toEqual([[1, 'completed'], [2, 'completed']]);
    expect(await db.activity.count({ where: { userId: anna.viewer.id } })).toBe(0);
  });

  it('is an owner’s, of two of one type', async () => {
    const [film, other, game] = [await givenTitle(anna), await givenTitle(anna, { name: 'Rashomon' }), await givenTitle(anna, { type: 'game' })];
    for (const somebody of [anna, boris]) await expect(mergeTitles(somebody, { titleId: film, intoId: other })).rejects.toMatchObject({ code: 'not-found' });
    await expect(getMerge(anna, { titleId: film, question: null, intoId: null })).rejects.toMatchObject({ code: 'not-found' });
    for (const intoId of [film, game]) await expect(mergeTitles(olga, { titleId: film, intoId })).rejects.toMatchObject({ code: 'invalid' });
    await expect(mergeTitles(olga, { titleId: film, intoId: uuidv7() })).rejects.toMatchObject({ code: 'not-found' });
    expect((await getMerge(olga, { titleId: film, question: 'rashmon', intoId: null })).candidates.map(({ id }) => id)).toContain(other);
    expect((await getMerge(olga, { titleId: film, question: null, intoId: other })).into).toMatchObject({ id: other });
  });

  it('both ways at one moment leaves one of the two', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = [await givenTitle(anna), await givenTitle(anna)];
      await givenReview(anna, a, 40);
      await givenReview(boris, b, 60);
      const results = await inParallel(() => mergeTitles(olga, { titleId: a, intoId: b }), () => mergeTitles(olga, { titleId: b, intoId: a }));
      expect(outcomes(results).sort()).toEqual(['conflict', 'done']);
      const standing = await db.title.findMany({ where: { id: { in: [a, b] }, mergedIntoId: null } });
      expect(standing).toMatchObject([{ ratingSum: 100, ratingCount: 2 }]);
    }
  });

  it('and reviews written meanwhile: none is lost, and every sum is exact', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [from, into] = [await givenTitle(anna), await givenTitle(anna)];
      const people = await Promise.all(Array.from({ length: 6 }, () => person(db, 'reader')));
      const results = await inParallel<unknown>(() => mergeTitles(olga, { titleId: from, intoId: into }), ...people.map((one, at) => () => givenReview(one, from, at * 15)));
      expect(results[0]).toMatchObject({ status: 'fulfilled' });
      const written = results.slice(1).filter(({ status }) => status === 'fulfilled').length;
      expect([await db.review.count({ where: { titleId: into } }), await db.review.count({ where: { titleId: from } })]).toEqual([written, 0]);
      const { kept, counted } = await sumsOf(olga, into);
      expect(kept).toEqual(counted);
    }
  });
});

describe('a locked title', () => {
  it.each([['change', 'made'], ['remove', 'waits'], ['keep', 'made']] as const)('to %s: a new walk is %s', async (lock, expected) => {
    const titleId = await givenTitle(anna, { name: unused() });
    const walk = () => db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL lock_timeout = '200ms'`;
      await tx.walk.create({ data: { titleId, type: 'film', userId: boris.viewer.id, state: 'planned' }, select: { id: true } });
    }).then(() => 'made', () => 'waits');
    await db.$transaction(async (tx) => {
      expect(await lockTitles(tx, [titleId, uuidv7()], lock)).toMatchObject([{ id: titleId }]);
      expect(await walk()).toBe(expected);
    });
  });
});

describe('a cover', () => {
  const give = async (ctx: typeof anna) => (await storePicture(ctx, { name: 'c', profile: 'cover', bytes: await picture('png', { width: 200, height: 300 }) })).id;

  it('is given by anybody, seen by everybody signed in, and goes when two have come after it', async () => {
    const titleId = await givenTitle(anna);
    const first = await give(boris);
    expect(await isTitleCover({ db, viewer: anna.viewer }, { id: first, ownerId: boris.viewer.id })).toBe(false);
    await expect(setTitleCover(anna, { titleId, fileId: first })).rejects.toMatchObject({ code: 'not-found' });
    await setTitleCover(boris, { titleId, fileId: first });
    expect(await isTitleCover({ db, viewer: anna.viewer }, { id: first, ownerId: boris.viewer.id })).toBe(true);
    expect(await isTitleCover({ db, viewer: null }, { id: first, ownerId: boris.viewer.id })).toBe(false);
    const second = await give(anna);
    await setTitleCover(anna, { titleId, fileId: second });
    expect(await isTitleCover({ db, viewer: anna.viewer }, { id: first, ownerId: boris.viewer.id })).toBe(true);
    await setTitleCover(boris, { titleId, fileId: null });
    expect(await db.storedFile.findMany({ where: { id: { in: [first, second] } }, select: { id: true } })).toEqual([{ id: second }]);
    await setTitleCover(boris, { titleId, fileId: null });
    const told = await db.auditEvent.findMany({ where: { kind: { startsWith: 'title.cover' }, details: { path: ['titleId'], equals: titleId } }, orderBy: { id: 'asc' }, select: { kind: true, actorId: true } });
    expect(told.sort((a, b) => (a.kind + a.actorId < b.kind + b.actorId ? -1 : 1))).toEqual(
      [['title.cover-changed', boris], ['title.cover-changed', anna], ['title.cover-removed', boris]].map(([kind, by]) => ({ kind, actorId: (by as typeof anna).viewer.id })).sort((a, b) => (String(a.kind) + a.actorId < String(b.kind) + b.actorId ? -1 : 1)));
  });

  it('that was replaced is brought back by anybody, whoever gave it, or deleted, and remembered for 30 days', async () => {
    const titleId = await givenTitle(anna);
    const [first, second] = [await give(boris), await give(anna)];
    const shown = () => db.title.findUniqueOrThrow({ where: { id: titleId }, select: { coverId: true, formerCoverId: true } });
    await setTitleCover(boris, { titleId, fileId: first });
    await setTitleCover(anna, { titleId, fileId: second });
    for (const _time of [1, 2]) await bringBackTitleCover(anna, { titleId, fileId: first });
    expect(await shown()).toEqual({ coverId: first, formerCoverId: second });
    await forgetTitleCover(boris, { titleId, fileId: first });
    expect(await shown()).toEqual({ coverId: first, formerCoverId: second });
    await forgetTitleCover(boris, { titleId, fileId: second });
    expect(await shown()).toEqual({ coverId: first, formerCoverId: null });
    expect(await db.storedFile.count({ where: { id: second } })).toBe(0);

    await setTitleCover(anna, { titleId, fileId: null });
    const emptyTrash = (days: number) => inTransaction(db, (tx) => titlesManifest.calendar[0]!.run(tx, { now: new Date(anna.now.getTime() + days * 86_400_000) } as never));
    await emptyTrash(29.9);
    expect((await shown()).formerCoverId).toBe(first);
    await emptyTrash(30.1);
    expect(await shown()).toEqual({ coverId: null, formerCoverId: null });
  });

  it('and the one before it go with their title and its merging', async () => {
    const [gone, from, into] = [await givenTitle(anna), await givenTitle(anna), await givenTitle(anna)];
    const covers: string[] = [];
    for (const titleId of [gone, from]) for (const _time of [1, 2]) {
      covers.push(await give(boris));
      await setTitleCover(boris, { titleId, fileId: covers.at(-1) ?? null });
    }
    await deleteTitle(olga, { titleId: gone });
    await mergeTitles(olga, { titleId: from, intoId: into });
    expect((await db.storedFile.findMany({ where: { id: { in: covers } }, select: { id: true } })).map(({ id }) => id)).toEqual([covers[3]]);
    expect(await db.title.findUniqueOrThrow({ where: { id: from }, select: { coverId: true, formerCoverId: true } })).toEqual({ coverId: null, formerCoverId: null });
  });
});
