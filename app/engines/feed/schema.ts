import { z } from 'zod';

const choices = ['members', 'nobody'] as const;

/** Room by room: who sees what one does there. */
export const sharingSchema = z.object({ rooms: z.record(z.string().max(20), z.enum(choices, 'feed:errors.choice'), 'feed:errors.choice') });
export type SharingInput = z.output<typeof sharingSchema>;
