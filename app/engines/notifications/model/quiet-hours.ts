import { Temporal } from 'temporal-polyfill';

/** Hours of the day, `from` counted in, `until` not; may cross midnight. */
export type QuietHours = { from: number; until: number };

const local = (instant: Date, zone: string) => Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);

const isWithinHours = (hour: number, { from, until }: QuietHours): boolean => (from < until ? hour >= from && hour < until : hour >= from || hour < until);

/** By the person's own clock, whatever it did this night. */
export const isQuietHour = (instant: Date, hours: QuietHours | null, zone: string): boolean => hours !== null && isWithinHours(local(instant, zone).hour, hours);

/**
 * When the quiet hours that an instant is in end. Where the clock skips that hour, when it comes back; where it strikes twice, the first
 * time that is still to come.
 */
export function quietHoursEnd(instant: Date, hours: QuietHours, zone: string): Date {
  const now = local(instant, zone);
  const day = now.hour < hours.until ? now.toPlainDate() : now.toPlainDate().add({ days: 1 });
  const wall = day.toPlainDateTime(Temporal.PlainTime.from({ hour: hours.until }));
  const end = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = wall.toZonedDateTime(zone, { disambiguation: 'compatible' });
  const first = end.hour === hours.until ? end : later;
  if (first.epochMilliseconds > instant.getTime()) return new Date(first.epochMilliseconds);
  return new Date(wall.toZonedDateTime(zone, { disambiguation: 'later' }).epochMilliseconds);
}
