import { beforeEach, describe, expect, it } from 'vitest';
import { setProfilePicture } from '#app/kernel/accounts/commands/set-profile-picture.server.ts';
import { handOnFiles, removeFile, storePicture } from '#app/kernel/files/index.server.ts';
import { sweepFiles } from '#app/kernel/files/commands/sweep-files.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { testFiles } from '#tests/support/files.ts';
import { createPerson } from '#tests/support/people.ts';
import { picture } from '#tests/support/pictures.ts';
import { until } from '#tests/support/until.ts';
import { waitsForLock } from '#tests/support/waits-for-lock.ts';
import { visit } from '../accounts/visit.ts';

const { db } = await testDatabase();

async function someone() {
  return { ...visit(db, new Date()), viewer: await createPerson(db), ip: '', files: testFiles() };
}

type Someone = Awaited<ReturnType<typeof someone>>;

const days = (count: number) => new Date(Date.now() + count * 86_400_000);
const store = async (ctx: Someone, bytes?: Uint8Array) => storePicture(ctx, { name: 'a.png', profile: 'avatar', bytes: bytes ?? (await picture()) });
const exists = async (id: string) => (await db.storedFile.count({ where: { id } })) === 1;
const avatarOf = async ({ viewer: { id } }: Someone) => (await db.user.findUniqueOrThrow({ where: { id }, select: { avatarId: true } })).avatarId;

let ctx: Someone;
beforeEach(async () => {
  await db.storedFile.deleteMany();
  ctx = await someone();
});

describe('a file that is removed', () => {
  it('goes at once when nothing shows it, and only its owner’s', async () => {
    const { id } = await store(ctx);
    await removeFile(await someone(), { id });
    expect(await exists(id)).toBe(true);
    await removeFile(ctx, { id });
    expect(await exists(id)).toBe(false);
  });

  it('stays, with what shows it, when that is committed while the removal waits', async () => {
    const { id } = await store(ctx);
    let removing: Promise<void> | undefined;
    await db.$transaction(async (tx) => {
      await tx.user.update({ where: { id: ctx.viewer.id }, data: { avatarId: id } });
      removing = removeFile(ctx, { id });
      await until(() => waitsForLock(db));
    });
    await removing;
    expect([await exists(id), await avatarOf(ctx)]).toEqual([true, id]);
  });

  it('stays for whoever sent the same bytes meanwhile and has not shown them yet; a day later it goes', async () => {
    const bytes = await picture();
    const shown = await store(ctx, bytes);
    await setProfilePicture(ctx, { place: 'banner', fileId: shown.id });
    const { id } = await store(ctx, bytes);
    expect(id).toBe(shown.id);
    await setProfilePicture(ctx, { place: 'banner', fileId: null });
    await setProfilePicture(ctx, { place: 'avatar', fileId: id });
    expect([await exists(id), await avatarOf(ctx)]).toEqual([true, id]);
    await setProfilePicture({ ...ctx, now: days(2) }, { place: 'avatar', fileId: null });
    expect(await exists(id)).toBe(false);
  });
});

/** One more table that points to files, which is looked at only once nobody holds its lock: so a sweep can be met in the middle of its statement. */
async function slowReference() {
  await db.$executeRaw`CREATE SCHEMA slow`;
  await db.$executeRaw`CREATE TABLE slow."SlowReference" ("fileId" uuid REFERENCES "StoredFile" ("id"))`;
  await db.$executeRaw`CREATE FUNCTION slow.wait() RETURNS uuid LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock(20261127); RETURN gen_random_uuid(); END $$`;
  await db.$executeRaw`CREATE VIEW "SlowReference" AS SELECT slow.wait() AS "fileId"`;
  return async () => {
    await db.$executeRaw`DROP VIEW "SlowReference"`;
    await db.$executeRaw`DROP SCHEMA slow CASCADE`;
  };
}

describe('the sweep', () => {
  it('takes nothing that somebody points to while it looks', async () => {
    const [{ id }, unused] = [await store(ctx), await store(ctx)];
    const drop = await slowReference();
    let sweeping: ReturnType<typeof sweepFiles> | undefined;
    await db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(20261127)::text`;
      sweeping = sweepFiles({ ...ctx, now: days(2) });
      await until(() => waitsForLock(db));
      await db.user.update({ where: { id: ctx.viewer.id }, data: { avatarId: id } });
    });
    expect(await sweeping).toMatchObject({ unused: 1 });
    await drop();
    expect([await exists(id), await avatarOf(ctx), await exists(unused.id)]).toEqual([true, id, false]);
  });
});

describe('what is handed on', () => {
  it('is not removed from the keeper before it is pointed to', async () => {
    const bytes = await picture();
    const keeper = { ...ctx, viewer: await createPerson(db, { role: 'owner' }) };
    const [kept, going] = [await store(keeper, bytes), await store(ctx, bytes)];
    let removing: Promise<void> | undefined;
    await db.$transaction(async (tx) => {
      expect(await handOnFiles(tx, ctx.viewer.id, [going.id])).toEqual([{ id: going.id, keptId: kept.id }]);
      removing = removeFile(keeper, kept);
      await until(() => waitsForLock(db));
      await tx.user.update({ where: { id: keeper.viewer.id }, data: { avatarId: kept.id } });
    });
    await removing;
    expect(await exists(kept.id)).toBe(true);
  });
});
