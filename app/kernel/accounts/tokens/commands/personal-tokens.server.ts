import { inTransaction } from '#app/platform/db/client.server.ts';
import { AppError, invalidField, notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { recordAudit } from '../../audit.server.ts';
import type { MemberCtx } from '../../context.ts';
import { hashSecret, newSecret } from '../../secret.server.ts';
import { lockPerson } from '../../commands/lock-person.server.ts';
import type { NewTokenInput } from '../schema.ts';

/** By this a token is told from others where one leaks: in logs, in a repository. */
export const personalPrefix = 'kzp_';

/** As many as one person has use for. */
export const mostTokens = 20;

/** Makes a token for a script; it is shown this once. Null when the form was sent a second time. */
export async function createPersonalToken(ctx: MemberCtx, { id, name, scopes, days }: NewTokenInput): Promise<string | null> {
  const { id: userId } = ctx.viewer;
  const token = `${personalPrefix}${newSecret()}`;
  const expiresAt = days === null ? null : new Date(ctx.now.getTime() + days * 86_400_000);
  return inTransaction(ctx.db, async (tx) => {
    // The person's row first: two forms at once take turns at the count.
    await lockPerson(tx, userId);
    // A change of the password that was waited for has ended whoever sits here.
    if ((await tx.session.count({ where: { publicId: ctx.viewer.sessionId, userId } })) === 0) throw new AppError('unauthenticated');
    const row = { id, userId, name, scopes: [...scopes], tokenHash: hashSecret(token), ending: token.slice(-4), createdAt: ctx.now, expiresAt };
    const { count } = await tx.personalToken.createMany({ data: [row], skipDuplicates: true });
    if (count === 0) return null;
    if ((await tx.personalToken.count({ where: { userId } })) > mostTokens) throw invalidField('name', 'tokens:errors.tooMany');
    await recordAudit(tx, { kind: 'personal-token.created', actorId: userId, ip: ctx.ip, now: ctx.now, details: { scopes: scopes.join(' ') } });
    return token;
  });
}

/** Takes one of one's own tokens away; it opens nothing from the next request on. */
export async function endPersonalToken(ctx: MemberCtx, { id }: { id: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.personalToken.deleteMany({ where: { id: requireUuid(id), userId: ctx.viewer.id } });
    if (count === 0) throw notFound();
    await recordAudit(tx, { kind: 'personal-token.ended', actorId: ctx.viewer.id, ip: ctx.ip, now: ctx.now });
  });
}

/** Signs one client of the API out. */
export async function endTokenFamily(ctx: MemberCtx, { id }: { id: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.tokenFamily.deleteMany({ where: { id: requireUuid(id), userId: ctx.viewer.id } });
    if (count === 0) throw notFound();
    await recordAudit(tx, { kind: 'tokens.ended', actorId: ctx.viewer.id, ip: ctx.ip, now: ctx.now });
  });
}
