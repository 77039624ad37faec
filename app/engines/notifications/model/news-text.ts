import { textOf } from '#app/platform/i18n/text-of.ts';
import { parseDay } from '#app/platform/time/days.ts';
import { formatDay } from '#app/platform/time/format.ts';

export type NewsWords = { key: string; values: unknown; count: number };

/** In whose language, by whose calendar. */
export type NewsReader = { t: unknown; locale: string; today: Date };

/** A piece of news in words. A value under a name that ends in `Day` is written as its reader writes dates. */
export function newsText({ key, values, count }: NewsWords, { t, locale, today }: NewsReader): string {
  const given = typeof values === 'object' && values !== null && !Array.isArray(values) ? (values as Record<string, unknown>) : {};
  const written = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, name.endsWith('Day') ? dayOf(value, locale, today) : value]));
  const text = textOf(t, key, written);
  return count > 1 ? textOf(t, 'notifications:andMore', { text, count: count - 1 }) : text;
}

function dayOf(value: unknown, locale: string, today: Date): unknown {
  const day = typeof value === 'string' ? parseDay(value) : null;
  return day ? formatDay(day, locale, today) : value;
}
