import * as pdfjs from 'pdfjs-dist';
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist';
import { pdfjsFolder, workerFile } from './pdfjs-folder.ts';

declare global {
  interface Window {
    /** By `start-reading.js`. */
    startedReading?: { worker: Worker; file: ReadableFile };
  }
}

pdfjs.GlobalWorkerOptions.workerSrc = workerFile;

/** `opensWith`: its password, where its person wants it remembered; otherwise the page asks. */
export type ReadableFile = { url: string; size: number; opensWith?: string | null };

/** `isWrong`: one was given and does not open it. */
type PasswordQuestion = (give: (password: string) => void, isWrong: boolean) => void;

type Opening = { promise: Promise<PDFDocumentProxy>; close(): void };

/** Up to this size a file comes in one stream, as fast as the line allows; larger ones only in the pieces that are looked at. */
const wholeUpTo = 8 * 1024 * 1024;
/** To find a page far inside, every page before it may be looked at: small pieces make that cheap, and neighbours come together. */
const pieceBytes = 16 * 1024;

/** What the page began before React took it over; good for one opening. */
let early = takeStarted();

/** Opens the file through our own address; every other thing it needs is ours as well. Nothing in it may run. */
export function openDocument(file: ReadableFile, onPassword: PasswordQuestion): Opening {
  const begun = early?.url === file.url ? early : null;
  if (!begun) early?.close();
  early = null;
  let isClosed = false;
  let current = begun ?? begin(file);
  const ask = () => { current.task.onPassword = (give: (password: string) => void, reason: number) => onPassword(give, reason === pdfjs.PasswordResponses.INCORRECT_PASSWORD); };
  ask();
  const anew = (error: unknown) => {
    if (!begun || isClosed) throw error;
    begun.close();
    current = begin(file);
    ask();
    return current.promise;
  };
  return {
    promise: current.promise.catch(anew),
    close() {
      isClosed = true;
      current.close();
    },
  };
}

function takeStarted() {
  const started = window.startedReading;
  delete window.startedReading;
  return started ? begin(started.file, started.worker) : null;
}

function begin(file: ReadableFile, port?: Worker) {
  const isLarge = file.size > wholeUpTo;
  const task: PDFDocumentLoadingTask = pdfjs.getDocument({
    url: file.url,
    worker: port && pdfjs.PDFWorker.create({ port }),
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
  // pdf.js looks after the workers that it has started itself.
  const broken = new Promise<never>((_, reject) => port?.addEventListener('error', () => reject(new Error('The worker does not start.'))));
  const promise = Promise.race([task.promise, broken]);
  // What fails before anybody has asked for it is told to whoever asks.
  promise.catch(() => undefined);
  return {
    url: file.url,
    task,
    promise,
    close: () => void task.destroy().finally(() => port?.terminate()),
  };
}
