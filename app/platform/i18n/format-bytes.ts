import { numberFormat } from './formats.ts';

const units = ['kilobyte', 'megabyte', 'gigabyte'] as const;

/** "2.3 MB", "2,3 МБ". */
export function formatBytes(bytes: number, locale: string): string {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3) - 1));
  const value = bytes / 1000 ** (step + 1);
  return numberFormat(locale, { style: 'unit', unit: units[step], maximumFractionDigits: value < 10 ? 1 : 0 }).format(Math.max(value, 0.1)).replace(/\s/g, '\u00a0');
}
