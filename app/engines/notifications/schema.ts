import { z } from 'zod';
import { notificationsSchema } from '#app/kernel/accounts/profile-schema.ts';

const hour = z
  .string()
  .regex(/^(\d|1\d|2[0-3])$/, 'notifications:errors.hour')
  .transform(Number)
  .optional();

/** Everything on the settings' page: where, when, and what. Without one of its ends there are no quiet hours. */
export const notificationSettingsSchema = notificationsSchema
  .extend({
    timings: z.record(z.string().max(40), z.enum(['now', 'digest', 'never'], 'notifications:errors.timing')).default({}),
    quietFrom: hour,
    quietUntil: hour,
    quietThen: z.enum(['later', 'digest'], 'notifications:errors.quietThen').default('later'),
  })
  .refine(({ quietFrom, quietUntil }) => (quietFrom === undefined) === (quietUntil === undefined), { path: ['quietUntil'], message: 'notifications:errors.quietEnds' })
  .refine(({ quietFrom, quietUntil }) => quietFrom === undefined || quietFrom !== quietUntil, { path: ['quietUntil'], message: 'notifications:errors.quietAlways' });

/** What the page had shown when its button was pressed. */
export const readingSchema = z.object({ latest: z.coerce.number().int().min(0).max(2_000_000_000) });

/** The page of the list to come back to. */
export const readingOneSchema = z.object({ after: z.string().max(2_000).optional() });

/** A button and nothing else. */
export const buttonInput = z.object({});

export type NotificationSettings = z.output<typeof notificationSettingsSchema>;
