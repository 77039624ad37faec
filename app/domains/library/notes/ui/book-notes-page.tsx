import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Icon } from '#app/ui/icon.tsx';
import type { KeysetPage } from '#app/platform/db/keyset.server.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Menu, MenuDivider, MenuLink } from '#app/ui/menu.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { Section } from '#app/ui/section.tsx';
import { libraryPaths } from '../../paths.ts';
import { notesQuery } from '../model/note-view.ts';
import type { NotesView } from '../model/note-view.ts';
import { notePaths } from '../paths.ts';
import type { NoteRow } from '../queries/note-row.server.ts';
import { NoteForm } from './note-form.tsx';
import { NoteRows } from './note-rows.tsx';
import { isFilteredView, NotesFilters } from './notes-filters.tsx';

type BookNotesProps = { book: { id: string; title: string; isInTrash: boolean; hasFile: boolean }; view: NotesView; list: KeysetPage<NoteRow>; newId: string };

/** All notes of one book by their place, and a new one. */
export function BookNotesPage({ book, view, list, newId }: BookNotesProps) {
  const { t } = useTranslation(['notes', 'library']);
  const isFiltered = isFilteredView(view);
  const pageOf = (after: string | null) => after && notePaths.book(book.id, notesQuery(view, { after }));
  return (
    <>
      <PageHeader
        title={t('title')}
        breadcrumbs={<Breadcrumbs items={[{ href: libraryPaths.library(), label: t('library:title') }, { href: libraryPaths.book(book.id), label: book.title }]} />}
        actions={<>{book.isInTrash ? null : <a className="btn" href="#add"><Icon name="plus" />{t('actions.add')}</a>}<BookNotesMenu book={book} /></>}
      />
      {list.rows.length > 0 || isFiltered || view.after ? <NotesFilters key={JSON.stringify(view)} action={notePaths.book(book.id)} view={view} /> : null}
      {list.rows.length === 0 ? (
        <EmptyState title={t(isFiltered ? 'empty.noMatch' : 'empty.title')}>{t(isFiltered ? 'empty.noMatchText' : 'empty.text')}</EmptyState>
      ) : null}
      <NoteRows label={t('title')} notes={list.rows} />
      <Pagination previous={pageOf(list.previous)} next={pageOf(list.next)} />
      {book.isInTrash ? null : <Section id="add" title={t('form.add')}><NoteForm key={newId} bookId={book.id} newId={newId} hasFile={book.hasFile} /></Section>}
    </>
  );
}

function BookNotesMenu({ book }: Pick<BookNotesProps, 'book'>) {
  const { t } = useTranslation('notes');
  return (
    <Menu label={t('actions.more')}>
      <NoteFiles hrefOf={(type) => notePaths.bookFile(book.id, type)} />
      <MenuDivider />
      {book.hasFile ? <MenuLink href={notePaths.copy(book.id)} icon="file-check">{t('actions.copy')}</MenuLink> : null}
      <MenuLink href={notePaths.all()} icon="file-text">{t('allNotes')}</MenuLink>
    </Menu>
  );
}

/** Downloads: a plain link, so that the browser and not the router asks for the file. */
export function NoteFiles({ hrefOf }: { hrefOf: (type: 'md' | 'json' | 'csv') => string }) {
  const { t } = useTranslation('notes');
  const files = [['md', 'markdown', 'download'], ['json', 'json', 'braces'], ['csv', 'csv', 'table']] as const;
  return files.map(([type, key, icon]) => <a key={type} className="menu-item" href={hrefOf(type)} download><Icon name={icon} />{t(`actions.${key}`)}</a>);
}

export const ToShelf = () => {
  const { t } = useTranslation('notes');
  return <ButtonLink variant="primary" to={libraryPaths.library()}>{t('empty.toShelf')}</ButtonLink>;
};
