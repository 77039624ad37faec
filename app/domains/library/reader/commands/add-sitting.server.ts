import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { AppError, invalidField } from '#app/platform/http/app-error.ts';
import { dayInZone, dayText, noonInZone } from '#app/platform/time/days.ts';
import { lockBook } from '../../commands/lock-book.server.ts';
import { timeRead } from '../../events.ts';
import type { SittingInput } from '../schema.ts';

/** "I read for half an hour on Sunday": the same row as a counted one. */
export async function addSitting(ctx: MemberCtx, { bookId, id, on, minutes, pages }: SittingInput & { bookId: string }): Promise<void> {
  if (on > dayInZone(ctx.now, ctx.timeZone)) throw invalidField('on', 'reader:errors.future');
  await inTransaction(ctx.db, async (tx) => {
    const book = await lockBook(tx, ctx.viewer, bookId, 'change');
    const known = await tx.readingSitting.findUnique({ where: { id }, select: { bookId: true } });
    if (known && known.bookId !== book.id) throw new AppError('conflict');
    if (known) return;
    const endedAt = new Date(Math.min(ctx.now.getTime(), noonInZone(on, ctx.timeZone).getTime()));
    const startedAt = new Date(endedAt.getTime() - minutes * 60_000);
    await tx.readingSitting.create({ data: { id, ownerId: book.ownerId, bookId: book.id, startedAt, endedAt, day: on, seconds: minutes * 60, pages } });
    await ctx.queue.publish(tx, timeRead, { ownerId: book.ownerId, bookId: book.id, from: dayText(on), to: dayText(on) });
  });
}
