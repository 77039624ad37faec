import * as pdfjs from 'pdfjs-dist';
import type { PDFDocumentLoadingTask } from 'pdfjs-dist';
import { pdfjsFolder } from './pdfjs-folder.ts';

pdfjs.GlobalWorkerOptions.workerSrc = `${pdfjsFolder}pdf.worker.min.mjs`;

/** `opensWith`: its password, where its person wants it remembered; otherwise the page asks. */
export type ReadableFile = { url: string; size: number; opensWith?: string | null };

/** Up to this size a file comes in one stream, as fast as the line allows; larger ones only in the pieces that are looked at. */
const wholeUpTo = 8 * 1024 * 1024;
/** To find a page far inside, every page before it may be looked at: small pieces make that cheap, and neighbours come together. */
const pieceBytes = 16 * 1024;

/** Opens the file through our own address; every other thing it needs is ours as well. Nothing in it may run. */
export function openDocument(file: ReadableFile): PDFDocumentLoadingTask {
  const isLarge = file.size > wholeUpTo;
  return pdfjs.getDocument({
    url: file.url,
    password: file.opensWith ?? undefined,
    rangeChunkSize: pieceBytes,
    disableStream: isLarge,
    disableAutoFetch: isLarge,
    cMapUrl: `${pdfjsFolder}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${pdfjsFolder}standard_fonts/`,
    wasmUrl: `${pdfjsFolder}wasm/`,
    iccUrl: `${pdfjsFolder}iccs/`,
    enableXfa: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
}
