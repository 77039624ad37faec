import { z } from 'zod';

const broken = 'library:errors.formBroken';

export const passwordSchema = z.object({
  intent: z.enum(['open', 'forget'], broken).default('open'),
  password: z.string('documents:errors.passwordRequired').min(1, 'documents:errors.passwordRequired').max(255, 'documents:errors.passwordTooLong').optional(),
  remember: z.boolean().default(false),
}).refine(({ intent, password }) => intent === 'forget' || password !== undefined, { path: ['password'], message: 'documents:errors.passwordRequired' });
export type PasswordInput = z.output<typeof passwordSchema>;

export const attachmentSchema = z.object({ file: z.uuid(broken) });
