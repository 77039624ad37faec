import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { dayInZone, dayText } from '#app/platform/time/days.ts';
import { lockBook } from '../../commands/lock-book.server.ts';
import { timeRead } from '../../events.ts';
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
    const moved = await countAnew(tx, { ownerId: book.ownerId, bookId: book.id, deviceKey: device.key }, ctx.timeZone, marks.map(({ at }) => at.getTime()));
    const days = await daysOfOtherMinutes(tx, book.ownerId, moved);
    if (days) await ctx.queue.publish(tx, timeRead, { ownerId: book.ownerId, bookId: book.id, ...days });
  });
  await followProgress(ctx, { bookId: input.bookId, marks });
}

/** A clock that is wrong can neither promise nor bury a position. */
const withinReason = (at: Date, now: Date): Date => new Date(Math.min(now.getTime(), Math.max(now.getTime() - oldestMs, at.getTime())));

async function pageKeysOf(tx: Tx, bookId: string): Promise<number[]> {
  const document = await tx.bookDocument.findUnique({ where: { bookId }, select: { current: { select: { pageKeys: true } } } });
  return document?.current?.pageKeys ?? [];
}

async function countAnew(tx: Tx, whose: { ownerId: string; bookId: string; deviceKey: string }, timeZone: string, times: readonly number[]): Promise<Map<string, number>> {
  let [from, to] = [Math.min(...times) - pauseMs, Math.max(...times) + pauseMs];
  const touched = await tx.readingSitting.findMany({
    where: { ...whose, startedAt: { lte: new Date(to) }, endedAt: { gte: new Date(from - pauseMs) } },
    select: { id: true, startedAt: true, endedAt: true, day: true, seconds: true },
  });
  from = Math.min(from, ...touched.map(({ startedAt }) => startedAt.getTime()));
  to = Math.max(to, ...touched.map(({ endedAt }) => endedAt.getTime()));
  const marks = await tx.readingPosition.findMany({
    where: { ...whose, at: { gte: new Date(from), lte: new Date(to + pauseMs) } },
    select: { id: true, page: true, at: true, isEnd: true },
  });
  const sittings = sittingsOf(marks);
  const counted = sittings.map((sitting) => ({ ...sitting, ...whose, day: dayInZone(sitting.startedAt, timeZone) }));
  await tx.readingSitting.deleteMany({ where: { ...whose, OR: [{ id: { in: touched.map(({ id }) => id) } }, { id: { in: sittings.map(({ id }) => id) } }] } });
  await tx.readingSitting.createMany({ data: counted, skipDuplicates: true });
  return secondsMoved(touched, counted);
}

type OfDay = { day: Date; seconds: number };

/** By how many seconds each day has changed. */
function secondsMoved(before: readonly OfDay[], after: readonly OfDay[]): Map<string, number> {
  const moved = new Map<string, number>();
  const add = (day: Date, seconds: number) => moved.set(dayText(day), (moved.get(dayText(day)) ?? 0) + seconds);
  for (const { day, seconds } of before) add(day, -seconds);
  for (const { day, seconds } of after) add(day, seconds);
  return new Map([...moved].filter(([, seconds]) => seconds !== 0));
}

const minutesOf = (seconds: number) => Math.floor(seconds / 60);

/** Marks come every few seconds: only another full minute of a day is worth telling. */
async function daysOfOtherMinutes(tx: Tx, ownerId: string, moved: Map<string, number>): Promise<{ from: string; to: string } | null> {
  if (moved.size === 0) return null;
  const now = await tx.readingDay.findMany({ where: { ownerId, day: { in: [...moved.keys()].map((day) => new Date(day)) } }, select: { day: true, seconds: true } });
  const days = now.filter(({ day, seconds }) => minutesOf(Number(seconds)) !== minutesOf(Number(seconds) - (moved.get(dayText(day)) ?? 0))).map(({ day }) => dayText(day)).sort();
  return days.length > 0 ? { from: days[0]!, to: days.at(-1)! } : null;
}
