import { v7 as uuidv7 } from 'uuid';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { dayInZone, dayText, noonInZone } from '#app/platform/time/days.ts';
import { bookFinished, readingStarted, readingStopped } from '../events.ts';
import type { BookState } from '../model/book-state.ts';
import { pagesAdvanced } from '../model/progress.ts';
import type { Position } from '../model/progress.ts';

/*
 * The steps that the reading commands are made of. Each works inside the command's transaction on a locked book;
 * the command calls refreshBook once at the end.
 */

type BookRef = { id: string; ownerId: string };

export const todayOf = (ctx: MemberCtx): Date => dayInZone(ctx.now, ctx.timeZone);

export function refuseFuture(ctx: MemberCtx, days: Record<string, Date | undefined | null>): void {
  const today = todayOf(ctx);
  const fields = Object.entries(days).filter(([, day]) => day && day > today).map(([name]) => [name, ['library:errors.future']]);
  if (fields.length > 0) throw new AppError('invalid', { fields: Object.fromEntries(fields) as Record<string, string[]> });
}

/** Puts the book on the shelf of what just happened to it. */
export async function moveTo(tx: Tx, ctx: MemberCtx, book: BookRef, state: BookState): Promise<void> {
  await tx.book.update({ where: { id: book.id }, data: { state, lastMovedAt: ctx.now }, select: { id: true } });
}

/** Opens a reading of a book that has no open one; returns its id. */
export async function openReading(tx: Tx, ctx: MemberCtx, book: BookRef, input: { id?: string; on?: Date }): Promise<string> {
  const id = input.id ?? uuidv7();
  const row = { id, bookId: book.id, ownerId: book.ownerId, startedOn: input.on ?? todayOf(ctx), createdAt: ctx.now };
  await tx.reading.createMany({ data: [row] });
  await moveTo(tx, ctx, book, 'reading');
  await ctx.queue.publish(tx, readingStarted, { ownerId: book.ownerId, bookId: book.id, readingId: id });
  return id;
}

type PastReading = { id?: string; state: 'finished' | 'stopped'; startedOn?: Date; endedOn?: Date };

/** Writes down a reading that is over. With a known last day the pages count on that day. */
export async function putPastReading(tx: Tx, ctx: MemberCtx, book: BookRef, input: PastReading): Promise<string> {
  const id = input.id ?? uuidv7();
  const { state, startedOn = null, endedOn = null } = input;
  await tx.reading.createMany({ data: [{ id, bookId: book.id, ownerId: book.ownerId, state, startedOn, endedOn, createdAt: ctx.now }] });
  if (state === 'finished') {
    if (endedOn) await putEndEntry(tx, ctx, book, id, endedOn);
    await publishFinished(tx, ctx, book, id, endedOn);
  }
  return id;
}

/** The last entry of a finished reading: the end of the book, on the day it was reached. */
export async function putEndEntry(tx: Tx, ctx: MemberCtx, book: BookRef, readingId: string, on: Date): Promise<void> {
  const { pages } = await tx.book.findUniqueOrThrow({ where: { id: book.id }, select: { pages: true } });
  const last = await tx.progressEntry.findFirst({
    where: { readingId, retractedAt: null }, orderBy: [{ at: 'desc' }, { id: 'desc' }], select: { permille: true, page: true },
  });
  if (last?.permille === 1000 && last.page === pages) return;
  await putEntry(tx, ctx, book, { readingId, position: { page: pages, permille: 1000 }, on });
}

type NewEntry = { id?: string; readingId: string; position: Position; on?: Date };

/** Appends one entry of progress; what it counts is what lies beyond the furthest page so far. `isNewest`: none is of a later day. */
export async function putEntry(tx: Tx, ctx: MemberCtx, book: BookRef, entry: NewEntry) {
  const { readingId, position } = entry;
  const { _max } = await tx.progressEntry.aggregate({ where: { readingId, retractedAt: null }, _max: { page: true, at: true } });
  const today = todayOf(ctx);
  const day = entry.on ?? today;
  const row = {
    id: entry.id ?? uuidv7(), readingId, bookId: book.id, ownerId: book.ownerId, day, ...position,
    at: dayText(day) === dayText(today) ? ctx.now : noonInZone(day, ctx.timeZone),
    pagesAdvanced: pagesAdvanced(position.page, _max.page ?? 0),
  };
  await tx.progressEntry.createMany({ data: [row] });
  return { ...row, isNewest: _max.at === null || row.at >= _max.at };
}

export async function closeReading(tx: Tx, ctx: MemberCtx, book: BookRef, readingId: string, state: 'finished' | 'stopped', on: Date): Promise<void> {
  const reading = await tx.reading.findUniqueOrThrow({ where: { id: readingId }, select: { startedOn: true } });
  if (reading.startedOn && on < reading.startedOn) throw new AppError('invalid', { fields: { endedOn: ['library:errors.endBeforeStart'] } });
  await tx.reading.update({ where: { id: readingId }, data: { state, endedOn: on }, select: { id: true } });
  await moveTo(tx, ctx, book, state === 'finished' ? 'read' : 'stopped');
  if (state === 'stopped') {
    await ctx.queue.publish(tx, readingStopped, { ownerId: book.ownerId, bookId: book.id, readingId });
    return;
  }
  await putEndEntry(tx, ctx, book, readingId, on);
  await publishFinished(tx, ctx, book, readingId, on);
}

export async function publishFinished(tx: Tx, ctx: MemberCtx, book: BookRef, readingId: string, on: Date | null): Promise<void> {
  const payload = { ownerId: book.ownerId, bookId: book.id, readingId, on: on ? dayText(on) : null };
  await ctx.queue.publish(tx, bookFinished, payload);
}
