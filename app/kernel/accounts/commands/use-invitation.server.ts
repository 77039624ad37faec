import type { Tx } from '#app/platform/db/client.server.ts';
import type { EntryCtx } from '../entry.ts';
import { invitationState } from '../model/invitation.ts';
import { doorClosed } from '../queries/find-registration-door.server.ts';

type Newcomer = { userId: string; invitationId: string | undefined };

/**
 * A newcomer becomes a person in this transaction: is the house still open to them, and is there a place left on their
 * invitation? One conditional UPDATE takes the place, so that of many newcomers at once as many come in as were invited.
 * A refusal undoes the newcomer.
 */
export async function useInvitation(tx: Tx, ctx: EntryCtx, { userId, invitationId }: Newcomer): Promise<void> {
  const settings = await tx.houseSettings.findUnique({ where: { id: 1 }, select: { registration: true } });
  const mode = settings?.registration ?? 'open';
  if (mode === 'closed') throw doorClosed('closed');
  if (invitationId === undefined) {
    if (mode === 'invitation') throw doorClosed('by-invitation');
    return;
  }
  const taken = await tx.$executeRaw`
    UPDATE "Invitation" SET "uses" = "uses" + 1
    WHERE "id" = ${invitationId}::uuid AND "uses" < "maxUses" AND "revokedAt" IS NULL AND ("expiresAt" IS NULL OR "expiresAt" > ${ctx.now}::timestamptz)`;
  if (taken > 0) {
    await tx.user.update({ where: { id: userId }, data: { invitationId }, select: { id: true } });
  } else if (mode === 'invitation') {
    const found = await tx.invitation.findUnique({ where: { id: invitationId }, select: { uses: true, maxUses: true, expiresAt: true, revokedAt: true } });
    const state = found && invitationState(found, ctx.now);
    throw doorClosed(state === null || state === 'good' ? 'used' : state);
  }
}
