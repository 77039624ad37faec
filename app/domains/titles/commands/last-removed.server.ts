import type { Tx } from '#app/platform/db/client.server.ts';

type Removed = { userId: string; titleId: string; kind: 'walk' | 'review' };

/** What of this kind was taken away last. From here on the feed gives no day to what has none: it did not happen just now (054). */
export async function lastRemoved(tx: Tx, where: Removed): Promise<string | null> {
  await tx.$executeRaw`SELECT set_config('feed.is_past', 'on', true)`;
  const last = await tx.titleTrash.findFirst({ where, orderBy: [{ removedAt: 'desc' }, { id: 'desc' }], select: { id: true } });
  return last?.id ?? null;
}
