import { Prisma } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';

/**
 * Somebody's row until the transaction ends: what is theirs changes one after the other. What only points to them waits for nothing.
 * It comes before any row of theirs: whoever changes how they come in holds it while ending their letters, steps and sessions, and who
 * held one of those and then wanted the person would wait in a circle.
 */
export async function lockPerson(tx: Tx, userId: string): Promise<void> {
  if (!(await lockPersonIfThere(tx, userId))) throw notFound();
}

/** The same where a person who is gone shows by what is gone with them. An address is a key: for its change what points to them waits as well. */
export async function lockPersonIfThere(tx: Tx, userId: string, { changesKey = false } = {}): Promise<boolean> {
  const strength = changesKey ? Prisma.sql`FOR UPDATE` : Prisma.sql`FOR NO KEY UPDATE`;
  return (await tx.$queryRaw<unknown[]>`SELECT 1 FROM "User" WHERE "id" = ${userId}::uuid ${strength}`).length > 0;
}
