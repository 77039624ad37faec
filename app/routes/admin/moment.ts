import type { Ctx } from '#app/kernel/accounts/context.ts';
import { formatExactly, formatMoment } from '#app/platform/time/format.ts';

export type ShownMoment = { text: string; exact: string };

/** An instant for a page of this reader: as one says it, and whole. */
export const momentOf = ({ locale, timeZone, now }: Ctx) => <T extends Date | null>(instant: T) =>
  (instant && { text: formatMoment(instant, locale, timeZone, now), exact: formatExactly(instant, locale, timeZone) }) as T extends Date ? ShownMoment : ShownMoment | null;
