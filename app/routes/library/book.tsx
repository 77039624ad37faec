import { useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { getBook } from '#app/domains/library/index.server.ts';
import { getDocumentSummary } from '#app/domains/library/documents/index.server.ts';
import { DocumentSection } from '#app/domains/library/documents/ui/document-section.tsx';
import { BookHead } from '#app/domains/library/ui/book-head.tsx';
import { About, History, Opinion, Readings, Sorting } from '#app/domains/library/ui/book-sections.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { goalPaths } from '#app/engines/goals/paths.ts';
import { page } from '#app/platform/http/route.server.ts';
import { languageNames } from '#app/platform/i18n/language-names.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { MenuLink } from '#app/ui/menu.tsx';

export const handle = {
  messages: ['documents', 'goal-links', 'library', 'ui'],
  title: (_t: unknown, data: { book: { title: string } } | undefined) => data?.book.title ?? '',
};

export const loader = page(member, async ({ ctx, params }) => {
  const book = await getBook(ctx, { bookId: params.id ?? '' });
  const document = await getDocumentSummary(ctx, { bookId: book.id });
  return { book, document, languageName: book.language ? languageNames(ctx.locale)(book.language) : null, newId: uuidv7() };
});

export default function Book() {
  const { t } = useTranslation('goal-links');
  const { book, document, languageName, newId } = useLoaderData<typeof loader>();
  return (
    <>
      <BookHead book={book} newId={newId} more={book.state === 'read' ? null : <MenuLink href={goalPaths.newGoal({ metric: 'library.book', filter: `book:${book.id}` })} icon="target">{t('readBy')}</MenuLink>} />
      <DocumentSection book={book} document={document} />
      <Opinion book={book} />
      <Sorting book={book} />
      <Readings book={book} />
      <History book={book} />
      <About book={book} languageName={languageName} />
    </>
  );
}
