import { useLoaderData } from '@remix-run/react';
import { editReading, getBookReading } from '#app/domains/library/index.server.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { editReadingSchema } from '#app/domains/library/schema.ts';
import { ReadingForm } from '#app/domains/library/ui/reading-form.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { dayInZone, dayText } from '#app/platform/time/days.ts';

export const handle = { messages: ['library', 'library-edit', 'ui'], title: 'library:book.readings' };

export const loader = page(member, async ({ ctx, params }) => ({
  ...(await getBookReading(ctx, { bookId: params.id ?? '', readingId: params.readingId ?? '' })),
  today: dayText(dayInZone(ctx.now, ctx.timeZone)),
}));

export const action = form(member, { schema: editReadingSchema }, async ({ ctx, params, input }) => {
  const bookId = params.id ?? '';
  await editReading(ctx, { ...input, bookId, readingId: params.readingId ?? '' });
  return { to: libraryPaths.book(bookId), toast: { key: 'library-edit:toast.saved' } };
});

export default function Reading() {
  return <ReadingForm {...useLoaderData<typeof loader>()} />;
}
