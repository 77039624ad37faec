import { v7 as uuidv7 } from 'uuid';
import type { ImportBatch } from '#app/kernel/contributions/importer.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { noonInZone } from '#app/platform/time/days.ts';
import type { Stand } from '../model/import/plan-title.ts';
import type { ImportedReview, ImportedRun, ImportedWalk, TitleRecord, WalkBefore } from '../model/import/record.ts';
import { tidyDetails, titleColumns } from '../model/title-texts.ts';
import type { TitleType } from '../model/title-type.ts';
import type { TitleDetails } from '../schema.ts';
import { writeTitles, writeWalks, writeReviews } from './write-imported-titles.server.ts';

type Run = ImportedRun & { walkId: string; number: number };
type OfTitle = { id: string; type: TitleType };

/** Rows to be written by a batch, table by table: each goes in as one statement with one parameter. */
export class ImportedTitleSheets {
  readonly titles: (ReturnType<typeof titleColumns> & { id: string; type: TitleType; details: TitleDetails })[] = [];
  readonly sources: { source: string; externalId: string; titleId: string }[] = [];
  readonly walks: (ImportedRun & { id: string; titleId: string; type: TitleType; runs: number; createdAt: Date; updatedAt: Date })[] = [];
  readonly walkChanges: (ImportedRun & { id: string; walkId: string; run: number; at: Date })[] = [];
  readonly runs: Run[] = [];
  readonly changedWalks: (ImportedRun & { id: string; runs: number })[] = [];
  readonly reviews: (ImportedReview & { id: string; titleId: string; type: TitleType; createdAt: Date; updatedAt: Date })[] = [];
  readonly texts: { id: string; text: string; hasSpoilers: boolean }[] = [];
  readonly batch: ImportBatch;
  readonly seen: { walks: boolean; reviews: boolean };

  constructor(batch: ImportBatch, seen: { walks: boolean; reviews: boolean }) {
    this.batch = batch;
    this.seen = seen;
  }

  addTitle(id: string, record: TitleRecord): void {
    const { type, name, originalName, year, episodes, genres, credits } = record;
    const details = tidyDetails(type, { name, originalName: originalName ?? undefined, year: year ?? undefined, episodes: episodes ?? undefined, genres, credits, description: undefined });
    this.titles.push({ ...titleColumns(details), id, type, details });
    for (const one of record.sources) this.sources.push({ ...one, titleId: id });
  }

  addWalk(title: OfTitle, { past, ...run }: ImportedWalk, { addedOn, walkAt }: TitleRecord): string {
    const id = uuidv7();
    const runs = past.length + 1;
    const createdAt = this.momentOf(addedOn, walkAt?.createdAt);
    const updatedAt = this.momentOf(run.endedOn ?? run.startedOn ?? addedOn, walkAt?.updatedAt);
    this.walks.push({ ...run, id, titleId: title.id, type: title.type, runs, createdAt, updatedAt });
    this.walkChanges.push({ ...run, id: uuidv7(), walkId: id, run: runs, at: updatedAt });
    this.addRuns(id, past, 1);
    return id;
  }

  addReview(title: OfTitle, review: ImportedReview, record: TitleRecord): string {
    const id = uuidv7();
    const day = record.walk?.endedOn ?? record.addedOn;
    const createdAt = this.momentOf(day, record.reviewAt?.createdAt);
    const updatedAt = this.momentOf(day, record.reviewAt?.updatedAt ?? record.reviewAt?.createdAt);
    this.reviews.push({ ...review, id, titleId: title.id, type: title.type, createdAt, updatedAt });
    return id;
  }

  changeWalk(walk: NonNullable<Stand['walk']>, next: ImportedRun, past: readonly ImportedRun[]): WalkBefore {
    const { id, state, startedOn, endedOn, progress, runs, updatedAt } = walk;
    const changeId = uuidv7();
    const nowRuns = runs + past.length;
    this.changedWalks.push({ ...next, id, runs: nowRuns });
    this.walkChanges.push({ ...next, id: changeId, walkId: id, run: nowRuns, at: this.batch.now });
    return { id, state, startedOn, endedOn, progress, runs, updatedAt, changeId, newRuns: this.addRuns(id, past, runs) };
  }

  addText({ id, updatedAt }: NonNullable<Stand['review']>, words: { text: string; hasSpoilers: boolean }): { id: string; updatedAt: string } {
    this.texts.push({ id, ...words });
    return { id, updatedAt };
  }

  async write(tx: Tx): Promise<void> {
    await writeTitles(tx, this);
    await writeWalks(tx, this);
    await writeReviews(tx, this);
  }

  private addRuns(walkId: string, past: readonly ImportedRun[], first: number): number[] {
    return past.map((run, index) => {
      this.runs.push({ ...run, walkId, number: first + index });
      return first + index;
    });
  }

  /** The moment itself where it is known, or noon of a day in the person's zone, but never later than now. */
  private momentOf(day: string | null, exactly?: string | null): Date {
    const { zone, now } = this.batch;
    const noon = day === null ? now : noonInZone(new Date(`${day}T00:00:00Z`), zone);
    const moment = exactly ? new Date(exactly) : noon;
    return moment > now ? now : moment;
  }
}
