import { useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { addBook, bookLanguages, draftBook, suggestNames } from '#app/domains/library/index.server.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { addBookSchema } from '#app/domains/library/schema.ts';
import { NewBook } from '#app/domains/library/ui/new-book.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['catalogue', 'library', 'library-edit', 'ui'], title: 'library-edit:form.new' };

export const loader = page(member, async ({ ctx, url, context }) => {
  const asked = (name: string) => url.searchParams.get(name);
  const question = asked('q') ?? '';
  const wanted = { openLibraryId: asked('openLibraryId'), googleBooksId: asked('googleBooksId'), question, isSilent: asked('silent') !== null };
  const { values, origin } = await draftBook({ ...ctx, catalogues: context.services.catalogues }, wanted);
  return {
    origin,
    question: question.slice(0, 500),
    values: { ...values, id: uuidv7(), state: 'to_read', priority: 'none' },
    languages: bookLanguages(ctx.locale, values.language),
    names: await suggestNames(ctx),
  };
});

export const action = form(member, { schema: addBookSchema }, async ({ ctx, input }) => {
  const { id } = await addBook(ctx, input);
  return { to: libraryPaths.book(id), toast: { key: 'library-edit:toast.added', values: { title: input.title } } };
});

export default function NewBookPage() {
  return <NewBook {...useLoaderData<typeof loader>()} />;
}
