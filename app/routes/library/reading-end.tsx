import { useLoaderData } from '@remix-run/react';
import { finishReading, getBookReading, stopReading } from '#app/domains/library/index.server.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { endReadingSchema } from '#app/domains/library/schema.ts';
import { ReadingEndForm } from '#app/domains/library/ui/reading-form.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { dayInZone, dayText } from '#app/platform/time/days.ts';

export const handle = { messages: ['library', 'library-edit', 'ui'], title: 'library:actions.finish' };

export const loader = page(member, async ({ ctx, params, url }) => {
  const { book } = await getBookReading(ctx, { bookId: params.id ?? '', readingId: params.readingId ?? '' });
  const state = url.searchParams.get('state') === 'stopped' ? ('stopped' as const) : ('finished' as const);
  return { book, state, today: dayText(dayInZone(ctx.now, ctx.timeZone)) };
});

export const action = form(member, { schema: endReadingSchema }, async ({ ctx, params, input }) => {
  const ids = { bookId: params.id ?? '', readingId: params.readingId ?? '' };
  const isFinish = input.state === 'finished';
  await (isFinish ? finishReading : stopReading)(ctx, { ...ids, endedOn: input.endedOn });
  const { book } = await getBookReading(ctx, ids);
  const toast = { key: isFinish ? 'library-edit:toast.finished' : 'library-edit:toast.stopped', values: { title: book.title } };
  return { to: libraryPaths.book(book.id), toast };
});

export default function ReadingEnd() {
  return <ReadingEndForm {...useLoaderData<typeof loader>()} />;
}
