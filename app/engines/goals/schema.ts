import { z } from 'zod';
import { daySchema } from '#app/platform/time/day-schema.ts';
import { periodKinds } from './model/periods.ts';

const errors = (key: string) => `goals:errors.${key}`;

const day = daySchema(errors('day'), { from: 1900, until: 2200 }, z.string(errors('day')));

export const mostAmount = 1_000_000;
/** Ten years. */
export const longestDays = 3_660;

const amount = z.number(errors('amount')).int(errors('amount')).min(1, errors('amount')).max(mostAmount, errors('amountLarge')).optional();

/** `tag:0190…`: a kind and a value. */
const filter = z
  .string()
  .max(140, errors('filter'))
  .regex(/^[a-z]{1,30}:[\w-]{1,100}$/, errors('filter'))
  .transform((text) => ({ kind: text.slice(0, text.indexOf(':')), value: text.slice(text.indexOf(':') + 1) }))
  .optional();

const isInOrder = (from: Date | undefined, to: Date | undefined) => !from || !to || (from <= to && to.getTime() - from.getTime() < longestDays * 86_400_000);

export const newGoalSchema = z
  .object({
    /** Made by the form: sending it twice sets one goal. */
    id: z.uuid(errors('formBroken')),
    metric: z.string(errors('metric')).max(60, errors('metric')),
    amount,
    period: z.enum(periodKinds, errors('formBroken')).default('month'),
    from: day.optional(),
    to: day.optional(),
    repeats: z.boolean().default(false),
    filter,
  })
  .refine(({ period, to }) => period !== 'span' || to !== undefined, { path: ['to'], message: errors('dayRequired') })
  .refine(({ from, to, period }) => period !== 'span' || isInOrder(from, to), { path: ['to'], message: errors('endBeforeStart') });
export type NewGoalInput = z.output<typeof newGoalSchema>;

export const editGoalSchema = z
  .object({ amount, from: day.optional(), to: day.optional(), repeats: z.boolean().default(false) })
  .refine(({ from, to }) => isInOrder(from, to), { path: ['to'], message: errors('endBeforeStart') });
export type EditGoalInput = z.output<typeof editGoalSchema>;

/** Forms that are only a button. */
export const buttonInput = z.object({});
