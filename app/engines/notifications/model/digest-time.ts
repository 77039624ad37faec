import { Temporal } from 'temporal-polyfill';

/** A person's day, and the instant at which an hour of it begins. */
export type DigestMoment = { day: Date; hour: number; at: Date };

/**
 * The instant of an hour of a day in a zone. An hour that the clock skips is the moment it has skipped to; of one that comes twice,
 * it is the first.
 */
export function digestMoment(day: Date, hour: number, zone: string): Date {
  const wall = Temporal.PlainDate.from(day.toISOString().slice(0, 10)).toPlainDateTime(Temporal.PlainTime.from({ hour }));
  return new Date(wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds);
}

/** Which hours of the present day have begun in a zone: whose digest hour is among them is due today. */
export function dueMoments(now: Date, zone: string): DigestMoment[] {
  const { year, month, day: date } = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  const day = new Date(Date.UTC(year, month - 1, date));
  return Array.from({ length: 24 }, (_, hour) => ({ day, hour, at: digestMoment(day, hour, zone) })).filter(({ at }) => at.getTime() <= now.getTime());
}
