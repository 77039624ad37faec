import { cut } from './folding.ts';
import { markupToText } from './markup-to-text.ts';

/** Strings as strangers send them → text that the database takes: no control characters, no half letters, no markup. */
const wellFormed = (text: string): string => cut(text, 120_000).toWellFormed().normalize('NFC');

/** One line; null when nothing is left. */
export function line(value: unknown, max: number): string | null {
  if (typeof value !== 'string') return null;
  const text = wellFormed(value).replace(/[\u0000-\u001f\u007f-\u009f\u200b\u2028\u2029\ufeff\s]+/g, ' ').trim();
  return text === '' ? null : cut(text, max).trim();
}

/** Paragraphs; catalogues send plain text, markup, or `{ type, value }`. */
export function prose(value: unknown, max: number): string | null {
  const text = typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
  if (typeof text !== 'string') return null;
  const plain = markupToText(wellFormed(text)).replace(/[\u007f-\u009f\ufeff]/g, '').replace(/\n{3,}/g, '\n\n');
  return plain === '' ? null : cut(plain, max).trim();
}

export const lines = (value: unknown, max: number, count: number): string[] =>
  list(value).flatMap((one) => line(one, max) ?? []).filter((one, index, all) => all.indexOf(one) === index).slice(0, count);

export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

export function natural(value: unknown, max: number): number | null {
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number > 0 && number <= max ? number : null;
}

/** The year in "June 30, 2008", "1999", "2003-05", "[1886?]". */
export function yearIn(value: unknown): number | null {
  const found = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.slice(0, 100) : '';
  const year = /(?<!\d)(1[0-9]\d\d|20\d\d)(?!\d)/.exec(found)?.[1];
  return year === undefined ? null : Number(year);
}
