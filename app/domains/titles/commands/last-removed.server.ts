import type { Tx } from '#app/platform/db/client.server.ts';

type Removed = { userId: string; titleId: string; kind: 'walk' | 'review' };

/** What of this kind was taken away last. */
export async function lastRemoved(tx: Tx, where: Removed): Promise<string | null> {
  const last = await tx.titleTrash.findFirst({ where, orderBy: [{ removedAt: 'desc' }, { id: 'desc' }], select: { id: true } });
  return last?.id ?? null;
}
