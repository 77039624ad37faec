import { parseIsbn } from '../model/isbn.ts';

type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> };
type DetectorClass = { new (options: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> };

const format = 'ean_13';
const pauseMs = 120;

const detectorClass = (): DetectorClass | undefined => (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;

/** A detector of the browser's own and a camera. Where the page's policy hides the cameras, the page that scans will say. */
export async function canScan(): Promise<boolean> {
  const Detector = detectorClass();
  if (!Detector || !navigator.mediaDevices?.getUserMedia) return false;
  const [formats, devices] = await Promise.all([Detector.getSupportedFormats().catch((): string[] => []), navigator.mediaDevices.enumerateDevices().catch(() => [])]);
  return formats.includes(format) && devices.some(({ kind }) => kind === 'videoinput');
}

export type ScanProblem = 'unable' | 'denied' | 'missing' | 'busy' | 'broken';

/** Why there is nothing to see. */
export class ScanError extends Error {
  readonly problem: ScanProblem;
  constructor(problem: ScanProblem) {
    super(problem);
    this.problem = problem;
  }
}

type Watch = { onLooking(): void; onOther(): void };

/** Shows the camera in `video` until a book's barcode is before it; the camera is off again whatever happens, and at once when `signal` says so. */
export async function scanForIsbn(video: HTMLVideoElement, signal: AbortSignal, { onLooking, onOther }: Watch): Promise<string> {
  const Detector = detectorClass();
  if (!Detector || !navigator.mediaDevices?.getUserMedia) throw new ScanError('unable');
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false }).catch((error: unknown) => { throw cameraProblem(error); });
  const stop = () => {
    for (const track of stream.getTracks()) track.stop();
    // The next scan may show its own by now.
    if (video.srcObject === stream) video.srcObject = null;
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    signal.throwIfAborted();
    video.srcObject = stream;
    await video.play();
    onLooking();
    const detector = new Detector({ formats: [format] });
    for (;;) {
      signal.throwIfAborted();
      if (stream.getVideoTracks().every(({ readyState }) => readyState === 'ended')) throw new ScanError('broken');
      const codes = await detector.detect(video).catch(() => []);
      const isbn = codes.map(({ rawValue }) => parseIsbn(rawValue)).find((one) => one !== null);
      if (isbn) return isbn.isbn13;
      if (codes.length > 0) onOther();
      await new Promise((go) => setTimeout(go, pauseMs));
    }
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

function cameraProblem(error: unknown): ScanError {
  const name = (error as { name?: string }).name ?? '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return new ScanError('denied');
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return new ScanError('missing');
  return new ScanError('busy');
}
