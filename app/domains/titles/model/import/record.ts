import type { OpenRow } from '#app/kernel/contributions/importer.ts';
import type { CreditRole } from '../credit-role.ts';
import type { Genre } from '../genres.ts';
import type { TitleSource } from '../title-sources.ts';
import type { TitleType } from '../title-type.ts';
import type { WalkState } from '../walk-state.ts';

/** Days are `2021-03-09`, so that a record survives being kept as JSON. */
export type ImportedRun = { state: WalkState; startedOn: string | null; endedOn: string | null; progress: number | null };

/** The current time through, and the earlier ones in their order. */
export type ImportedWalk = ImportedRun & { past: ImportedRun[] };

export type ImportedReview = { rating: number; text: string | null; hasSpoilers: boolean };

export type WrittenAt = { createdAt: string | null; updatedAt: string | null };

/** Something of a row that could not be taken as it stands; texts are at `title-import:notes.<name>`. */
export type TitleNote = 'date' | 'rating' | 'year' | 'progress' | 'cut' | 'unrated' | 'state' | 'runs';

/** What a row adds to what the person has; texts are at `title-import:changes.<name>`. */
export type TitleChange = 'walk' | 'state' | 'dates' | 'progress' | 'runs' | 'review' | 'text';

/** Why a row is left out or left open; texts are at `title-import:reasons.<name>`. */
export type TitleReason = 'noTitle' | 'broken' | 'columns' | 'manga' | 'notATitle' | 'duplicate' | 'several' | 'otherYear' | 'otherType' | 'undecided' | 'declined' | 'gone';

/** A row of any supported file in the words of the room. */
export type TitleRecord = {
  /** Of our own files: which title it is in the house that wrote it. */
  id?: string | null;
  type: TitleType;
  name: string;
  originalName: string | null;
  year: number | null;
  episodes: number | null;
  genres: Genre[];
  credits: { name: string; role: CreditRole }[];
  sources: { source: TitleSource; externalId: string }[];
  walk: ImportedWalk | null;
  review: ImportedReview | null;
  addedOn: string | null;
  /** Of our own files: when the walk and the review were written, as ISO moments. */
  walkAt?: WrittenAt | null;
  reviewAt?: WrittenAt | null;
  notes: TitleNote[];
  changes?: TitleChange[];
  otherLine?: number | null;
};

export type ParsedTitle = { line: number; record: TitleRecord; skip: TitleReason | null };

export type TitleRow = OpenRow<TitleRecord>;

export const emptyRecord = (type: TitleType): TitleRecord => ({
  type, name: '', originalName: null, year: null, episodes: null, genres: [], credits: [], sources: [], walk: null, review: null, addedOn: null, notes: [],
});

/** A walk as it was before an import added to it. */
export type WalkBefore = {
  id: string; state: WalkState; startedOn: string | null; endedOn: string | null; progress: number | null; runs: number; updatedAt: string;
  /** What the import wrote about it. */
  changeId: string; newRuns: number[];
};

/** What ImportRow.outcome holds: what applying did, exactly enough to take it back. */
export type TitleOutcome =
  | { did: 'created'; titleId: string; made: boolean; walkId: string | null; reviewId: string | null; kept?: true }
  | { did: 'updated'; titleId: string; made: false; walkId: string | null; reviewId: string | null; walkBefore: WalkBefore | null; textIn: { id: string; updatedAt: string } | null; kept?: true }
  | { did: 'nothing'; titleId: string }
  | { did: 'left'; reason: TitleReason };
