import type { BookState, ReadingState } from '../book-state.ts';
import type { Change, Fillable } from './plan-update.ts';
import type { RowReason } from './classify-row.ts';
import type { ImportRecord } from './record.ts';

/** What ImportRow.record holds: the row itself, and what the dry run found out about it. */
export type KeptRecord = ImportRecord & { changes?: Change[]; otherLine?: number | null };

/** Ids of names that this row was the first to need. */
export type MadeNames = { authors: string[]; tags: string[]; series: string[] };

type ReadingFacts = { state: ReadingState; startedOn: string | null; endedOn: string | null };

export type BookUpdate = {
  fields: Fillable[];
  spoilers: boolean;
  priority: number | null;
  state: { from: BookState; to: BookState } | null;
  series: { id: string; position: string | null } | null;
  authorIds: string[];
  tagIds: string[];
  readings: { id: string; state: ReadingState }[];
  changedReadings: { id: string; before: ReadingFacts; after: ReadingFacts }[];
  entryIds: string[];
  /** Book.updatedAt before the import touched it. */
  touchedBefore: string;
};

/** What ImportRow.outcome holds: what applying did, exactly enough to take it back. */
export type Outcome =
  | { did: 'created'; bookId: string; made?: MadeNames; kept?: true }
  | ({ did: 'updated'; bookId: string; made?: MadeNames; kept?: true } & BookUpdate)
  | { did: 'nothing'; bookId: string }
  | { did: 'left'; reason: RowReason | 'undecided' | 'declined' | 'gone' };
