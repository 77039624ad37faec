import { Writable } from 'node:stream';

/**
 * The text of the rendered bytes. React 18 pads a piece with NULs where a letter of several bytes does not fit at its
 * end (mended only in React 19), which browsers show as a broken letter; no page of ours holds a NUL of its own.
 */
export function collectHtml(done: (html: string) => void): Writable {
  const pieces: Uint8Array[] = [];
  return new Writable({
    write(piece: Uint8Array, _encoding, next) {
      pieces.push(piece.includes(0) ? piece.filter((byte) => byte !== 0) : Uint8Array.from(piece));
      next();
    },
    final(next) {
      done(Buffer.concat(pieces).toString());
      next();
    },
  });
}
