export type Placed = {
  /** On how many pages of a file it hangs. */
  keys: number;
  /** The first and the last of them in the version that is read now, from 1. */
  first: number | null;
  last: number | null;
  /** What the first is called there. */
  labelNow: string | null;
  /** As they were when the note was made. */
  pageNumber: number | null;
  pageLabel: string | null;
};

export type Standing = {
  page: number | null;
  /** The last page of a note over several. */
  lastPage: number | null;
  /** As the page is called: printed label, else number, else what was written when the note was made. */
  label: string | null;
  /** It hangs on pages, and none of them is in this version. */
  isOut: boolean;
};

/** Where a note is now: pages move, come and go with versions of the file; notes follow their pages' keys. */
export function standingOf({ keys, first, last, labelNow, pageNumber, pageLabel }: Placed): Standing {
  const written = pageLabel ?? (pageNumber === null ? null : String(pageNumber));
  if (keys === 0) return { page: pageNumber, lastPage: null, label: written, isOut: false };
  if (first === null) return { page: null, lastPage: null, label: written, isOut: true };
  return { page: first, lastPage: last === first ? null : last, label: labelNow || String(first), isOut: false };
}
