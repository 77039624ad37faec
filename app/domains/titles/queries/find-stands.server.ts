import type { DbOrTx } from '#app/platform/db/client.server.ts';
import { dayText } from '#app/platform/time/days.ts';
import { nothingYet } from '../model/import/plan-title.ts';
import type { Stand } from '../model/import/plan-title.ts';

/** What a person has of these titles. */
export async function findStands(db: DbOrTx, userId: string, titleIds: readonly string[]): Promise<{ of(titleId: string): Stand }> {
  const where = { userId, titleId: { in: [...titleIds] } };
  const walks = await db.walk.findMany({ where, select: { id: true, titleId: true, state: true, startedOn: true, endedOn: true, progress: true, runs: true, updatedAt: true, past: { select: { endedOn: true }, orderBy: { number: 'asc' } } } });
  const reviews = await db.review.findMany({ where, select: { id: true, titleId: true, rating: true, text: true, updatedAt: true } });
  const walkOf = new Map(walks.map(({ titleId, startedOn, endedOn, progress, updatedAt, past, ...walk }) => [titleId, {
    ...walk, startedOn: startedOn && dayText(startedOn), endedOn: endedOn && dayText(endedOn), progress: progress === null ? null : Number(progress), updatedAt: updatedAt.toISOString(),
    pastEnds: past.map((run) => run.endedOn && dayText(run.endedOn)),
  }]));
  const reviewOf = new Map(reviews.map(({ titleId, updatedAt, ...review }) => [titleId, { ...review, updatedAt: updatedAt.toISOString() }]));
  return { of: (titleId) => ({ ...nothingYet, walk: walkOf.get(titleId) ?? null, review: reviewOf.get(titleId) ?? null }) };
}
