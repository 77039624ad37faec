import { AppError, invalidField } from '#app/platform/http/app-error.ts';
import { inTransaction, isUniqueViolation } from '#app/platform/db/client.server.ts';
import { consumeLimits } from '#app/platform/http/rate-limit.server.ts';
import { recordAudit } from '../audit.server.ts';
import type { MemberCtx } from '../context.ts';
import { usernameChanges } from '../model/username-changes.ts';
import { usernameKey } from '../model/username.ts';

/** Trying names out is bounded: every answer tells whether one is taken. Counted apart from the change, whose refusal takes nothing back. */
export async function countUsernameTry(ctx: MemberCtx, username: string): Promise<void> {
  const { id, username: before } = ctx.viewer;
  if (username !== before) await consumeLimits(ctx.db, [{ name: 'username-try', key: id, ...usernameChanges.tries }], ctx.now);
}

/**
 * Another name for the viewer, whose try is counted already. The unique key decides who gets it; a refused try does not count as a change, so the
 * count of changes is part of the transaction. The same name in another spelling is theirs already and costs nothing.
 */
export async function takeUsername(ctx: MemberCtx, username: string): Promise<void> {
  const { id, username: before } = ctx.viewer;
  if (username === before) return;
  const key = usernameKey(username);
  try {
    await inTransaction(ctx.db, async (tx) => {
      await tx.user.update({ where: { id }, data: { username, usernameKey: key }, select: { id: true } });
      await recordAudit(tx, { kind: 'account.username-changed', actorId: id, ip: ctx.ip, now: ctx.now });
      if (key !== usernameKey(before)) await consumeLimits(tx, [{ name: 'username-change', key: id, ...usernameChanges.changes }], ctx.now);
    });
  } catch (error) {
    if (isUniqueViolation(error, 'usernameKey')) throw invalidField('username', 'accounts:errors.usernameTaken');
    if (error instanceof AppError && error.code === 'rate-limited') throw new AppError('rate-limited', { ...error.details, messageKey: 'profile:errors.usernameOften' });
    throw error;
  }
}

export async function changeUsername(ctx: MemberCtx, username: string): Promise<void> {
  await countUsernameTry(ctx, username);
  await takeUsername(ctx, username);
}
