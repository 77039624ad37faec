import type { Tx } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';

/** Somebody's row until the transaction ends: what is theirs changes one after the other. What only points to them waits for nothing. */
export async function lockPerson(tx: Tx, userId: string): Promise<void> {
  const locked = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "User" WHERE "id" = ${userId}::uuid FOR NO KEY UPDATE`;
  if (locked.length === 0) throw notFound();
}
