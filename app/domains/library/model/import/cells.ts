import { cut } from '../text-keys.ts';
import { typedToYear } from '../year.ts';

/** Undoes the quote that spreadsheets' formula protection puts in front (see platform/csv/escape-cell.ts). */
export const unescapeCell = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

/** One line of text: no control characters, single spaces. */
export const lineOf = (cell: string): string =>
  unescapeCell(cell).replace(/[\u0000-\u001f\u007f\u200b\u2028\u2029\ufeff\s]+/g, ' ').trim();

/** `="0439785960"`, which keeps spreadsheets from dropping the zero. */
export const unwrapFormula = (cell: string): string => cell.trim().replace(/^=\s*"(.*)"$/s, '$1').replace(/^"(.*)"$/s, '$1').trim();

/** A number with a point or a comma; null for nothing, NaN for something else. */
export function numberOf(cell: string): number | null {
  const text = unwrapFormula(lineOf(cell));
  if (text === '') return null;
  return /^[-−]?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace('−', '-').replace(',', '.')) : Number.NaN;
}

/** Stars with halves and quarters → 0–100; 0 stars means "not rated". */
export function ratingOf(cell: string): number | null {
  const stars = numberOf(cell);
  if (stars === null || stars === 0) return null;
  return stars > 0 && stars <= 5 ? Math.round(stars * 20) : Number.NaN;
}

/** -50 is 50 BC, as on Goodreads; there is no year 0, so 0 is "unknown". */
export function yearOf(cell: string): number | null {
  const year = numberOf(cell);
  if (year === null || year === 0) return null;
  return Number.isInteger(year) && year >= -4000 && year <= 2200 ? typedToYear(year) : Number.NaN;
}

export function pagesOf(cell: string): number | null {
  const pages = numberOf(cell);
  if (pages === null || pages === 0) return null;
  return Number.isInteger(pages) && pages > 0 && pages <= 100_000 ? pages : Number.NaN;
}

const entities: Record<string, string> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', mdash: '—', ndash: '–', hellip: '…', laquo: '«', raquo: '»',
  lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', bdquo: '„', copy: '©', reg: '®', trade: '™', deg: '°', times: '×', euro: '€',
  eacute: 'é', egrave: 'è', agrave: 'à', ccedil: 'ç', ouml: 'ö', uuml: 'ü', auml: 'ä', szlig: 'ß',
};

function decodeEntity(whole: string, name: string): string {
  if (!name.startsWith('#')) return entities[name] ?? entities[name.toLowerCase()] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  const allowed = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return allowed ? String.fromCodePoint(code) : whole;
}

/** Review markup → text: breaks and paragraphs become lines, other tags go, entities are decoded once. */
export function htmlToText(html: string): string {
  // Every repetition is bounded, or a megabyte of "<!--" would take minutes.
  return cut(unescapeCell(html), 120_000)
    .replace(/\r\n?/g, '\n')
    .replace(/<(script|style)\b[^<>]{0,200}>[\s\S]{0,5000}?<\/\1\s{0,9}>/gi, '')
    .replace(/<!--[\s\S]{0,2000}?-->/g, '')
    .replace(/<br\s{0,9}\/?>\n?/gi, '\n')
    .replace(/<\/(?:p|div|li|blockquote|h\d)\s{0,9}>\n?/gi, '\n')
    .replace(/<\/?[a-z][^<>]{0,2000}>/gi, '')
    .replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi, decodeEntity)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .split('\n').map((line) => line.trimEnd()).join('\n')
    .trim();
}

/** The opposite, for our own export: what it makes, htmlToText reads back unchanged. */
export const textToHtml = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br/>');

/** null for nothing; whether it had to be cut. */
export function limited(text: string, max: number): { text: string | null; wasCut: boolean } {
  if (text === '') return { text: null, wasCut: false };
  return { text: cut(text, max), wasCut: text.length > max };
}
