import { cut } from './folding.ts';
import { normalizeLineEnds } from './line-ends.ts';

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

/** A line's end without blanks, save the two that break it in Markdown. */
function withBreak(line: string): string {
  const text = line.trimEnd();
  return text !== '' && line.startsWith('  ', text.length) ? `${text}  ` : text;
}

/** Markup → text: breaks and paragraphs become lines, other tags go, entities are decoded once. */
export function markupToText(html: string, { isMarkdown = false } = {}): string {
  if (html === '') return '';
  // Every repetition is bounded, or a megabyte of "<!--" would take minutes.
  return normalizeLineEnds(cut(html, 120_000))
    .replace(/<(script|style)\b[^<>]{0,200}>[\s\S]{0,5000}?<\/\1\s{0,9}>/gi, '')
    .replace(/<!--[\s\S]{0,2000}?-->/g, '')
    .replace(/<br\s{0,9}\/?>\n?/gi, '\n')
    .replace(/<\/(?:p|div|li|blockquote|h\d)\s{0,9}>\n?/gi, '\n')
    .replace(/<\/?[a-z][^<>]{0,2000}>/gi, '')
    .replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi, decodeEntity)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .split('\n').map(isMarkdown ? withBreak : (line) => line.trimEnd()).join('\n')
    .trim();
}

/** The opposite, for exports: what it makes, markupToText reads back unchanged. */
export const textToHtml = (text: string): string =>
  normalizeLineEnds(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br/>');
