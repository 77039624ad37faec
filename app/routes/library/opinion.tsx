import { useLoaderData } from '@remix-run/react';
import { getBook, rateBook } from '#app/domains/library/index.server.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { rateSchema } from '#app/domains/library/schema.ts';
import { OpinionForm } from '#app/domains/library/ui/opinion-form.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['library', 'library-edit', 'ui'], title: 'library:book.opinion' };

export const loader = page(member, async ({ ctx, params }) => {
  const { id, title, rating, review, reviewHasSpoilers } = await getBook(ctx, { bookId: params.id ?? '' });
  return { book: { id, title, rating, review, reviewHasSpoilers } };
});

export const action = form(member, { schema: rateSchema }, async ({ ctx, params, input }) => {
  const bookId = params.id ?? '';
  await rateBook(ctx, { ...input, bookId });
  return { to: libraryPaths.book(bookId), toast: { key: 'library-edit:toast.saved' } };
});

export default function Opinion() {
  return <OpinionForm {...useLoaderData<typeof loader>()} />;
}
