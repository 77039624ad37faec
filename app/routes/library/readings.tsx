import { useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { addPastReading, getBook, startReading } from '#app/domains/library/index.server.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { addReadingSchema } from '#app/domains/library/schema.ts';
import { ReadingForm } from '#app/domains/library/ui/reading-form.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { dayInZone, dayText } from '#app/platform/time/days.ts';

export const handle = { messages: ['library', 'library-edit', 'ui'], title: 'library:actions.addReading' };

export const loader = page(member, async ({ ctx, params }) => {
  const { id, title } = await getBook(ctx, { bookId: params.id ?? '' });
  return { book: { id, title }, newId: uuidv7(), today: dayText(dayInZone(ctx.now, ctx.timeZone)) };
});

export const action = form(member, { schema: addReadingSchema }, async ({ ctx, params, input }) => {
  const bookId = params.id ?? '';
  const to = libraryPaths.book(bookId);
  if (input.state === 'reading') {
    await startReading(ctx, { ...input, bookId });
    const { title } = await getBook(ctx, { bookId });
    return { to, toast: { key: 'library-edit:toast.started', values: { title } } };
  }
  await addPastReading(ctx, { ...input, state: input.state, bookId });
  return { to, toast: { key: 'library-edit:toast.readingAdded' } };
});

export default function Readings() {
  return <ReadingForm {...useLoaderData<typeof loader>()} />;
}
