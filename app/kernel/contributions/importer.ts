import type { Db, Tx } from '#app/platform/db/client.server.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';

export type ImportFact = { key: string; values?: Record<string, string | number> };

/** What the dry run says of a row; "ambiguous" waits for the person. */
export const rowKinds = ['new', 'update', 'same', 'ambiguous', 'skipped'] as const;
export type RowKind = (typeof rowKinds)[number];

/**
 * A row of a file in the room's words, as JSON. The engine shows `changes` (what it adds to something that is here), `notes` (what could
 * not be taken as it stands) and `otherLine` (the row it repeats); texts are at `<messages>:changes.<name>`, `:notes.<name>`.
 */
export type ImportRecord = { changes?: string[]; notes: string[]; otherLine?: number | null };

/** What applying a row did, as JSON, exactly enough to take it back; `reason` of what was left is at `<messages>:reasons.<name>`. */
export type ImportOutcome = { did: 'created' | 'updated' | 'nothing'; kept?: true } | { did: 'left'; reason: string };

/** A row as the dry run leaves it. `author` is the second thing a person knows it by. */
export type DraftRow = { line: number; kind: RowKind; reasonKey: string | null; title: string; author: string; record: ImportRecord; candidateIds: string[] };

/** A row of a dry run that has not been carried out; `choice` is "new", "skip", or one of the candidates. */
export type OpenRow<R> = { line: number; kind: RowKind; reasonKey: string | null; record: R; choice: string | null };

export type AppliedRow<R, O> = { line: number; outcome: O; appliedAt: Date; record: R };

export type ImportBatch = { importId: string; ownerId: string; zone: string; now: Date };

/** A file that has been gone through once: how many rows it has, of which service, and what becomes of each. */
export type OpenedFile = { rows: number; source: string; dryRun(): AsyncIterable<DraftRow[]> };

export type ReadingTools = { db: Db; ownerId: string; /** The person's day when they sent it, as text. */ today: string; /** Asked now and then; throws when the process stops. */ pause(): void };

export type ImportDone = { ownerId: string; importId: string; fileName: string; rows: number };

/** What a room lets people bring from elsewhere. The engine keeps the file and its rows; the room reads, matches, writes and takes back. */
export type Importer<R extends ImportRecord = ImportRecord, O extends ImportOutcome = ImportOutcome> = {
  /** In the database and in names of jobs. */
  room: string;
  /** Namespace of the room's words about imports: the same keys in each room. */
  messages: string;
  /** Problems of files that the room tells of itself, at `<messages>:problems.<name>`. */
  problems: readonly string[];
  maxFileBytes: number;
  /** Looks at the first piece of a file; throws FileProblem for what no import can come of. */
  checkStart(bytes: Uint8Array): void;
  /** Goes through the whole file, so that a mistake at its end is found before anything is kept; throws FileProblem. */
  open(tools: ReadingTools, file: () => AsyncIterable<Uint8Array>): Promise<OpenedFile>;
  /** Carries these rows out, or some of them, the others in a later batch; nothing but `tx` is touched. */
  apply(tx: Tx, batch: ImportBatch, rows: readonly OpenRow<R>[]): Promise<{ line: number; outcome: O }[]>;
  /** After batches that grew tables: lets the database see how large they are. */
  countAgain?(db: Db): Promise<void>;
  /** Takes these rows back, the last first, or as many of them as one batch can; `kept` = lines whose thing stays because it was used since. */
  undo(tx: Tx, batch: Omit<ImportBatch, 'zone'>, rows: readonly AppliedRow<R, O>[]): Promise<{ lines: number[]; kept: number[] }>;
  /** All rows are dealt with. */
  announce(tx: Tx, queue: Queue, done: ImportDone): Promise<void>;
  /** What a person chooses from, by candidates' ids. */
  candidates(db: Db, ownerId: string, ids: readonly string[]): Promise<{ id: string; title: string; author: string }[]>;
  /** A page of ours that shows what a row became. */
  href(outcome: O): string | null;
  /** What a row says, in a few words: keys in `<messages>`. */
  facts?(record: R): ImportFact[];
};

/** Keeps a room's own records and outcomes together. */
export const defineImporter = <R extends ImportRecord, O extends ImportOutcome>(importer: Importer<R, O>): Importer => importer as unknown as Importer;

/** Addresses of a room's imports. */
export type ImportRowFilter = { kind?: string | null; after?: number | null; before?: number | null };
export type ImportPaths = { imports(): string; import(id: string, filter?: ImportRowFilter): string; report(id: string): string; undo(id: string): string };
