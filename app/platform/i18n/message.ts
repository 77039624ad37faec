import { numberFormat } from './formats.ts';
import type { Locale } from './locales.ts';

/** What a text is made of: words, and the places of its values. */
type Part = string | { name: string; isNumber: boolean };
export type Values = Readonly<Record<string, unknown>>;
export type Message = (values: Values | undefined) => string;

const place = /\{\{(\w+)(, number)?\}\}/g;

/** A text of a catalog ready to be said: `{{name}}` is a value as it is, `{{count, number}}` one written the language's way. */
export function readMessage(text: string, locale: Locale): Message {
  const parts = partsOf(text);
  if (parts.length === 1 && parts[0] === text) return () => text;
  return (values) => parts.reduce((said: string, part) => said + (typeof part === 'string' ? part : valueOf(part, values, locale)), '');
}

function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const found of text.matchAll(place)) {
    if (found.index > from) parts.push(text.slice(from, found.index));
    parts.push({ name: found[1] ?? '', isNumber: found[2] !== undefined });
    from = found.index + found[0].length;
  }
  if (from < text.length || parts.length === 0) parts.push(text.slice(from));
  return parts;
}

function valueOf({ name, isNumber }: Exclude<Part, string>, values: Values | undefined, locale: Locale): string {
  const value = values?.[name];
  if (value === undefined || value === null) return '';
  return isNumber ? numberFormat(locale).format(value as number) : String(value);
}
