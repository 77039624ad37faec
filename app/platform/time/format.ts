import { dateFormat, relativeTimeFormat } from '#app/platform/i18n/formats.ts';
import { dayInZone, daysBetween } from './days.ts';

/** In running text a line must not break inside a date; Russian years come without their «г.». */
const tidy = (text: string): string => text.replace(/\s?г\.$/, '').replaceAll(' ', '\u00A0');

/** "12 May" of this year, "12 May 2024" of another. */
export function formatDay(day: Date, locale: string, today?: Date): string {
  const sameYear = today !== undefined && today.getUTCFullYear() === day.getUTCFullYear();
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', timeZone: 'UTC' };
  return tidy(dateFormat(english(locale), sameYear ? options : { ...options, year: 'numeric' }).format(day));
}

/** "16–22 November": from a day to a day; of one month it is named once. */
export function formatDays(from: Date, to: Date, locale: string, today?: Date): string {
  if (from.getTime() === to.getTime()) return formatDay(from, locale, today);
  const ofOneMonth = from.getUTCFullYear() === to.getUTCFullYear() && from.getUTCMonth() === to.getUTCMonth();
  const last = formatDay(to, locale, today);
  return ofOneMonth ? `${from.getUTCDate()}–${last}` : `${formatDay(from, locale, today)}\u00A0– ${last}`;
}

/** "today" and "yesterday" by name, everything else as a date. */
export function formatRecentDay(day: Date, locale: string, today: Date): string {
  const ago = daysBetween(day, today);
  if (ago !== 0 && ago !== 1) return formatDay(day, locale, today);
  return relativeTimeFormat(locale, { numeric: 'auto' }).format(-ago, 'day');
}

/** "yesterday, 21:40": when something happened, as one would say it. */
export function formatMoment(instant: Date, locale: string, zone: string, now: Date): string {
  return `${formatRecentDay(dayInZone(instant, zone), locale, dayInZone(now, zone))}, ${formatTime(instant, locale, zone)}`;
}

/** "21:40": of what is hours away at most. */
export const formatTime = (instant: Date, locale: string, zone: string): string => dateFormat(english(locale), { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(instant);

/** The whole date and time, for title attributes. */
export const formatExactly = (instant: Date, locale: string, zone: string): string =>
  dateFormat(english(locale), { dateStyle: 'full', timeStyle: 'short', timeZone: zone }).format(instant);

/** "09:00", of an hour of the day. */
export const formatHour = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** "May 2026". */
export const formatMonth = (day: Date, locale: string): string =>
  tidy(dateFormat(english(locale), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(day));

/** "May", as short as an axis needs it. */
export const formatShortMonth = (day: Date, locale: string): string =>
  dateFormat(english(locale), { month: 'short', timeZone: 'UTC' }).format(day).replace('.', '').slice(0, 3);

/** Day before month and a 24-hour clock: the English that both of our readers understand. */
const english = (locale: string): string => (locale === 'en' ? 'en-GB' : locale);
