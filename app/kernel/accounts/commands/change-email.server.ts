import { AppError } from '#app/platform/http/app-error.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { isLocale } from '#app/platform/i18n/locales.ts';
import { recordAudit } from '../audit.server.ts';
import type { EntryCtx } from '../entry.ts';
import { emailKey } from '../model/email.ts';
import { hashSecret, newSecret } from '../secret.server.ts';
import { endAccess } from './end-access.server.ts';
import { letIn } from './let-in.server.ts';
import { tellOfChangedCredentials } from './tell-of-changed-credentials.server.ts';

/** How long the old address has a way back. */
export const returnSeconds = 7 * 24 * 3600;

/**
 * The proven new address takes the old one's place; the unique key decides when two people want it. The old one is told,
 * with a way back. Every other browser is signed out; the answer is this one's new session.
 */
export async function changeEmail(tx: Tx, ctx: EntryCtx, userId: string, newEmail: string): Promise<string> {
  const [person] = await tx.$queryRaw<{ id: string; username: string; email: string | null; locale: string | null; timeZone: string }[]>`
    SELECT "id"::text AS "id", "username", "email", "locale", "timeZone" FROM "User" WHERE "id" = ${userId}::uuid FOR UPDATE`;
  if (!person?.email) throw new AppError('conflict', { messageKey: 'credentials:errors.noEmailYet' });
  await tx.user.update({ where: { id: userId }, data: { email: newEmail, emailKey: emailKey(newEmail), emailProvenAt: ctx.now }, select: { id: true } });
  await adoptLetters(tx, userId, person.email);
  const link = newSecret();
  await tx.emailChange.create({
    data: {
      userId, oldEmail: person.email, newEmail, revertHash: hashSecret(link),
      createdAt: ctx.now, revertUntil: new Date(ctx.now.getTime() + returnSeconds * 1000),
    },
    select: { id: true },
  });
  await endAccess(tx, userId, ctx.now);
  await recordAudit(tx, { kind: 'email.changed', actorId: userId, ip: ctx.entry.ip, now: ctx.now });
  await tellOfChangedCredentials(tx, ctx, { ...person, locale: isLocale(person.locale) ? person.locale : null }, person.email, { template: 'accounts.email-changed', link });
  return letIn(tx, ctx, userId);
}

/**
 * What was written to the old address before there was an account has no person yet. From here on it is known only as long as the way back is,
 * so it becomes theirs now: with them it is handed out and deleted.
 */
async function adoptLetters(tx: Tx, userId: string, oldEmail: string): Promise<void> {
  await tx.$executeRaw`UPDATE "MailMessage" SET "userId" = ${userId}::uuid WHERE "userId" IS NULL AND lower("to") = ${emailKey(oldEmail)}`;
}
