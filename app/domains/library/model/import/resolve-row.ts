import type { OpenRow } from '#app/kernel/contributions/importer.ts';
import type { RowReason } from './classify-row.ts';
import type { Shelf } from './match-books.ts';
import type { KeptRecord, Outcome } from './outcome.ts';

/** A row of a dry run that has not been carried out. */
export type BookRow = OpenRow<KeptRecord>;

export type Resolution =
  | { is: 'new' }
  | { is: 'here'; bookId: string }
  | { is: 'left'; reason: Extract<Outcome, { did: 'left' }>['reason'] };

/**
 * What becomes of a row when it is carried out. Between the dry run and now the shelf may have changed (another
 * import of the same file, a book thrown away), so everything is asked again, save what the person decided.
 */
export function resolveRow(row: BookRow, shelf: Shelf): Resolution {
  if (row.kind === 'skipped') return { is: 'left', reason: (row.reasonKey ?? 'noTitle') as RowReason };
  if (row.kind === 'ambiguous') {
    if (row.choice === null) return { is: 'left', reason: 'undecided' };
    if (row.choice === 'skip') return { is: 'left', reason: 'declined' };
    if (row.choice !== 'new') return shelf.has(row.choice) ? { is: 'here', bookId: row.choice } : { is: 'left', reason: 'gone' };
    // "A book of its own", said of several equal ones: then it is one, whatever it equals.
    if (row.reasonKey === 'several') return { is: 'new' };
  }
  // Of two editions only the ISBN says whether this one is here.
  const match = shelf.findExactly(row.record, { byTitle: row.reasonKey !== 'edition' });
  if (match.is === 'open') return { is: 'left', reason: match.reason };
  return match.is === 'exact' ? { is: 'here', bookId: match.id } : { is: 'new' };
}
