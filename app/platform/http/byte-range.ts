export type RequestedRange = { start: number; end: number } | 'whole' | 'unsatisfiable';

/**
 * What a Range header asks of so many bytes (RFC 9110, 14). Several ranges at once, other units and what cannot
 * be read are answered with the whole, as the standard allows.
 */
export function readRange(header: string | null, size: number): RequestedRange {
  const [, first, last] = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/i.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return 'whole';
  if (first === '') return Number(last) === 0 || size === 0 ? 'unsatisfiable' : { start: Math.max(0, size - Number(last)), end: size - 1 };
  const start = Number(first);
  if (last !== '' && Number(last) < start) return 'whole';
  if (start >= size) return 'unsatisfiable';
  return { start, end: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}

/** Whether one of the tags a client holds is this one; for reading, weak and strong count alike. */
export function holdsTag(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}
