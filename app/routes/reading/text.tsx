import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { openTextPage } from '#app/domains/library/documents/index.server.ts';
import { documentPaths } from '#app/domains/library/documents/paths.ts';
import { TextPage } from '#app/domains/library/documents/ui/text-page.tsx';
import { listPageNotes } from '#app/domains/library/notes/index.server.ts';
import { PageNotes } from '#app/domains/library/notes/ui/page-notes.tsx';
import { getBook } from '#app/domains/library/index.server.ts';
import { wordsInText } from '#app/domains/library/words/index.server.ts';
import { LookUpInText } from '#app/domains/library/words/ui/look-up-in-text.tsx';
import { markedWords } from '#app/domains/library/words/ui/marked-words.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';

export const handle = {
  messages: ['document-pages', 'notes', 'words', 'library', 'ui'],
  title: (t: (key: string, values: object) => string, data: { book: { title: string }; view: { number: number } } | undefined) => (data ? t('document-pages:text.title', { title: data.book.title, page: data.view.number }) : ''),
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
  const text = view.paragraphs.map((segments) => segments.map((segment) => segment.text).join('')).join('\n\n');
  const [notes, words] = await Promise.all([listPageNotes(ctx, { bookId: id, page: view.number }), wordsInText(ctx.db, { ownerId: ctx.viewer.id, language, text })]);
  return { book: { id, title, language }, newId: uuidv7(), view, words, notes: { notes, newId: uuidv7(), canAdd: trashedAt === null && view.state === 'ready' } };
});

export default function Text() {
  const { book, newId, view, words, notes } = useLoaderData<typeof loader>();
  const below = <><LookUpInText bookId={book.id} page={view.number} /><PageNotes bookId={book.id} page={view.number} {...notes} /></>;
  return <TextPage book={book} view={view} newId={newId} stretchesOf={markedWords(words)} below={below} />;
}
