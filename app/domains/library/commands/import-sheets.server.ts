import { v7 as uuidv7 } from 'uuid';
import type { ImportBatch } from '#app/kernel/contributions/importer.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { noonInZone } from '#app/platform/time/days.ts';
import type { BookState, ReadingState } from '../model/book-state.ts';
import type { ImportedReading } from '../model/import/record.ts';

type BookSheet = {
  id: string; title: string; subtitle: string | null; titleKey: string; matchKey: string; authorSort: string; seriesId: string | null;
  seriesPosition: string | null; language: string | null; pages: number | null; year: number | null; isbn13: string | null;
  isbn10: string | null; publisher: string | null; format: string | null; description: string | null; priority: number; state: BookState;
  rating: number | null; review: string | null; reviewHasSpoilers: boolean; privateNotes: string | null; currentPage: number | null;
  currentPermille: number | null; pagesRead: number; timesRead: number; lastFinishedOn: string | null; lastMovedAt: Date; searchText: string;
  addedAt: Date; otherCells: Record<string, string>;
};
type ReadingSheet = { id: string; bookId: string; state: ReadingState; startedOn: string | null; endedOn: string | null; createdAt: Date };
type EntrySheet = { id: string; readingId: string; bookId: string; at: Date; day: string; page: number | null; permille: number; pagesAdvanced: number };

/** Rows to be written by a batch, table by table: each goes in as one statement with one parameter. */
export class ImportSheets {
  readonly books: BookSheet[] = [];
  private readonly authors: { bookId: string; authorId: string; position: number; role: string }[] = [];
  private readonly tags: { bookId: string; tagId: string }[] = [];
  private readonly readings: ReadingSheet[] = [];
  private readonly entries: EntrySheet[] = [];
  private readonly noons = new Map<string, Date>();
  private readonly batch: ImportBatch;

  constructor(batch: ImportBatch) {
    this.batch = batch;
  }

  /** Noon of a day in the person's zone, but never later than now. */
  momentOf(day: string): Date {
    const known = this.noons.get(day);
    if (known) return known;
    const noon = noonInZone(new Date(`${day}T00:00:00Z`), this.batch.zone);
    const moment = noon > this.batch.now ? this.batch.now : noon;
    this.noons.set(day, moment);
    return moment;
  }

  addAuthors(bookId: string, people: readonly { authorId: string; role: string }[]): void {
    people.forEach(({ authorId, role }, position) => this.authors.push({ bookId, authorId, position, role }));
  }

  addTags(bookId: string, tagIds: readonly string[]): void {
    for (const tagId of tagIds) this.tags.push({ bookId, tagId });
  }

  /** A reading, and for a finished one with a known day the entry that says so: what charts count. */
  addReading(bookId: string, pages: number | null, { state, startedOn, endedOn }: ImportedReading): { readingId: string; entryId: string | null } {
    const id = uuidv7();
    // In the order of the file, also where no day tells them apart.
    const createdAt = new Date(this.batch.now.getTime() + (this.readings.length % 1000));
    this.readings.push({ id, bookId, state, startedOn, endedOn, createdAt });
    const hasEnd = state === 'finished' && endedOn !== null;
    return { readingId: id, entryId: hasEnd ? this.addEnd(bookId, id, pages, endedOn, 0) : null };
  }

  /** The end of the book on a day; counted are the pages beyond the furthest one known before. */
  addEnd(bookId: string, readingId: string, pages: number | null, day: string, furthest: number): string {
    const id = uuidv7();
    const pagesAdvanced = Math.max(0, (pages ?? 0) - furthest);
    this.entries.push({ id, readingId, bookId, at: this.momentOf(day), day, page: pages, permille: 1000, pagesAdvanced });
    return id;
  }

