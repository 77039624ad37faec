import { z } from 'zod';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import type { MailState } from '../model/log-views.ts';
import { requireOwner } from '../owner.ts';

export type MailDetails = {
  id: string; to: string; template: string; subject: string | null; locale: string; status: MailState; attempts: number; lastError: string | null;
  createdAt: Date; sentAt: Date | null; person: { id: string; username: string } | null;
  /** Its contents are still there, sealed. */
  hasContents: boolean;
};

const uuid = z.uuid();

/** What the log knows of one letter: everything but what it says. */
export async function getMail(ctx: MemberCtx, mailId: string): Promise<MailDetails> {
  requireOwner(ctx);
  if (!uuid.safeParse(mailId).success) throw notFound();
  const [found] = await ctx.db.$queryRaw<(Omit<MailDetails, 'person'> & { personId: string | null; username: string | null })[]>`
    SELECT m."id"::text AS "id", m."to", m."template", m."subject", m."locale", m."status"::text AS "status", m."attempts", m."lastError", m."createdAt", m."sentAt",
      m."payload" IS NOT NULL AS "hasContents", u."id"::text AS "personId", u."username"
    FROM "MailMessage" m LEFT JOIN "User" u ON u."id" = m."userId" WHERE m."id" = ${mailId}::uuid`;
  if (!found) throw notFound();
  const { personId, username, ...mail } = found;
  return { ...mail, person: personId && username ? { id: personId, username } : null };
}
