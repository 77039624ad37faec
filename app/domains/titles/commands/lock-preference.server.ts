import type { Tx } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { defaultPreference } from '../model/preference.ts';
import type { TitlesPreference } from '../model/preference.ts';

/**
 * What somebody has chosen, with their own row locked first: a walk or a review that is written while the choice changes
 * comes before it or after it, and is shared or not accordingly.
 */
export async function lockPreference(tx: Tx, userId: string): Promise<TitlesPreference> {
  const locked = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "User" WHERE "id" = ${userId}::uuid FOR NO KEY UPDATE`;
  if (locked.length === 0) throw notFound();
  const chosen = await tx.titlesPreference.findUnique({
    where: { userId }, select: { scale: true, hidesRatings: true, walksSeenBy: true, reviewsSeenBy: true, numbersSeenBy: true },
  });
  return chosen ?? defaultPreference;
}
