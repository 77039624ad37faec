import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Link } from '#app/ui/link.tsx';
import { Stat, Stats } from '#app/ui/stat.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import type { ShelfNumbers } from '../model/shelf-numbers.ts';
import { isFiltered, shelfQuery, shelves, stateOf } from '../model/shelf-view.ts';
import type { ShelfView } from '../model/shelf-view.ts';
import { libraryPaths } from '../paths.ts';
import { useNumber } from './use-number.ts';

/** How much is read and how much is left, over everything. */
export function LibraryStats({ numbers }: { numbers: ShelfNumbers }) {
  const { t } = useTranslation('library');
  const number = useNumber();
  return (
    <Stats>
      <Stat value={number(numbers.pagesLeft)} label={t('numbers.pagesLeft', { count: numbers.pagesLeft })} />
      <Stat value={number(numbers.booksLeft)} label={t('numbers.booksLeft', { count: numbers.booksLeft })} />
      <Stat value={number(numbers.pagesRead)} label={t('numbers.pagesRead', { count: numbers.pagesRead })} />
      <Stat value={number(numbers.booksRead)} label={t('numbers.booksRead', { count: numbers.booksRead })} />
    </Stats>
  );
}

export function ShelfTabs({ view, numbers }: { view: ShelfView; numbers: ShelfNumbers }) {
  const { t } = useTranslation('library');
  const number = useNumber();
  const items = shelves.map((shelf) => {
    const state = stateOf(shelf);
    const count = number(state ? numbers.byState[state].books : numbers.books);
    return { href: libraryPaths.library(shelfQuery(view, { shelf })), label: t(`shelves.${shelf}`), count, current: view.shelf === shelf };
  });
  return <Tabs label={t('shelves.label')} items={items} />;
}

/** One sentence about the shelf that is shown, when nothing narrows it. */
export function ShelfSentence({ view, numbers }: { view: ShelfView; numbers: ShelfNumbers }) {
  const { t } = useTranslation('library');
  const state = stateOf(view.shelf);
  if (!state || isFiltered(view) || numbers.byState[state].books === 0) return null;
  const total = numbers.byState[state];
  const books = t('numbers.books', { count: total.books });
  const isMoving = state === 'reading' || state === 'stopped';
  const left = Math.max(0, total.pages - total.pagesRead);
  const text = isMoving
    ? t('numbers.shelfLeft', { books, read: total.pagesRead, pages: total.pages, left })
    : t('numbers.shelf', { books, pages: t('numbers.pages', { count: state === 'read' ? total.pagesRead : total.pages }) });
  return <p className="text-soft tabular">{text}</p>;
}

export function LayoutSwitch({ view }: { view: ShelfView }) {
  const { t } = useTranslation('library');
  return (
    <nav className="flex gap-4" aria-label={t('layouts.label')}>
      {(['list', 'grid'] as const).map((layout) => (
        <Link key={layout} className={view.layout === layout ? 'text-ink' : 'link'} aria-current={view.layout === layout ? 'true' : undefined} to={libraryPaths.library(shelfQuery(view, { layout }))}>
          {t(`layouts.${layout}`)}
        </Link>
      ))}
    </nav>
  );
}

/** What an empty shelf invites to. */
export function EmptyShelf({ view, isNew }: { view: ShelfView; isNew: boolean }) {
  const { t } = useTranslation('library');
  if (isNew) {
    return (
      <EmptyState title={t('empty.library')} action={<span className="actions"><ButtonLink variant="primary" to={libraryPaths.findBook()} reloadDocument>{t('actions.add')}</ButtonLink><ButtonLink to={libraryPaths.import()}>{t('actions.import')}</ButtonLink></span>}>
        {t('empty.libraryText')}
      </EmptyState>
    );
  }
  if (isFiltered(view)) {
    const showAll = <ButtonLink to={libraryPaths.library({ shelf: view.shelf })}>{t('empty.showAll')}</ButtonLink>;
    const add = view.q ? <ButtonLink to={libraryPaths.findBook({ q: view.q })} reloadDocument>{t('actions.add')}</ButtonLink> : null;
    return <EmptyState title={t('empty.found')} action={<span className="actions">{add}{showAll}</span>}>{t('empty.foundText')}</EmptyState>;
  }
  const toChoose = view.shelf === 'reading';
  const action = toChoose
    ? <ButtonLink to={libraryPaths.library({ shelf: 'to_read' })}>{t('empty.readingAction')}</ButtonLink>
    : <ButtonLink to={libraryPaths.findBook()} reloadDocument>{t('actions.add')}</ButtonLink>;
  return <EmptyState title={t(`empty.${view.shelf}`)} action={action}>{t(`empty.${view.shelf}Text`)}</EmptyState>;
}
