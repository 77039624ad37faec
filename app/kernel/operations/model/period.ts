import { formatDay, formatMoment, formatMonth } from '#app/platform/time/format.ts';

type Reader = { locale: string; timeZone: string; now: Date };

/** A period of the ledger as one says it: `2026-11` a month, `2026-11-24` a day, `2026-11-24T04` an hour, `2026-11-24T04:30` a part of one (UTC). Others stay as they are. */
export function formatPeriod(period: string, { locale, timeZone, now }: Reader): string {
  if (/^\d{4}-\d\d$/.test(period)) return formatMonth(new Date(`${period}-01T00:00:00Z`), locale);
  if (/^\d{4}-\d\d-\d\d$/.test(period)) return formatDay(new Date(`${period}T00:00:00Z`), locale, now);
  const [, hour, minute = '00'] = /^(\d{4}-\d\d-\d\dT\d\d)(?::(\d\d))?$/.exec(period) ?? [];
  if (hour) return formatMoment(new Date(`${hour}:${minute}:00Z`), locale, timeZone, now);
  return period;
}
