import { genresOf } from './genres.ts';
import type { Genre } from './genres.ts';
import type { TitleType } from './title-type.ts';
import { walkStates } from './walk-state.ts';
import type { WalkState } from './walk-state.ts';

export const titleSorts = ['id', 'newest', 'oldest', 'rating', 'name'] as const;
export type TitleSort = (typeof titleSorts)[number];

/** Which titles of one type, in which order, shown how: what the address of a list says. */
export type TitleListView = {
  type: TitleType;
  sort: TitleSort;
  layout: 'list' | 'grid';
  q: string;
  genre: Genre | null;
  year: number | null;
  /** In which state my own walk is. */
  state: WalkState | null;
  after: string | null;
};

/** Reads an address; what makes no sense in it is as if it were not there. */
export function readListView(params: URLSearchParams, type: TitleType): TitleListView {
  const value = (name: string) => (params.get(name) ?? '').trim();
  return {
    type,
    sort: titleSorts.find((name) => name === value('sort')) ?? 'id',
    layout: value('view') === 'grid' ? 'grid' : 'list',
    q: value('q').replace(/[\u0000-\u001f\ufffd]/g, ' ').trim().slice(0, 200),
    genre: genresOf(type).find((code) => code === value('genre')) ?? null,
    year: readYear(value('year')),
    state: walkStates.find((state) => state === value('state')) ?? null,
    after: value('after') || null,
  };
}

const readYear = (text: string): number | null => (/^\d{4}$/.test(text) && Number(text) >= 1870 && Number(text) <= 2200 ? Number(text) : null);

/** Is anything but the order chosen? */
export const isNarrowed = (view: TitleListView): boolean => Boolean(view.q || view.genre || view.year !== null || view.state);

type Query = Record<string, string | number | null>;

/** The address of a view with something changed; defaults are left out, and the pages begin anew unless `after` is given. */
export function listQuery(view: TitleListView, changes: Partial<TitleListView> = {}): Query {
  const next = { ...view, after: null, ...changes };
  return {
    q: next.q || null,
    sort: next.sort === 'id' ? null : next.sort,
    view: next.layout === 'grid' ? 'grid' : null,
    genre: next.genre, year: next.year, state: next.state, after: next.after,
  };
}
