import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { openTextPage } from '#app/domains/library/documents/index.server.ts';
import { documentPaths } from '#app/domains/library/documents/paths.ts';
import { TextPage } from '#app/domains/library/documents/ui/text-page.tsx';
import { listPageNotes } from '#app/domains/library/notes/index.server.ts';
import { PageNotes } from '#app/domains/library/notes/ui/page-notes.tsx';
import { getBook } from '#app/domains/library/index.server.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';

export const handle = {
  messages: ['documents', 'notes', 'library', 'ui'],
  title: (t: (key: string, values: object) => string, data: { book: { title: string }; view: { number: number } } | undefined) => (data ? t('documents:text.title', { title: data.book.title, page: data.view.number }) : ''),
};

const numberOf = (text: string | null | undefined) => (/^\d{1,6}$/.test(text ?? '') ? Number(text) : 0);

export const loader = page(member, async ({ ctx, params, url }) => {
  const bookId = params.id ?? '';
  const asked = (name: string) => url.searchParams.get(name);
  const query = asked('q') ?? '';
  const wanted = numberOf(asked('to'));
  if (wanted > 0) throw redirect(documentPaths.text(bookId, wanted, { q: query.slice(0, 200) }), 303);
  const { id, title, language, trashedAt } = await getBook(ctx, { bookId });
  const view = await openTextPage(ctx, { bookId: id, page: numberOf(params.page), query, after: numberOf(asked('after')) });
  const notes = await listPageNotes(ctx, { bookId: id, page: view.number });
  return { book: { id, title, language }, view, notes: { notes, newId: uuidv7(), canAdd: trashedAt === null && view.state === 'ready' } };
});

export default function Text() {
  const { book, view, notes } = useLoaderData<typeof loader>();
  return <TextPage book={book} view={view} below={<PageNotes bookId={book.id} page={view.number} {...notes} />} />;
}
