import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#app/platform/db/client.server.ts';
import { recordAudit } from '../audit.server.ts';
import type { EntryCtx } from '../entry.ts';
import { emailKey } from '../model/email.ts';
import { usernameKey } from '../model/username.ts';
import type { Registration } from './issue-challenge.server.ts';
import { useInvitation } from './use-invitation.server.ts';

export type CreatedMember = { kind: 'created' | 'email-has-account'; userId: string } | { kind: 'username-taken' };

/**
 * The only place where a registration becomes a person. Writes every column itself: nothing typed can choose a role.
 * A taken name or address leaves the transaction usable, whoever came first.
 */
export async function createMember(tx: Tx, ctx: EntryCtx, { username, email, passwordHash, locale, timeZone, invitationId }: Registration): Promise<CreatedMember> {
  const [created] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO "User" ("id", "username", "usernameKey", "email", "emailKey", "emailProvenAt", "passwordHash", "role", "locale", "timeZone", "joinedAt", "lastSeenAt")
    VALUES (${uuidv7()}::uuid, ${username}, ${usernameKey(username)}, ${email}, ${emailKey(email)}, ${ctx.now}::timestamptz, ${passwordHash}, 'member',
            ${locale}, ${timeZone}, ${ctx.now}::timestamptz, ${ctx.now}::timestamptz)
    ON CONFLICT DO NOTHING RETURNING "id"::text AS "id"`;
  if (created) {
    await useInvitation(tx, ctx, { userId: created.id, invitationId });
    await recordAudit(tx, { kind: 'account.registered', actorId: created.id, ip: ctx.entry.ip, now: ctx.now });
    return { kind: 'created', userId: created.id };
  }
  const sameAddress = await tx.user.findUnique({ where: { emailKey: emailKey(email) }, select: { id: true } });
  return sameAddress ? { kind: 'email-has-account', userId: sameAddress.id } : { kind: 'username-taken' };
}
