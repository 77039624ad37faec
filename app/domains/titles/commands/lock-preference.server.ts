import { lockPerson } from '#app/kernel/accounts/index.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { defaultPreference } from '../model/preference.ts';
import type { TitlesPreference } from '../model/preference.ts';

/**
 * What somebody has chosen, with their own row locked first: a walk or a review that is written while the choice changes
 * comes before it or after it, and is shared or not accordingly.
 */
export async function lockPreference(tx: Tx, userId: string): Promise<TitlesPreference> {
  await lockPerson(tx, userId);
  const chosen = await tx.titlesPreference.findUnique({
    where: { userId }, select: { scale: true, hidesRatings: true, walksSeenBy: true, reviewsSeenBy: true, numbersSeenBy: true },
  });
  return chosen ?? defaultPreference;
}
