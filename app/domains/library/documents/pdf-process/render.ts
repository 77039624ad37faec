import { AnnotationMode } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Canvas } from '@napi-rs/canvas';
import { withPdf } from './open-pdf.ts';
import type { TaskRun } from './protocol.ts';
import type { RenderInput, RenderedPage } from './tasks.ts';

type Sheet = { canvas: Canvas; context: unknown };

/** Pages, each as wide as asked for; opening the file is most of the work, so it stays open while another page is wanted. */
export const render: TaskRun<RenderInput, null, RenderedPage> = (input, tell) => withPdf(input, async (pdf) => {
  for (let page: unknown = input.page; typeof page === 'number'; ) {
    const bytes: RenderedPage['bytes'] = await draw(pdf, page, input.width).catch(() => null);
    page = await tell({ page, bytes });
  }
  return null;
});

/** A page that is taller than three times its width is cut there. */
async function draw(pdf: PDFDocumentProxy, number: number, width: number): Promise<Uint8Array<ArrayBuffer>> {
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale: width / Math.max(1, page.getViewport({ scale: 1 }).width) });
  const height = Math.max(1, Math.min(Math.round(viewport.height), 3 * width));
  const factory = pdf.canvasFactory as { create(width: number, height: number): Sheet; destroy(sheet: Sheet): void };
  const sheet = factory.create(width, height);
  try {
    await page.render({ canvas: sheet.canvas as never, viewport, background: '#ffffff', annotationMode: AnnotationMode.ENABLE }).promise;
    return new Uint8Array(await sheet.canvas.encode('webp', 82));
  } finally {
    page.cleanup();
    factory.destroy(sheet);
  }
}
