import { z } from 'zod';

const broken = 'reader:errors.broken';

const mark = z.object({
  id: z.uuid(),
  page: z.number().int().min(1).max(100_000),
  permille: z.number().int().min(0).max(1000).default(0),
  at: z.number().int().min(0).max(8_000_000_000_000),
  isEnd: z.boolean().default(false),
});

/** Marks that a browser kept, oldest first: sent while reading, at the end, and when the line is back. */
const marks = z.string().max(64_000, broken).transform((text, context) => {
  try {
    return z.array(mark).min(1).max(300).parse(JSON.parse(text));
  } catch {
    context.addIssue({ code: 'custom', message: broken });
    return z.NEVER;
  }
});

const page = z.number(broken).int(broken).min(1, broken).max(100_000, broken);

/** What a script sends by itself. */
export const marksSchema = z.object({
  marks,
  /** The browser's clock when it sent them. */
  sentAt: z.number(broken).int(broken).min(0, broken).max(8_000_000_000_000, broken),
});

/** "I am here", by a form. */
export const positionSchema = z.object({
  id: z.uuid(broken),
  page,
  permille: z.number(broken).int(broken).min(0, broken).max(1000, broken).optional(),
  /** Where the form goes on: the reader, or the text view. */
  to: z.enum(['read', 'text'], broken).default('read'),
});

const whole = (key: string, max: number) => z.number(`reader:errors.${key}`).int(`reader:errors.${key}`).min(1, `reader:errors.${key}`).max(max, `reader:errors.${key}`);

export const sittingSchema = z.object({
  id: z.uuid(broken),
  on: z.string('reader:errors.day').regex(/^\d{4}-\d{2}-\d{2}$/, 'reader:errors.day').transform((text) => new Date(`${text}T00:00:00Z`)).refine((day) => !Number.isNaN(day.getTime()) && day.getUTCFullYear() >= 1000, 'reader:errors.day'),
  minutes: whole('minutes', 1440),
  pages: z.number('reader:errors.pages').int('reader:errors.pages').min(0, 'reader:errors.pages').max(10_000, 'reader:errors.pages'),
});
export type SittingInput = z.output<typeof sittingSchema>;

export const longestQuietMinutes = 240;

export const quietSchema = z.object({
  id: z.uuid(broken),
  intent: z.enum(['begin', 'end'], broken),
  minutes: whole('quietMinutes', longestQuietMinutes).optional(),
  /** The book to go back to. */
  bookId: z.uuid(broken).optional(),
});
export type QuietInput = z.output<typeof quietSchema>;
