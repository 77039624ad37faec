import type { Ctx } from '#app/kernel/accounts/context.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import { formatExactly, formatMoment, formatRecentDay } from '#app/platform/time/format.ts';

export type ShownMoment = { text: string; exact: string };

/** An instant for a page of this reader: as one says it, and whole. */
export const momentOf = ({ locale, timeZone, now }: Ctx) => <T extends Date | null>(instant: T) =>
  (instant && { text: formatMoment(instant, locale, timeZone, now), exact: formatExactly(instant, locale, timeZone) }) as T extends Date ? ShownMoment : ShownMoment | null;

/** The same where the hour says nothing. */
export const dayOf = ({ locale, timeZone, now }: Ctx) => (instant: Date): ShownMoment =>
  ({ text: formatRecentDay(dayInZone(instant, timeZone), locale, dayInZone(now, timeZone)), exact: formatExactly(instant, locale, timeZone) });
