/** A position as the history of a book has it. */
export type Seen = { id: string; deviceKey: string; deviceName: string; page: number; permille: number; at: Date };

export type Opening = {
  page: number;
  permille: number;
  /** Elsewhere somebody read on since: to be asked about, never gone to by itself. */
  ahead: Seen | null;
};

/**
 * Where a book opens on a device: where this device was. Another device that was further on later is offered. A device that has
 * never had the book goes on where it was read last: nothing of its own could be lost by that.
 */
export function openingOf(own: Seen | null, lastElsewhere: Seen | null): Opening {
  if (own === null) return lastElsewhere ? { page: lastElsewhere.page, permille: lastElsewhere.permille, ahead: null } : { page: 1, permille: 0, ahead: null };
  const isAhead = lastElsewhere !== null && lastElsewhere.at > own.at && lastElsewhere.page > own.page;
  return { page: own.page, permille: own.permille, ahead: isAhead ? lastElsewhere : null };
}

/** How many of a book's last places can be gone back to. */
export const shownPlaces = 20;

/** The last places worth going back to: of marks in a row on one page and device the latest, newest first. */
export function placesOf(newestFirst: readonly Seen[], take: number): Seen[] {
  const places: Seen[] = [];
  for (const seen of newestFirst) {
    const before = places.at(-1);
    if (before && before.page === seen.page && before.deviceKey === seen.deviceKey) continue;
    if (places.length === take) break;
    places.push(seen);
  }
  return places;
}

/**
 * How far a page of a file is through the book as the shelf counts it. Reading to the last page of a file is not yet "I have
 * finished it": that its person says, so the last step is left to them.
 */
export function shelfProgress(page: number, pageCount: number, bookPages: number | null): { unit: 'page' | 'percent'; value: number } {
  const share = Math.min(1, Math.max(0, page / Math.max(1, pageCount)));
  if (bookPages === null) return { unit: 'percent', value: Math.min(99.9, Math.floor(share * 1000) / 10) };
  const mapped = bookPages === pageCount ? page : Math.floor(share * bookPages);
  return { unit: 'page', value: Math.max(0, Math.min(bookPages - 1, mapped)) };
}
