import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import { lockBook } from '../../commands/lock-book.server.ts';
import type { ReadingDevice } from '../device.server.ts';
import { pauseSeconds, sittingsOf } from '../model/sittings.ts';
import { followProgress } from './follow-progress.server.ts';

export type TakenMark = { id: string; page: number; permille: number; at: Date; isEnd: boolean };

const pauseMs = pauseSeconds * 1000;
/** What a browser kept for longer without a line is taken as this old. */
const oldestMs = 90 * 86_400_000;

/**
 * Keeps where somebody was. Marks may come late, twice, from two tabs at once: each is one row by its own id, and the sittings
 * they touch are counted anew from all rows, so that any order leads to the same.
 */
export async function recordMarks(ctx: MemberCtx, input: { bookId: string; device: ReadingDevice; marks: readonly TakenMark[] }): Promise<void> {
  const { device } = input;
  const marks = input.marks.map((mark) => ({ ...mark, at: withinReason(mark.at, ctx.now) }));
  await inTransaction(ctx.db, async (tx) => {
    const book = await lockBook(tx, ctx.viewer, input.bookId, 'change');
    const keys = await pageKeysOf(tx, book.id);
    await tx.readingPosition.createMany({
      data: marks.map((mark) => ({ ...mark, ownerId: book.ownerId, bookId: book.id, deviceKey: device.key, deviceName: device.name, pageKey: keys[mark.page - 1] ?? null, receivedAt: ctx.now })),
      skipDuplicates: true,
    });
    await countAnew(tx, { ownerId: book.ownerId, bookId: book.id, deviceKey: device.key }, ctx.timeZone, marks.map(({ at }) => at.getTime()));
  });
  await followProgress(ctx, { bookId: input.bookId, marks });
}

/** A clock that is wrong can neither promise nor bury a position. */
const withinReason = (at: Date, now: Date): Date => new Date(Math.min(now.getTime(), Math.max(now.getTime() - oldestMs, at.getTime())));

async function pageKeysOf(tx: Tx, bookId: string): Promise<number[]> {
  const document = await tx.bookDocument.findUnique({ where: { bookId }, select: { current: { select: { pageKeys: true } } } });
  return document?.current?.pageKeys ?? [];
}

async function countAnew(tx: Tx, whose: { ownerId: string; bookId: string; deviceKey: string }, timeZone: string, times: readonly number[]): Promise<void> {
  let [from, to] = [Math.min(...times) - pauseMs, Math.max(...times) + pauseMs];
  const touched = await tx.readingSitting.findMany({
    where: { ...whose, startedAt: { lte: new Date(to) }, endedAt: { gte: new Date(from - pauseMs) } },
    select: { id: true, startedAt: true, endedAt: true },
  });
  from = Math.min(from, ...touched.map(({ startedAt }) => startedAt.getTime()));
  to = Math.max(to, ...touched.map(({ endedAt }) => endedAt.getTime()));
  const marks = await tx.readingPosition.findMany({
    where: { ...whose, at: { gte: new Date(from), lte: new Date(to + pauseMs) } },
    select: { id: true, page: true, at: true, isEnd: true },
  });
  const sittings = sittingsOf(marks);
  await tx.readingSitting.deleteMany({ where: { ...whose, OR: [{ id: { in: touched.map(({ id }) => id) } }, { id: { in: sittings.map(({ id }) => id) } }] } });
  await tx.readingSitting.createMany({ data: sittings.map((sitting) => ({ ...sitting, ...whose, day: dayInZone(sitting.startedAt, timeZone) })), skipDuplicates: true });
}
