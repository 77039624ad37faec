import { nameKey } from '../../model/text-keys.ts';

export type Segment = { text: string; isHit: boolean };

/** A text again, without its cuts. */
export const plainText = (segments: readonly Segment[]): string => segments.map(({ text }) => text).join('');

const most = 200;

/** What is looked for, folded as pages are kept; '' = nothing. */
export const searchKey = (query: string): string => nameKey(query.slice(0, most).toWellFormed());

/** A text cut where it has what is looked for: any case, ё = е, whatever stands between the words. */
export function markHits(text: string, query: string): Segment[] {
  const pattern = patternOf(query);
  if (!pattern) return [{ text, isHit: false }];
  const segments: Segment[] = [];
  let at = 0;
  for (const { 0: hit, index } of text.matchAll(pattern)) {
    if (index > at) segments.push({ text: text.slice(at, index), isHit: false });
    segments.push({ text: hit, isHit: true });
    at = index + hit.length;
  }
  if (at < text.length) segments.push({ text: text.slice(at), isHit: false });
  return segments;
}

const around = 90;

/** The first place on a page, with some words around it. */
export function snippetOf(text: string, query: string): Segment[] {
  const plain = text.replace(/\s+/g, ' ');
  const first = patternOf(query)?.exec(plain);
  const start = first ? Math.max(0, first.index - around) : 0;
  const end = Math.min(plain.length, (first ? first.index + first[0].length : 0) + around);
  // Not half a word, where one ends nearby.
  const from = start === 0 ? 0 : (plain.indexOf(' ', start) + 1 || start);
  const to = end === plain.length ? end : Math.max(plain.lastIndexOf(' ', end), first ? first.index + first[0].length : 0) || end;
  const segments = markHits(plain.slice(from, to), query);
  return [...(from > 0 ? [{ text: '… ', isHit: false }] : []), ...segments, ...(to < plain.length ? [{ text: ' …', isHit: false }] : [])];
}

const marks = '[\\u0300\\u0301\\u00ad\\u2019\'’]?';

function patternOf(query: string): RegExp | null {
  const words = searchKey(query).split(' ').filter(Boolean);
  if (words.length === 0) return null;
  const ofLetter = (letter: string) => (letter === 'е' ? '[её]' : letter.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')) + marks;
  return new RegExp(words.map((word) => [...word].map(ofLetter).join('')).join('[^\\p{L}\\p{N}+#]+'), 'giu');
}
