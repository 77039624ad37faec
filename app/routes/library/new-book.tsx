import { useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { addBook, bookLanguages, suggestNames } from '#app/domains/library/index.server.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { addBookSchema } from '#app/domains/library/schema.ts';
import { BookForm } from '#app/domains/library/ui/book-form.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['library', 'ui'], title: 'library:form.new' };

export const loader = page(member, async ({ ctx }) => ({
  values: { id: uuidv7(), state: 'to_read', priority: 'none' },
  languages: bookLanguages(ctx.locale),
  names: await suggestNames(ctx),
}));

export const action = form(member, { schema: addBookSchema }, async ({ ctx, input }) => {
  const { id } = await addBook(ctx, input);
  return { to: libraryPaths.book(id), toast: { key: 'library:toast.added', values: { title: input.title } } };
});

export default function NewBook() {
  return <BookForm {...useLoaderData<typeof loader>()} />;
}
