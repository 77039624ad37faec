import type { Locale } from './locales.ts';

/**
 * A day that something lasts from, with the Russian preposition it is said with: «со 2 мая» (со второго), but «с 12 мая» and «с 2024 года».
 * A catalog cannot choose it before it knows the day; English texts write theirs themselves.
 */
export const fromDay = (locale: Locale, day: string): string => (locale === 'ru' ? `${/^2(?!\d)/.test(day) ? 'со' : 'с'}\u00A0${day}` : day);
