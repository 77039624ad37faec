import type { KeysetPage } from '#app/platform/db/keyset.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Menu } from '#app/ui/menu.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { libraryPaths } from '../../paths.ts';
import { notesQuery } from '../model/note-view.ts';
import type { NotesView } from '../model/note-view.ts';
import { notePaths } from '../paths.ts';
import type { NoteOfBook } from '../queries/list-notes.server.ts';
import { NoteFiles, ToShelf } from './book-notes-page.tsx';
import { NoteRows } from './note-rows.tsx';
import { isFilteredView, NotesFilters } from './notes-filters.tsx';

/** Everything marked and written in all books, newest first. */
export function AllNotesPage({ view, list }: { view: NotesView; list: KeysetPage<NoteOfBook> }) {
  const { t } = useTranslation(['notes', 'library']);
  const isFiltered = isFilteredView(view);
  const isNew = list.rows.length === 0 && !isFiltered && !view.after;
  const pageOf = (after: string | null) => after && notePaths.all(notesQuery(view, { after }));
  return (
    <>
      <PageHeader
        title={t('title')} lead={t('lead')}
        breadcrumbs={<Breadcrumbs items={[{ href: libraryPaths.library(), label: t('library:title') }]} />}
        actions={isNew ? null : <Menu label={t('actions.more')}><NoteFiles hrefOf={notePaths.allFile} /></Menu>}
      />
      {isNew ? null : <NotesFilters key={JSON.stringify(view)} action={notePaths.all()} view={view} />}
      {list.rows.length === 0 ? (
        <EmptyState title={t(isFiltered ? 'empty.noMatch' : 'empty.title')} action={isNew ? <ToShelf /> : null}>{t(isFiltered ? 'empty.noMatchText' : 'empty.text')}</EmptyState>
      ) : null}
      <NoteRows label={t('title')} notes={list.rows} />
      <Pagination previous={pageOf(list.previous)} next={pageOf(list.next)} />
    </>
  );
}
