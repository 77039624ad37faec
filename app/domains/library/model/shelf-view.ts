import { isUuid } from '#app/platform/text/uuid.ts';
import { bookStates } from './book-state.ts';
import type { BookState } from './book-state.ts';
import { typedToYear, yearToTyped } from './year.ts';

export const shelves = ['reading', 'to_read', 'read', 'stopped', 'all'] as const;
export type Shelf = (typeof shelves)[number];

export const bookSorts = ['moved', 'priority', 'added', 'title', 'author', 'finished', 'rating', 'progress'] as const;
export type BookSort = (typeof bookSorts)[number];

/** Which books, in which order, shown how: what the address of a shelf says. */
export type ShelfView = {
  shelf: Shelf;
  sort: BookSort;
  layout: 'list' | 'grid';
  q: string;
  tag: string | null;
  author: string | null;
  series: string | null;
  language: string | null;
  year: number | null;
  after: string | null;
  /** Are its filters asked for, though nothing is filtered? */
  unfolded: boolean;
};

/** The parameter that asks for a shelf's filters: many names, that are fetched when somebody wants to see them. */
export const unfold = 'filters';

const defaultSorts: Record<Shelf, BookSort> = { reading: 'moved', to_read: 'priority', read: 'finished', stopped: 'moved', all: 'added' };

export const defaultSort = (shelf: Shelf): BookSort => defaultSorts[shelf];

export const stateOf = (shelf: Shelf): BookState | null => bookStates.find((state) => state === shelf) ?? null;

/** Reads an address; what makes no sense in it is as if it were not there. */
export function readShelfView(params: URLSearchParams, fallback: Shelf): ShelfView {
  const value = (name: string) => (params.get(name) ?? '').trim();
  const id = (name: string) => (isUuid(value(name)) ? value(name).toLowerCase() : null);
  const q = value('q').replace(/[\u0000-\u001f\ufffd]/g, ' ').slice(0, 200);
  const shelf = shelves.find((name) => name === value('shelf')) ?? (q === '' ? fallback : 'all');
  return {
    shelf,
    sort: bookSorts.find((name) => name === value('sort')) ?? defaultSort(shelf),
    layout: value('view') === 'grid' ? 'grid' : 'list',
    q,
    tag: id('tag'),
    author: id('author'),
    series: id('series'),
    language: /^[a-z]{2,3}$/.test(value('language')) ? value('language') : null,
    year: readYear(value('year')),
    after: value('after') || null,
    unfolded: value(unfold) !== '',
  };
}

function readYear(text: string): number | null {
  const typed = Number(text);
  return /^-?\d{1,4}$/.test(text) && typed !== 0 ? typedToYear(typed) : null;
}

/** Is anything but the shelf and the order chosen? */
export const isFiltered = (view: ShelfView): boolean => view.q !== '' || filtersInUse(view) > 0;

/** How many fields leave books out; an order leaves out none. */
export const filtersInUse = ({ tag, author, series, language, year }: ShelfView): number => [tag, author, series, language, year].filter((value) => value !== null).length;

export const showsFilters = (view: ShelfView): boolean => view.unfolded || filtersInUse(view) > 0;

type Query = Record<string, string | number | null>;

/** The address of a view with something changed; defaults are left out, and the page begins anew unless `after` is given. */
export function shelfQuery(view: ShelfView, changes: Partial<ShelfView> = {}): Query {
  const next = { ...view, after: null, ...changes };
  // Another shelf has an order of its own.
  const sort = changes.shelf && !changes.sort ? defaultSort(next.shelf) : next.sort;
  return {
    shelf: next.shelf,
    sort: sort === defaultSort(next.shelf) ? null : sort,
    view: next.layout === 'grid' ? 'grid' : null,
    q: next.q || null,
    tag: next.tag, author: next.author, series: next.series, language: next.language,
    year: next.year === null ? null : yearToTyped(next.year),
    after: next.after,
  };
}
