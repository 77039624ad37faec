/** Why an invitation opens nothing, or that it does. */
export type InvitationState = 'good' | 'used' | 'expired' | 'revoked';

export type InvitationFacts = { uses: number; maxUses: number; expiresAt: Date | null; revokedAt: Date | null };

export function invitationState({ uses, maxUses, expiresAt, revokedAt }: InvitationFacts, now: Date): InvitationState {
  if (revokedAt !== null) return 'revoked';
  if (uses >= maxUses) return 'used';
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'good';
}

export const invitationDays = ['1', '7', '30', 'never'] as const;
export type InvitationDays = (typeof invitationDays)[number];
export const maxInvitationUses = 1000;
