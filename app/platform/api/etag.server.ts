import { hash } from 'node:crypto';

/** The same for the same answer, to the byte. */
export const etagOf = (answer: Uint8Array | string): string => `"${hash('sha256', answer, 'base64url').slice(0, 27)}"`;

/** Does a list of tags (`If-Match`, `If-None-Match`) name this one? Weak and strong are compared alike: we make strong ones only. */
export function names(header: string, etag: string): boolean {
  if (header.trim() === '*') return true;
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
