import { z } from 'zod';

/** An hour of the day, or never. */
export const reminderSchema = z.object({ hour: z.union([z.literal('never').transform(() => null), z.coerce.number().int().min(0).max(23)]) });
