import type { DbOrTx } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { invitationState } from '../model/invitation.ts';
import type { InvitationState } from '../model/invitation.ts';
import { hashSecret } from '../secret.server.ts';

/** How the door to registration stands for somebody: open, or why not. `unknown`: a link that was never one of ours. */
export type RegistrationDoor = 'open' | 'closed' | 'by-invitation' | Exclude<InvitationState, 'good'> | 'unknown';

type Found = { door: RegistrationDoor; invitationId?: string };

/** Asked before anything is typed and again when it is sent; what counts is `useInvitation` at the end. */
export async function findRegistrationDoor(db: DbOrTx, { invitation, now }: { invitation?: string | null; now: Date }): Promise<Found> {
  const settings = await db.houseSettings.findUnique({ where: { id: 1 }, select: { registration: true } });
  const mode = settings?.registration ?? 'open';
  if (mode === 'closed') return { door: 'closed' };
  const found = invitation ? await db.invitation.findUnique({ where: { tokenHash: hashSecret(invitation) }, select: { id: true, uses: true, maxUses: true, expiresAt: true, revokedAt: true } }) : null;
  const state = found && invitationState(found, now);
  if (found && state === 'good') return { door: 'open', invitationId: found.id };
  // Where anybody may come, a link that opens nothing is no reason to stay outside.
  if (mode === 'open') return { door: 'open' };
  if (!invitation) return { door: 'by-invitation' };
  return { door: state === null || state === 'good' ? 'unknown' : state };
}

/** The same for a command: refuses whoever may not come in. */
export async function requireOpenDoor(db: DbOrTx, asked: { invitation?: string | null; now: Date }): Promise<Found> {
  const found = await findRegistrationDoor(db, asked);
  if (found.door !== 'open') throw doorClosed(found.door);
  return found;
}

export const doorClosed = (door: Exclude<RegistrationDoor, 'open'>) => new AppError('conflict', { messageKey: `invitations:door.${door}.text` });