  async write(tx: Tx): Promise<void> {
    await this.writeBooks(tx);
    const { ownerId, importId } = this.batch;
    if (this.authors.length > 0) await tx.$executeRaw`
      INSERT INTO "BookAuthor" ("bookId", "authorId", "position", "role")
      SELECT * FROM json_to_recordset(${JSON.stringify(this.authors)}::json) AS r("bookId" uuid, "authorId" uuid, "position" smallint, "role" text)
      ON CONFLICT DO NOTHING`;
    if (this.tags.length > 0) await tx.$executeRaw`
      INSERT INTO "BookTag" ("bookId", "tagId")
      SELECT * FROM json_to_recordset(${JSON.stringify(this.tags)}::json) AS r("bookId" uuid, "tagId" uuid) ON CONFLICT DO NOTHING`;
    if (this.readings.length > 0) await tx.$executeRaw`
      INSERT INTO "Reading" ("id", "bookId", "ownerId", "state", "startedOn", "endedOn", "createdAt", "importId")
      SELECT "id", "bookId", ${ownerId}::uuid, "state"::"ReadingState", "startedOn", "endedOn", "createdAt", ${importId}::uuid
        FROM json_to_recordset(${JSON.stringify(this.readings)}::json)
          AS r("id" uuid, "bookId" uuid, "state" text, "startedOn" date, "endedOn" date, "createdAt" timestamptz)`;
    if (this.entries.length > 0) await tx.$executeRaw`
      INSERT INTO "ProgressEntry" ("id", "readingId", "bookId", "ownerId", "at", "day", "page", "permille", "pagesAdvanced", "importId")
      SELECT "id", "readingId", "bookId", ${ownerId}::uuid, "at", "day", "page", "permille", "pagesAdvanced", ${importId}::uuid
        FROM json_to_recordset(${JSON.stringify(this.entries)}::json)
          AS r("id" uuid, "readingId" uuid, "bookId" uuid, "at" timestamptz, "day" date, "page" int, "permille" smallint, "pagesAdvanced" int)`;
  }

  private async writeBooks(tx: Tx): Promise<void> {
    if (this.books.length === 0) return;
    const { ownerId, importId, now } = this.batch;
    await tx.$executeRaw`
      INSERT INTO "Book" ("id", "ownerId", "title", "subtitle", "titleKey", "matchKey", "authorSort", "seriesId", "seriesPosition", "language",
        "pages", "year", "isbn13", "isbn10", "publisher", "format", "description", "priority", "state", "rating", "review",
        "reviewHasSpoilers", "privateNotes", "currentPage", "currentPermille", "pagesRead", "timesRead", "lastFinishedOn", "lastMovedAt",
        "searchText", "addedAt", "otherCells", "importId", "updatedAt")
      SELECT "id", ${ownerId}::uuid, "title", "subtitle", "titleKey", "matchKey", "authorSort", "seriesId", "seriesPosition", "language",
        "pages", "year", "isbn13", "isbn10", "publisher", "format", "description", "priority", "state"::"BookState", "rating", "review",
        "reviewHasSpoilers", "privateNotes", "currentPage", "currentPermille", "pagesRead", "timesRead", "lastFinishedOn", "lastMovedAt",
        "searchText", "addedAt", "otherCells", ${importId}::uuid, ${now}::timestamptz
      FROM json_to_recordset(${JSON.stringify(this.books)}::json) AS r("id" uuid, "title" text, "subtitle" text, "titleKey" text,
        "matchKey" text, "authorSort" text, "seriesId" uuid, "seriesPosition" numeric, "language" text, "pages" int, "year" smallint,
        "isbn13" text, "isbn10" text, "publisher" text, "format" text, "description" text, "priority" smallint, "state" text,
        "rating" smallint, "review" text, "reviewHasSpoilers" boolean, "privateNotes" text, "currentPage" int, "currentPermille" smallint,
        "pagesRead" int, "timesRead" smallint, "lastFinishedOn" date, "lastMovedAt" timestamptz, "searchText" text, "addedAt" timestamptz, "otherCells" jsonb)`;
  }
}
