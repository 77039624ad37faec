import { Prisma } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import type { TitleType } from '../model/title-type.ts';

export type LockedTitle = { id: string; type: TitleType; name: string; episodes: number | null; version: number; createdById: string | null; coverId: string | null; formerCoverId: string | null; mergedIntoId: string | null };

/**
 * Until the transaction ends,
 * - `remove`: it may go or become another one, so a new walk or review waits as well, whose foreign key asks for the row;
 * - `change`: what it says or its ratings change, one after the other; what only points to it waits for nothing;
 * - `keep`: it changes in no way, and others may keep it as well.
 */
export type TitleLock = 'remove' | 'change' | 'keep';

const locks: Record<TitleLock, Prisma.Sql> = { remove: Prisma.sql`FOR UPDATE`, change: Prisma.sql`FOR NO KEY UPDATE`, keep: Prisma.sql`FOR SHARE` };

/** These titles, in the order in which the trigger of the ratings locks them, too: two that want several wait for each other instead of deadlocking. What is gone is left out. */
export async function lockTitles(tx: Tx, ids: readonly string[], lock: TitleLock): Promise<LockedTitle[]> {
  if (ids.length === 0) return [];
  return tx.$queryRaw<LockedTitle[]>`
    SELECT "id", "type"::text AS "type", "name", "episodes", "version", "createdById", "coverId", "formerCoverId", "mergedIntoId"
      FROM "Title" WHERE "id" = ANY(${[...new Set(ids)]}::uuid[]) ORDER BY "id" ${locks[lock]}`;
}

/** The title, kept from being merged away meanwhile; of a twin, what it was merged into. */
export async function lockStanding(tx: Tx, id: string, lock: TitleLock): Promise<LockedTitle> {
  const [found] = await lockTitles(tx, [requireUuid(id)], lock);
  if (!found) throw notFound();
  return found.mergedIntoId === null ? found : lockStanding(tx, found.mergedIntoId, lock);
}

/** One title that stands for itself; a twin that was merged is changed no more. */
export async function lockTitle(tx: Tx, id: string, lock: TitleLock): Promise<LockedTitle> {
  const [title] = await lockTitles(tx, [requireUuid(id)], lock);
  if (!title || title.mergedIntoId !== null) throw notFound();
  return title;
}
