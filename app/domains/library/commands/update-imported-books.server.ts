import type { ImportBatch } from '#app/kernel/contributions/importer.ts';
import { writePastFacts } from '#app/kernel/contributions/past-facts.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import type { BookUpdate, MadeNames } from '../model/import/outcome.ts';
import type { Fillable, ShelvedBook, UpdatePlan } from '../model/import/plan-update.ts';
import { refreshBooks } from './book-summary.server.ts';
import type { ImportSheets } from './import-sheets.server.ts';
import type { BatchNames } from './keep-imported-names.server.ts';

type BookChange = Partial<UpdatePlan['fields']> & {
  id: string; priority: number | null; state: string | null; spoilers: boolean; seriesId: string | null; seriesPosition: string | null;
};

/** Changes to books that are already here, gathered like the sheets and written together. */
export class BookUpdates {
  private readonly books: BookChange[] = [];
  private readonly readings: BookUpdate['changedReadings'][number]['after'][] = [];
  private readonly sheets: ImportSheets;
  private readonly names: BatchNames;
  private readonly furthest: ReadonlyMap<string, number>;

  constructor(sheets: ImportSheets, names: BatchNames, furthest: ReadonlyMap<string, number>) {
    this.sheets = sheets;
    this.names = names;
    this.furthest = furthest;
  }

  /** Notes a plan; returns what it will have done, for undo, and the names that it uses. */
  add(book: ShelvedBook, plan: UpdatePlan, touchedBefore: Date): { update: BookUpdate; used: MadeNames } {
    const pages = plan.fields.pages ?? book.pages;
    const seriesId = (plan.series && this.names.series.idOf(plan.series.name)) ?? null;
    const series = seriesId ? { id: seriesId, position: plan.series?.position ?? null } : null;
    const people = plan.authors.flatMap(({ name, role }) => {
      const authorId = this.names.authors.idOf(name);
      return authorId ? [{ authorId, role }] : [];
    });
    const tagIds = this.names.tags.idsOf(plan.tags);
    this.sheets.addAuthors(book.id, people);
    this.sheets.addTags(book.id, tagIds);
    this.books.push({
      id: book.id, ...plan.fields, priority: plan.priority, state: plan.state, spoilers: plan.spoilers,
      seriesId, seriesPosition: series?.position ?? null,
    });
    const update: BookUpdate = {
      fields: Object.keys(plan.fields) as Fillable[], spoilers: plan.spoilers, priority: plan.priority, series,
      state: plan.state && { from: book.state, to: plan.state },
      authorIds: people.map(({ authorId }) => authorId), tagIds, touchedBefore: touchedBefore.toISOString(),
      ...this.addReadings(book, plan, pages),
    };
    return { update, used: { authors: update.authorIds, tags: tagIds, series: seriesId ? [seriesId] : [] } };
  }

  private addReadings(book: ShelvedBook, plan: UpdatePlan, pages: number | null): Pick<BookUpdate, 'readings' | 'changedReadings' | 'entryIds'> {
    const readings: BookUpdate['readings'] = [];
    const entryIds: string[] = [];
    for (const reading of plan.newReadings) {
      const { readingId, entryId } = this.sheets.addReading(book.id, pages, reading);
      readings.push({ id: readingId, state: reading.state });
      if (entryId) entryIds.push(entryId);
    }
    const changedReadings = changesToReadings(book, plan);
    for (const { id, before, after } of changedReadings) {
      this.readings.push({ ...after, id } as (typeof this.readings)[number]);
      const moved = book.readings.find((reading) => reading.id === id)?.movedOn ?? null;
      const nowEnded = after.state === 'finished' && after.endedOn !== null && (before.state === 'reading' || (before.endedOn === null && moved === null));
      if (nowEnded) entryIds.push(this.sheets.addEnd(book.id, id, pages, after.endedOn!, this.furthest.get(id) ?? 0));
    }
    return { readings, changedReadings, entryIds };
  }

  /** The columns and readings; the sheets hold the rest and are written before refresh(). */
  async write(tx: Tx): Promise<void> {
    if (this.books.length > 0) await writePastFacts(tx);
    if (this.books.length > 0) await tx.$executeRaw`
      UPDATE "Book" b SET
        "subtitle" = coalesce(b."subtitle", r."subtitle"), "isbn13" = coalesce(b."isbn13", r."isbn13"), "isbn10" = coalesce(b."isbn10", r."isbn10"),
        "language" = coalesce(b."language", r."language"), "pages" = coalesce(b."pages", r."pages"), "year" = coalesce(b."year", r."year"),
        "publisher" = coalesce(b."publisher", r."publisher"), "format" = coalesce(b."format", r."format"),
        "description" = coalesce(b."description", r."description"), "rating" = coalesce(b."rating", r."rating"),
        "review" = coalesce(b."review", r."review"), "privateNotes" = coalesce(b."privateNotes", r."privateNotes"),
        "reviewHasSpoilers" = b."reviewHasSpoilers" OR r."spoilers", "priority" = coalesce(r."priority", b."priority"),
        "state" = coalesce(r."state"::"BookState", b."state"),
        "seriesPosition" = CASE WHEN r."seriesId" IS NULL THEN b."seriesPosition" ELSE r."seriesPosition" END,
        "seriesId" = coalesce(r."seriesId", b."seriesId")
      FROM jsonb_to_recordset(${JSON.stringify(this.books)}::jsonb) AS r("id" uuid, "subtitle" text, "isbn13" text, "isbn10" text, "language" text,
        "pages" int, "year" smallint, "publisher" text, "format" text, "description" text, "rating" smallint, "review" text,
        "privateNotes" text, "spoilers" boolean, "priority" smallint, "state" text, "seriesId" uuid, "seriesPosition" numeric)
      WHERE b."id" = r."id"`;
    if (this.readings.length > 0) await tx.$executeRaw`
      UPDATE "Reading" t SET "state" = r."state"::"ReadingState", "startedOn" = r."startedOn", "endedOn" = r."endedOn"
      FROM jsonb_to_recordset(${JSON.stringify(this.readings)}::jsonb) AS r("id" uuid, "state" text, "startedOn" date, "endedOn" date)
      WHERE t."id" = r."id"`;
  }

  /** Recomputes what the rows repeat; the time stays the batch's, so that undo sees who touched a book last. */
  async refresh(tx: Tx, { now }: ImportBatch): Promise<void> {
    const ids = this.books.map((book) => book.id);
    if (ids.length === 0) return;
    await refreshBooks(tx, ids);
    await tx.$executeRaw`UPDATE "Book" SET "updatedAt" = ${now}::timestamptz WHERE "id" = ANY(${ids}::uuid[])`;
  }
}

function changesToReadings(book: ShelvedBook, plan: UpdatePlan): BookUpdate['changedReadings'] {
  const before = new Map(book.readings.map(({ id, state, startedOn, endedOn }) => [id, { state, startedOn, endedOn }]));
  const changes = plan.datedReadings.flatMap(({ id, startedOn, endedOn }) => {
    const old = before.get(id);
    return old ? [{ id, before: old, after: { state: old.state, startedOn, endedOn } }] : [];
  });
  const ended = plan.endedReading;
  const old = ended && before.get(ended.id);
  if (ended && old) changes.push({ id: ended.id, before: old, after: { state: ended.state, startedOn: old.startedOn, endedOn: ended.endedOn } });
  return changes;
}
