import { numberFormat } from '#app/platform/i18n/formats.ts';

/** "3 days", "5 hours", "12 minutes": the largest unit that is more than one of, as one says it. */
export function formatUptime(seconds: number, locale: string): string {
  const units = [['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1]] as const;
  const [unit, length] = units.find(([, unitLength]) => seconds >= 2 * unitLength) ?? ['second', 1];
  return numberFormat(locale, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 }).format(Math.floor(seconds / length));
}
