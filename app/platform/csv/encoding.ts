import { FileProblem } from './file-problem.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'windows-1252';

/**
 * Looks at every byte of a file, piece by piece, and says how its text is encoded: a byte order mark, the zeros of
 * UTF-16, valid UTF-8, else Windows' Cyrillic (or Western, when no two high letters ever stand together).
 */
export class EncodingDetector {
  private readonly utf8 = new TextDecoder('utf-8', { fatal: true });
  private isUtf8 = true;
  private sure: Encoding | null = null;
  private bytes = 0;
  private previousHigh = false;
  private highAlone = 0;
  private highTogether = 0;

  /** Throws FileProblem as soon as the file is seen not to be text. */
  push(piece: Uint8Array): void {
    if (piece.length === 0) return;
    if (this.bytes === 0) {
      refuseKnownFormats(piece);
      this.sure = byMark(piece) ?? byZeros(piece);
    }
    this.bytes += piece.length;
    if (this.sure?.startsWith('utf-16')) return;
    if (piece.includes(0)) throw new FileProblem('binary');
    if (this.isUtf8) this.isUtf8 = this.continuesUtf8(piece);
    this.countHighBytes(piece);
  }

  finish(): Encoding {
    if (this.bytes === 0) throw new FileProblem('empty');
    if (this.sure?.startsWith('utf-16')) return this.sure;
    if (this.isUtf8 && this.continuesUtf8(null)) return 'utf-8';
    return this.highTogether >= this.highAlone ? 'windows-1251' : 'windows-1252';
  }

  private continuesUtf8(piece: Uint8Array | null): boolean {
    try {
      if (piece) this.utf8.decode(piece, { stream: true });
      else this.utf8.decode();
      return true;
    } catch {
      return false;
    }
  }

  private countHighBytes(piece: Uint8Array): void {
    for (const byte of piece) {
      const high = byte >= 0xc0;
      if (high && this.previousHigh) this.highTogether += 1;
      else if (high) this.highAlone += 1;
      this.previousHigh = high;
    }
  }
}

function byMark(piece: Uint8Array): Encoding | null {
  if (piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf) return 'utf-8';
  if (piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le';
  if (piece[0] === 0xfe && piece[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: the header is Latin, so every second byte of it is zero. */
function byZeros(piece: Uint8Array): Encoding | null {
  const head = piece.subarray(0, 64);
  if (head.length < 4) return null;
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const half = Math.floor(head.length / 2);
  if (zeros[1] === half && zeros[0] === 0) return 'utf-16le';
  return zeros[0] === Math.ceil(head.length / 2) && zeros[1] === 0 ? 'utf-16be' : null;
}

const signatures = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], problem: 'workbook' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], problem: 'workbook' },
  { bytes: [0x25, 0x50, 0x44, 0x46], problem: 'pdf' },
  { bytes: [0x1f, 0x8b], problem: 'archive' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], problem: 'archive' },
  { bytes: [0x52, 0x61, 0x72, 0x21], problem: 'archive' },
] as const;

function refuseKnownFormats(piece: Uint8Array): void {
  const found = signatures.find(({ bytes }) => bytes.every((byte, index) => piece[index] === byte));
  if (found) throw new FileProblem(found.problem);
}

/** The text of a file in one encoding, piece by piece, without its byte order mark. */
export async function* decode(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of pieces) yield clean(decoder.decode(piece, { stream: true }));
  yield clean(decoder.decode());
}

/** NUL characters cannot be stored, lone surrogates (broken UTF-16) neither. */
const clean = (text: string): string => text.toWellFormed().replaceAll('\u0000', '');
