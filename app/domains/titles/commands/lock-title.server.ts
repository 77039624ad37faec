import type { Tx } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import type { TitleType } from '../model/title-type.ts';

export type LockedTitle = { id: string; type: TitleType; name: string; version: number; createdById: string | null; coverId: string | null; mergedIntoId: string | null };

/**
 * These titles until the transaction ends, locked in one order. A new walk or review waits for it too: its foreign key asks for
 * the title. Where one is missing, nothing is found.
 */
export async function lockTitles(tx: Tx, ids: readonly string[]): Promise<LockedTitle[]> {
  const wanted = ids.map(requireUuid);
  const found = await tx.$queryRaw<LockedTitle[]>`
    SELECT "id", "type"::text AS "type", "name", "version", "createdById", "coverId", "mergedIntoId"
      FROM "Title" WHERE "id" = ANY(${wanted}::uuid[]) ORDER BY "id" FOR UPDATE`;
  return wanted.map((id) => {
    const title = found.find((one) => one.id === id);
    if (!title) throw notFound();
    return title;
  });
}

/** One title that stands for itself; a twin that was merged is changed no more. */
export async function lockTitle(tx: Tx, id: string): Promise<LockedTitle> {
  const [title] = await lockTitles(tx, [id]);
  if (!title || title.mergedIntoId !== null) throw notFound();
  return title;
}
