import { useLoaderData } from '@remix-run/react';
import { getBook, setPriority } from '#app/domains/library/index.server.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { prioritySchema } from '#app/domains/library/schema.ts';
import { PriorityForm } from '#app/domains/library/ui/priority-form.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['library', 'library-edit', 'ui'], title: 'library:book.priority' };

export const loader = page(member, async ({ ctx, params }) => {
  const { id, title, priority } = await getBook(ctx, { bookId: params.id ?? '' });
  return { book: { id, title, priority } };
});

export const action = form(member, { schema: prioritySchema }, async ({ ctx, params, input }) => {
  const bookId = params.id ?? '';
  await setPriority(ctx, { ...input, bookId });
  return { to: libraryPaths.book(bookId), toast: { key: 'library-edit:toast.saved' } };
});

export default function BookPriority() {
  return <PriorityForm {...useLoaderData<typeof loader>()} />;
}
