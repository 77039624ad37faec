import { useLoaderData } from '@remix-run/react';
import { bookLanguages, editBook, getBook, suggestNames } from '#app/domains/library/index.server.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { editBookSchema } from '#app/domains/library/schema.ts';
import { BookForm } from '#app/domains/library/ui/book-form.tsx';
import { bookFormValues } from '#app/domains/library/ui/book-form-values.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['library', 'library-edit', 'ui'], title: 'library:actions.edit' };

export const loader = page(member, async ({ ctx, params }) => {
  const book = await getBook(ctx, { bookId: params.id ?? '' });
  return {
    book: { id: book.id, title: book.title },
    values: bookFormValues(book),
    languages: bookLanguages(ctx.locale, book.language),
    names: await suggestNames(ctx),
  };
});

export const action = form(member, { schema: editBookSchema }, async ({ ctx, params, input }) => {
  const bookId = params.id ?? '';
  await editBook(ctx, { ...input, bookId });
  return { to: libraryPaths.book(bookId), toast: { key: 'library-edit:toast.saved' } };
});

export default function EditBook() {
  return <BookForm {...useLoaderData<typeof loader>()} />;
}
