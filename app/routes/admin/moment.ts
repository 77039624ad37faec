import type { Ctx } from '#app/kernel/accounts/context.ts';
import { formatExactly, formatMoment } from '#app/platform/time/format.ts';

/** An instant for a page of this reader: as one says it, and whole. */
export const momentOf = ({ locale, timeZone, now }: Ctx) => (instant: Date) => ({
  text: formatMoment(instant, locale, timeZone, now),
  exact: formatExactly(instant, locale, timeZone),
});
