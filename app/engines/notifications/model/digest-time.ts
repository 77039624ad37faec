import { dayInZone, hourInZone } from '#app/platform/time/days.ts';

/** A person's day, and the instant at which an hour of it begins. */
export type DigestMoment = { day: Date; hour: number; at: Date };

/** Which hours of the present day have begun in a zone: whose digest hour is among them is due today. */
export function dueMoments(now: Date, zone: string): DigestMoment[] {
  const day = dayInZone(now, zone);
  return Array.from({ length: 24 }, (_, hour) => ({ day, hour, at: hourInZone(day, hour, zone) })).filter(({ at }) => at.getTime() <= now.getTime());
}
