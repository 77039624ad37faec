import { z } from 'zod';
import { invitationDays, maxInvitationUses } from './model/invitation.ts';

/** The form brings the id of what it makes: sent twice, it makes one. */
export const invitationSchema = z.object({
  id: z.uuidv7(),
  maxUses: z.coerce.number({ error: 'invitations:errors.maxUses' }).int('invitations:errors.maxUses').min(1, 'invitations:errors.maxUses').max(maxInvitationUses, 'invitations:errors.maxUses'),
  days: z.enum(invitationDays, { error: 'invitations:errors.days' }),
  note: z.string().trim().max(200, 'invitations:errors.note').optional(),
});

export type InvitationInput = z.output<typeof invitationSchema>;
