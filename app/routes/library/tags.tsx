import { useLoaderData } from '@remix-run/react';
import { getBook, setTags, suggestNames } from '#app/domains/library/index.server.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { tagsSchema } from '#app/domains/library/schema.ts';
import { TagsForm } from '#app/domains/library/ui/opinion-form.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['library', 'library-edit', 'ui'], title: 'library:actions.tags' };

export const loader = page(member, async ({ ctx, params }) => {
  const { id, title, tags } = await getBook(ctx, { bookId: params.id ?? '' });
  return { book: { id, title, tags }, known: (await suggestNames(ctx)).tags };
});

export const action = form(member, { schema: tagsSchema }, async ({ ctx, params, input }) => {
  const bookId = params.id ?? '';
  await setTags(ctx, { bookId, tags: input.tags });
  return { to: libraryPaths.book(bookId), toast: { key: 'library-edit:toast.saved' } };
});

export default function Tags() {
  return <TagsForm {...useLoaderData<typeof loader>()} />;
}
