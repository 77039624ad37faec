import { cut } from '#app/platform/text/folding.ts';
import { normalizeLineEnds } from '#app/platform/text/line-ends.ts';

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function entity(all: string, name: string): string {
  if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? all;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
}

/** What a reader would see of markup, as text: never shown as anything but text. */
export function htmlToText(html: string): string {
  return html
    .replace(/<(script|style)\b[^>]{0,500}>[\s\S]{0,20000}?<\/\1\s*>/gi, '')
    .replace(/<(?:br|hr|\/?(?:p|div|li|ul|ol|dd|dt|dl|blockquote|h[1-6]))\b[^<>]*>/gi, '\n')
    .replace(/<\/?[a-z!][^<>]*>/gi, '')
    .replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,6});/gi, entity);
}

/** An entry as it is kept: what the database takes, no control characters, few empty lines, not endless. */
export const tidyBody = (text: string, max: number): string =>
  cut(normalizeLineEnds(text.toWellFormed()).replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '').replace(/[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n').trim(), max);

/** A line of what somebody selected or typed. */
export const tidyLine = (text: string, max: number): string => cut(text.toWellFormed().replace(/[\u0000-\u001f\u007f\u00ad\s]+/g, ' ').trim(), max);
