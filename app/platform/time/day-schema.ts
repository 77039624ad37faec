import { z } from 'zod';
import { parseDay } from './days.ts';

type Years = { from: number; until?: number };

/** `2026-05-12` → UTC midnight of that day. A day that does not exist is none, and `message` says so; `text` is where the day is looked for. */
export const daySchema = (message: string, { from, until = 9999 }: Years, text: z.ZodString = z.string()) =>
  text.transform((typed, context) => {
    const found = parseDay(typed);
    const year = found?.getUTCFullYear() ?? NaN;
    if (found && year >= from && year <= until) return found;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
