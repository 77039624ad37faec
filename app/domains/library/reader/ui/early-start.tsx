import { useDocument } from '#app/ui/document.tsx';
import type { ReadableFile } from './open-document.ts';
import { workerFile } from './pdfjs-folder.ts';
import startUrl from './start-reading.js?url';

/** Begins to read the file as soon as the page's first bytes are there. On a page that is made in the browser it does nothing: opening begins everything itself. */
export function EarlyStart({ file: { url, size, opensWith } }: { file: ReadableFile }) {
  const { nonce } = useDocument();
  // A password is no attribute.
  return opensWith ? null : <script src={startUrl} data-worker={workerFile} data-url={url} data-size={size} nonce={nonce} suppressHydrationWarning />;
}
