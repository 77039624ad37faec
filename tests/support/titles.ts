import { v7 as uuidv7 } from 'uuid';
import type { TitleType } from '#app/domains/titles/model/title-type.ts';
import type { WalkState } from '#app/domains/titles/model/walk-state.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { foldText } from '#app/platform/text/folding.ts';

export type TitleRow = { id: string; type: TitleType; name: string };

/** A title, straight into the database. */
export async function createTitle(db: Db, values: { name?: string; type?: TitleType; year?: number } = {}): Promise<TitleRow> {
  const { name = 'Solaris', type = 'film', year } = values;
  const key = foldText(name).slice(0, 300);
  const id = uuidv7();
  await db.title.create({ data: { id, type, name, nameKey: key, searchText: key, year, genres: [] }, select: { id: true } });
  return { id, type, name };
}

type ReviewValues = { rating?: number; text?: string | null; hasSpoilers?: boolean; isShared?: boolean; updatedAt?: Date };

/** Somebody's review, straight into the database; the title's numbers follow by triggers. */
export const createReview = (db: Db, userId: string, title: TitleRow, values: ReviewValues = {}) =>
  db.review.create({ data: { userId, titleId: title.id, type: title.type, rating: 80, ...values }, select: { id: true } });

type WalkValues = { state?: WalkState; startedOn?: Date; endedOn?: Date; progress?: number; runs?: number; isShared?: boolean; updatedAt?: Date };

/** Somebody's way through a title, straight into the database. */
export const createWalk = (db: Db, userId: string, title: TitleRow, values: WalkValues = {}) =>
  db.walk.create({ data: { userId, titleId: title.id, type: title.type, state: 'in_progress', ...values }, select: { id: true } });
