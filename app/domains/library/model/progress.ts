/** Where somebody is in a book: by page, by share of the whole (0–1000), or both. */
export type Position = { page: number | null; permille: number };

/** What was typed: a page, or a percentage. */
export type TypedPosition = { page: number } | { percent: number };

export type PositionProblem = 'pageBeyondEnd' | 'percentOutOfRange' | 'pageOutOfRange';

/** The typed position in both measures, as far as the book's length is known. */
export function toPosition(typed: TypedPosition, pages: number | null): Position | PositionProblem {
  if ('percent' in typed) {
    if (!(typed.percent >= 0 && typed.percent <= 100)) return 'percentOutOfRange';
    const permille = Math.round(typed.percent * 10);
    return { page: pages === null ? null : pageAt(permille, pages), permille };
  }
  const { page } = typed;
  if (!Number.isInteger(page) || page < 0) return 'pageOutOfRange';
  if (pages !== null && page > pages) return 'pageBeyondEnd';
  return { page, permille: pages === null ? 0 : permilleAt(page, pages) };
}

/** Rounded down, so that only the last page is the whole book. */
export const permilleAt = (page: number, pages: number): number =>
  pages <= 0 ? 0 : Math.min(1000, Math.max(0, Math.floor((page * 1000) / pages)));

/** The page a share stands for; the same share comes back from it, give or take one page. Only the whole is the last page, however short the book. */
export const pageAt = (permille: number, pages: number): number =>
  permille >= 1000 ? pages : Math.max(0, Math.min(pages - 1, Math.round((permille * pages) / 1000)));

/**
 * Pages to count for a new position: those beyond the furthest one recorded in this reading. Going back counts
 * nothing, and coming again to where one has been counts nothing either.
 */
export function pagesAdvanced(page: number | null, furthestPage: number): number {
  return page === null ? 0 : Math.max(0, page - furthestPage);
}

/** Is this the last page? Without a known length only a percentage can say so. */
export const isAtEnd = (position: Position, pages: number | null): boolean =>
  pages === null ? position.permille >= 1000 : (position.page ?? pageAt(position.permille, pages)) >= pages;

export type Standing = { currentPage: number | null; currentPermille: number | null; pagesRead: number };

/** What the shelf shows and counts for a book: its position now, and the pages of it that are read. */
export function standing(
  state: 'to_read' | 'reading' | 'read' | 'stopped',
  pages: number | null,
  position: Position | null,
): Standing {
  if (state === 'to_read') return { currentPage: null, currentPermille: null, pagesRead: 0 };
  if (state === 'read') return { currentPage: pages, currentPermille: 1000, pagesRead: pages ?? position?.page ?? 0 };
  if (position === null) return { currentPage: null, currentPermille: null, pagesRead: 0 };
  if (pages === null) {
    // A page of a book whose length nobody knows is no share of anything.
    const share = position.page === null ? position.permille : null;
    return { currentPage: position.page, currentPermille: share, pagesRead: position.page ?? 0 };
  }
  const page = Math.min(pages, position.page ?? pageAt(position.permille, pages));
  return { currentPage: page, currentPermille: permilleAt(page, pages), pagesRead: page };
}

/** Pages still ahead; null when the length is unknown. */
export const pagesLeft = (pages: number | null, pagesRead: number): number | null =>
  pages === null ? null : Math.max(0, pages - pagesRead);
