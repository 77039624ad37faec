import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PDFDataRangeTransport, VerbosityLevel, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { PdfProblem } from './protocol.ts';

export type PdfSource = { path: string; password?: string };

const pieceBytes = 256 * 1024;
const pack = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const folder = (name: string) => `${join(pack, name)}/`;

/** Parts of the file as they are asked for: of 500 MB only what is looked at comes into memory. */
class FileRanges extends PDFDataRangeTransport {
  readonly #file: FileHandle;

  constructor(file: FileHandle, size: number, start: Uint8Array) {
    super(size, start);
    this.#file = file;
  }

  override requestDataRange(begin: number, end: number): void {
    void readPart(this.#file, begin, end).then((part) => this.onDataRange(begin, part), () => this.onDataRange(begin, new Uint8Array(end - begin)));
  }
}

async function readPart(file: FileHandle, begin: number, end: number): Promise<Uint8Array> {
  const part = new Uint8Array(end - begin);
  for (let at = 0; at < part.length; ) {
    const { bytesRead } = await file.read(part, at, part.length - at, begin + at);
    if (bytesRead === 0) break;
    at += bytesRead;
  }
  return part;
}

/** Opens a PDF for as long as `use` looks at it. Nothing in it runs: no scripts, no forms of XFA, no code made of fonts. */
export async function withPdf<T>({ path, password }: PdfSource, use: (pdf: PDFDocumentProxy) => Promise<T>): Promise<T> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const loading = getDocument({
      range: new FileRanges(file, size, await readPart(file, 0, Math.min(size, pieceBytes))),
      rangeChunkSize: pieceBytes, disableAutoFetch: true, disableStream: true, password,
      enableXfa: false, useSystemFonts: false, disableFontFace: true, useWorkerFetch: false,
      standardFontDataUrl: folder('standard_fonts'), cMapUrl: folder('cmaps'), wasmUrl: folder('wasm'), iccUrl: folder('iccs'),
      maxImageSize: 64_000_000, canvasMaxAreaInBytes: 256_000_000, verbosity: VerbosityLevel.ERRORS,
    });
    try {
      return await use(await loading.promise);
    } catch (error) {
      throw problemOf(error, password !== undefined);
    } finally {
      await loading.destroy();
    }
  } finally {
    await file.close();
  }
}

/** Whatever pdf.js makes of a file that it cannot read is a fault of the file. */
function problemOf(error: unknown, hadPassword: boolean): unknown {
  const { name = '', message = '' } = error as Error;
  if (name === 'PasswordException') return new PdfProblem(hadPassword ? 'wrongPassword' : 'needsPassword');
  if (error instanceof PdfProblem) return error;
  return new PdfProblem('broken', `${name} ${message}`.slice(0, 300));
}
