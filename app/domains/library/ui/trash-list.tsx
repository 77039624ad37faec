import { Form } from '@remix-run/react';
import { pictureAt } from '#app/kernel/files/paths.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Cover } from '#app/ui/cover.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { libraryPaths } from '../paths.ts';
import type { TrashedBook } from '../queries/list-trash.server.ts';

export function TrashList({ books }: { books: readonly TrashedBook[] }) {
  const { t } = useTranslation('library');
  const { t: edit } = useTranslation('library-edit');
  return (
    <List label={edit('trash.title')}>
      {books.map((book) => (
        <Row
          key={book.id} href={libraryPaths.book(book.id)} title={book.title} start={<Cover size="xs" title={book.title} author={book.authors[0]} image={pictureAt(book.coverId)} />}
          meta={[book.authors.join(', '), edit('trash.daysLeft', { count: book.daysLeft })].filter(Boolean).join('\u00A0· ')}
          end={<Form method="post" action={libraryPaths.restoreBook(book.id)}><button className="btn btn-s">{t('actions.restore')}</button></Form>}
        />
      ))}
    </List>
  );
}
