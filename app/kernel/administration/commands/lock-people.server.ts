import type { Role } from '#app/kernel/accounts/context.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import type { Told } from './tell-of-owners-act.server.ts';

export type LockedPerson = Told & { role: Role; deactivatedAt: Date | null; blockedAt: Date | null };

/** People as they are now and stay until the transaction ends; in the order of their ids, so that two of these never wait for each other in a ring. */
export const lockPeople = (tx: Tx, ids: readonly string[]): Promise<LockedPerson[]> => tx.$queryRaw<LockedPerson[]>`
  SELECT "id"::text AS "id", "email", "emailProvenAt", "locale", "timeZone", "role"::text AS "role", "deactivatedAt", "blockedAt"
  FROM "User" WHERE "id" = ANY(${[...ids]}::uuid[]) ORDER BY "id" FOR NO KEY UPDATE`;
