import { numberFormat } from '#app/platform/i18n/formats.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import type { Measure } from '../model/periods.ts';

/** Numbers in words: "412 pages", "3 h 20 min". */
export function useAmounts() {
  const { t, locale } = useTranslation('statistics');
  const whole = numberFormat(locale);
  const fine = numberFormat(locale, { maximumFractionDigits: 1 });
  const pages = (count: number) => t('units.pages', { count });
  const books = (count: number) => t('units.books', { count });
  const days = (count: number) => t('units.days', { count });
  const time = (minutes: number): string => {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    if (hours === 0) return t('units.minutes', { count: rest });
    return rest === 0 || hours >= 10 ? t('units.hours', { count: Math.round(minutes / 60) }) : t('units.hoursMinutes', { hours, minutes: rest });
  };
  return {
    number: (value: number) => whole.format(value),
    decimal: (value: number) => fine.format(value),
    pages, books, days, time,
    perHour: (value: number) => t('units.perHour', { value: fine.format(value) }),
    of: (measure: Measure, value: number) => (measure === 'pages' ? pages(value) : time(value)),
    /** As a bar has room for it: hours alone. */
    short: (measure: Measure, value: number) => (measure === 'pages' ? whole.format(value) : value < 60 ? whole.format(value) : t('units.hours', { count: Math.round(value / 60) })),
  };
}
