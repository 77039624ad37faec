import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { requireOwner } from '../owner.ts';

export type HouseNumbers = {
  people: number; active: number; newPeople: number; deactivated: number; leaving: number; invitations: number;
  waitingMail: number; failedMail: number; errors: number; lastError: { message: string; place: string; at: Date } | null;
};

const day = 24 * 3_600_000;

/** The few numbers that an owner looks at first. One query. */
export async function getHouseNumbers(ctx: MemberCtx): Promise<HouseNumbers> {
  requireOwner(ctx);
  const [monthAgo, dayAgo] = [new Date(ctx.now.getTime() - 30 * day), new Date(ctx.now.getTime() - day)];
  const [row] = await ctx.db.$queryRaw<(Omit<HouseNumbers, 'lastError'> & { message: string | null; place: string | null; at: Date | null })[]>`
    SELECT p.*, m.*, e.*, l.*, i.* FROM
      (SELECT count(*)::int AS "people", count(*) FILTER (WHERE "lastSeenAt" > ${monthAgo}::timestamptz)::int AS "active",
        count(*) FILTER (WHERE "joinedAt" > ${monthAgo}::timestamptz)::int AS "newPeople",
        count(*) FILTER (WHERE "deactivatedAt" IS NOT NULL)::int AS "deactivated", count(*) FILTER (WHERE "deletionDueAt" IS NOT NULL)::int AS "leaving" FROM "User") p,
      (SELECT count(*) FILTER (WHERE "status" = 'queued')::int AS "waitingMail", count(*) FILTER (WHERE "status" = 'failed' AND "createdAt" > ${monthAgo}::timestamptz)::int AS "failedMail"
        FROM "MailMessage" WHERE "status" <> 'sent') m,
      (SELECT count(*)::int AS "errors" FROM "ErrorReport" WHERE "lastAt" > ${dayAgo}::timestamptz) e
      LEFT JOIN (SELECT "message", "place", "lastAt" AS "at" FROM "ErrorReport" ORDER BY "lastAt" DESC LIMIT 1) l ON TRUE,
      (SELECT count(*)::int AS "invitations" FROM "Invitation" WHERE "revokedAt" IS NULL AND "uses" < "maxUses" AND ("expiresAt" IS NULL OR "expiresAt" > ${ctx.now}::timestamptz)) i`;
  const { message, place, at, ...numbers } = row!;
  return { ...numbers, lastError: message !== null && place !== null && at ? { message, place, at } : null };
}
