import { z } from 'zod';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { sessionIdleSeconds } from '#app/kernel/accounts/session.server.ts';
import { refreshSeconds } from '#app/kernel/accounts/tokens/families.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireOwner } from '../owner.ts';
import { personColumns, toPersonRow } from './person-row.server.ts';
import type { PersonRow, RawPersonRow } from './person-row.server.ts';

type More = {
  deactivatedAt: Date | null; blockedAt: Date | null; deletionDueAt: Date | null;
  emailProvenAt: Date | null; locale: string | null; timeZone: string; hasPassword: boolean; passwordChangedAt: Date | null;
  sessions: number; tokens: number; recoveryCodes: number; files: number; fileBytes: number; invitationNote: string | null; isInvited: boolean;
};

/** Everything an owner needs to know of somebody, and nothing that opens anything. */
export type PersonDetails = PersonRow & More & { isViewer: boolean };

const uuid = z.uuid();

export async function getPerson(ctx: MemberCtx, personId: string): Promise<PersonDetails> {
  requireOwner(ctx);
  if (!uuid.safeParse(personId).success) throw notFound();
  const ago = (seconds: number) => new Date(ctx.now.getTime() - seconds * 1000);
  const [found] = await ctx.db.$queryRaw<(RawPersonRow & More)[]>`
    SELECT ${personColumns}, u."emailProvenAt", u."locale", u."timeZone", u."passwordHash" IS NOT NULL AS "hasPassword", u."passwordChangedAt",
      u."invitationId" IS NOT NULL AS "isInvited", (SELECT i."note" FROM "Invitation" i WHERE i."id" = u."invitationId") AS "invitationNote",
      (SELECT count(*)::int FROM "Session" s WHERE s."userId" = u."id" AND s."expiresAt" > ${ctx.now}::timestamptz AND s."lastSeenAt" > ${ago(sessionIdleSeconds)}::timestamptz)
        + (SELECT count(*)::int FROM "TokenFamily" f WHERE f."userId" = u."id" AND f."expiresAt" > ${ctx.now}::timestamptz AND f."lastSeenAt" > ${ago(refreshSeconds)}::timestamptz) AS "sessions",
      (SELECT count(*)::int FROM "PersonalToken" t WHERE t."userId" = u."id" AND (t."expiresAt" IS NULL OR t."expiresAt" > ${ctx.now}::timestamptz)) AS "tokens",
      (SELECT count(*)::int FROM "RecoveryCode" r WHERE r."userId" = u."id" AND r."usedAt" IS NULL) AS "recoveryCodes",
      (SELECT count(*)::int FROM "StoredFile" f WHERE f."ownerId" = u."id") AS "files",
      (SELECT COALESCE(sum(f."size"), 0)::float8 FROM "StoredFile" f WHERE f."ownerId" = u."id") AS "fileBytes"
    FROM "User" u WHERE u."id" = ${personId}::uuid`;
  if (!found) throw notFound();
  const { chosen: _, hasProvenEmail: _proven, hasApp: _app, ...more } = found;
  return { ...more, ...toPersonRow(found), isViewer: found.id === ctx.viewer.id };
}
