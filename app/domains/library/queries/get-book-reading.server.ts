import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { dayText } from '#app/platform/time/days.ts';
import { visibleTo } from '../policies.ts';

/** One reading with its book, as the form that mends it needs them. */
export async function getBookReading(ctx: MemberCtx, input: { bookId: string; readingId: string }) {
  const reading = await ctx.db.reading.findFirst({
    where: { id: requireUuid(input.readingId), bookId: requireUuid(input.bookId), book: visibleTo(ctx.viewer) },
    select: { id: true, state: true, startedOn: true, endedOn: true, book: { select: { id: true, title: true } } },
  });
  if (!reading) throw notFound();
  const { book, id, state, startedOn, endedOn } = reading;
  return { book, reading: { id, state, startedOn: startedOn && dayText(startedOn), endedOn: endedOn && dayText(endedOn) } };
}
