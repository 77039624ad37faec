import { AppError, invalidField } from '#app/platform/http/app-error.ts';
import { Prisma, inTransaction } from '#app/platform/db/client.server.ts';
import { attemptLimits, consumeEntryLimits } from '../entry-limits.server.ts';
import type { EntryCtx } from '../entry.ts';
import { createMember } from './create-member.server.ts';
import type { Registration } from './issue-challenge.server.ts';
import { enter } from './redeem-challenge.server.ts';
import type { Redeemed } from './redeem-challenge.server.ts';

/** Finishes a registration whose address is proven and whose name was taken, with another name. */
export async function chooseUsername(ctx: EntryCtx, { challengeId, username }: { challengeId: string; username: string }): Promise<Redeemed> {
  await consumeEntryLimits(ctx, attemptLimits(ctx.entry.ip));
  return inTransaction(ctx.db, async (tx) => {
    const [row] = await tx.$queryRaw<{ registration: Registration }[]>`
      SELECT "registration" FROM "LoginChallenge"
      WHERE "id" = ${challengeId}::uuid AND "purpose" = 'register' AND "consumedAt" IS NOT NULL AND "expiresAt" > ${ctx.now}::timestamptz
        AND "registration"->>'proven' = 'true'
      FOR UPDATE`;
    if (!row) throw new AppError('conflict', { messageKey: 'accounts:errors.registrationOver' });
    const member = await createMember(tx, ctx, { ...row.registration, username });
    if (member.kind === 'username-taken') throw invalidField('username', 'accounts:errors.usernameTaken');
    await tx.loginChallenge.update({ where: { id: challengeId }, data: { registration: Prisma.DbNull, userId: member.userId }, select: { id: true } });
    return enter(tx, ctx, member.userId, member.kind === 'created');
  });
}
