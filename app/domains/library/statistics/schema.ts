import { z } from 'zod';

/** Whether the streak is shown. */
export const streakSchema = z.object({ streak: z.enum(['on', 'off']) });
