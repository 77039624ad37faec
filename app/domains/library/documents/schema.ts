import { z } from 'zod';

const broken = 'library:errors.formBroken';

export const passwordSchema = z.object({
  intent: z.enum(['open', 'forget'], broken).default('open'),
  password: z.string('document-pages:errors.passwordRequired').min(1, 'document-pages:errors.passwordRequired').max(255, 'document-pages:errors.passwordTooLong').optional(),
  remember: z.boolean().default(false),
}).refine(({ intent, password }) => intent === 'forget' || password !== undefined, { path: ['password'], message: 'document-pages:errors.passwordRequired' });
export type PasswordInput = z.output<typeof passwordSchema>;

export const attachmentSchema = z.object({ file: z.uuid(broken) });
