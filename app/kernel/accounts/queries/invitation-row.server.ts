import { invitationState } from '../model/invitation.ts';
import type { InvitationFacts, InvitationState } from '../model/invitation.ts';

export type InvitationView = { id: string; note: string | null; createdAt: Date; createdBy: string | null; expiresAt: Date | null; uses: number; maxUses: number; state: InvitationState };

export const invitationColumns = { id: true, note: true, createdAt: true, expiresAt: true, uses: true, maxUses: true, revokedAt: true, createdBy: { select: { username: true } } } as const;

type Row = InvitationFacts & { id: string; note: string | null; createdAt: Date; createdBy: { username: string } | null };

export const toInvitationView = ({ createdBy, revokedAt, ...row }: Row, now: Date): InvitationView =>
  ({ ...row, createdBy: createdBy?.username ?? null, state: invitationState({ ...row, revokedAt }, now) });
