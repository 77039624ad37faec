import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Menu, MenuLink } from '#app/ui/menu.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import type { ShelfNumbers } from '../model/shelf-numbers.ts';
import { isFiltered, shelfQuery } from '../model/shelf-view.ts';
import type { ShelfView } from '../model/shelf-view.ts';
import { notePaths } from '../notes/paths.ts';
import { libraryPaths } from '../paths.ts';
import { wordPaths } from '../words/paths.ts';
import type { BookList } from '../queries/list-books.server.ts';
import type { ShelfFilters as Filters } from '../queries/list-filters.server.ts';
import { BookCovers, BookRows } from './book-rows.tsx';
import { ShelfFilters } from './shelf-filters.tsx';
import { EmptyShelf, LayoutSwitch, LibraryStats, ShelfSentence, ShelfTabs } from './shelf-parts.tsx';

type ShelfPageProps = { numbers: ShelfNumbers; view: ShelfView; list: BookList; /** Null while nobody asked for them. */ filters: Filters | null };

/** The library: what is read and left, the shelves, and one shelf's books. */
export function ShelfPage({ numbers, view, list, filters }: ShelfPageProps) {
  const { t } = useTranslation('library');
  const label = t(`shelves.${view.shelf}`);
  const pageOf = (after: string | null) => after && libraryPaths.library(shelfQuery(view, { after }));
  return (
    <>
      <PageHeader title={t('title')} actions={<Actions />} />
      {numbers.books > 0 ? (
        <div className="flex flex-col gap-6">
          <LibraryStats numbers={numbers} />
          <div><ShelfTabs view={view} numbers={numbers} /><ShelfFilters key={JSON.stringify(view)} view={view} filters={filters} /></div>
        </div>
      ) : null}
      {list.similar ? <Banner>{t('similar')}</Banner> : null}
      {list.rows.length > 0 ? (
        <div className="flex items-baseline justify-between gap-4 py-4">
          <div><ShelfSentence view={view} numbers={numbers} /></div>
          <LayoutSwitch view={view} />
        </div>
      ) : <EmptyShelf view={view} isNew={numbers.books === 0 && !isFiltered(view)} />}
      {view.layout === 'grid' ? <BookCovers books={list.rows} label={label} /> : <BookRows books={list.rows} label={label} showState={view.shelf === 'all'} />}
      <Pagination previous={pageOf(list.previous)} next={pageOf(list.next)} />
    </>
  );
}

function Actions() {
  const { t } = useTranslation('library');
  return (
    <>
      <ButtonLink variant="primary" icon="plus" to={libraryPaths.findBook()} reloadDocument>{t('actions.add')}</ButtonLink>
      <Menu label={t('actions.more')}>
        <MenuLink href={notePaths.all()} icon="notebook-pen">{t('actions.notes')}</MenuLink>
        <MenuLink href={wordPaths.words()} icon="languages">{t('actions.words')}</MenuLink>
        <MenuLink href={libraryPaths.statistics()} icon="chart-column">{t('actions.statistics')}</MenuLink>
        <MenuLink href={libraryPaths.import()} icon="upload">{t('actions.import')}</MenuLink>
        <MenuLink href={libraryPaths.export()} icon="download">{t('actions.export')}</MenuLink>
        <MenuLink href={libraryPaths.trash()} icon="trash">{t('actions.trash')}</MenuLink>
      </Menu>
    </>
  );
}
