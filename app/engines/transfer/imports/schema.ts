import { z } from 'zod';

const broken = 'import:formBroken';

/** Taking an import back is only a button. */
export const importUndoSchema = z.object({});

/** The one form of a dry run: decisions on the rows that are shown, and what to do next. */
export const importFormSchema = z.object({
  intent: z.enum(['choose', 'apply', 'discard'], broken),
  choices: z.array(z.object({ line: z.number(broken).int(broken), choice: z.string().max(40, broken).default('') })).max(100, broken).default([]),
  kind: z.string().max(20, broken).optional(),
  after: z.string().max(12, broken).optional(),
  before: z.string().max(12, broken).optional(),
});
