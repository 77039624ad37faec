import type { Role } from '#app/kernel/accounts/context.ts';
import { effectiveFactor } from '#app/kernel/accounts/model/second-factor.ts';
import type { SecondFactor } from '#app/kernel/accounts/model/second-factor.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { standingOf } from '../model/people-view.ts';

export type PersonRow = {
  id: string; username: string; firstName: string | null; lastName: string | null; email: string | null; role: Role;
  joinedAt: Date; lastSeenAt: Date | null; standing: ReturnType<typeof standingOf>; factor: SecondFactor;
};

export type RawPersonRow = Omit<PersonRow, 'standing' | 'factor'> & {
  deactivatedAt: Date | null; blockedAt: Date | null; deletionDueAt: Date | null;
  chosen: SecondFactor | null; hasProvenEmail: boolean; hasApp: boolean;
};

const hasApp = Prisma.sql`EXISTS (SELECT FROM "Authenticator" a WHERE a."userId" = u."id" AND a."confirmedAt" IS NOT NULL)`;

export const personColumns = Prisma.sql`
  u."id"::text AS "id", u."username", u."firstName", u."lastName", u."email", u."role"::text AS "role", u."joinedAt", u."lastSeenAt",
  u."deactivatedAt", u."blockedAt", u."deletionDueAt", u."secondFactor"::text AS "chosen",
  (u."email" IS NOT NULL AND u."emailProvenAt" IS NOT NULL) AS "hasProvenEmail", ${hasApp} AS "hasApp"`;

export function toPersonRow({ deactivatedAt, blockedAt, deletionDueAt, chosen, hasProvenEmail, hasApp: withApp, ...row }: RawPersonRow): PersonRow {
  const factor = effectiveFactor({ chosen, role: row.role, hasProvenEmail, hasApp: withApp });
  return { ...row, standing: standingOf({ deactivatedAt, blockedAt, deletionDueAt }), factor };
}

/** Is a second factor asked for? `effectiveFactor` as a condition; a test holds that both say the same. */
export const factorIsOn = Prisma.sql`
  (COALESCE(u."secondFactor"::text, CASE WHEN u."role" = 'member' THEN 'off' ELSE 'mail' END) <> 'off'
   AND ((u."email" IS NOT NULL AND u."emailProvenAt" IS NOT NULL) OR (u."secondFactor" = 'app' AND ${hasApp})))`;
