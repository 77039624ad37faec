import { AnnotationMode } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Canvas } from '@napi-rs/canvas';
import { withPdf } from './open-pdf.ts';
import { PdfProblem } from './protocol.ts';
import type { TaskRun } from './protocol.ts';
import type { RenderInput } from './tasks.ts';

type Sheet = { canvas: Canvas; context: unknown };

/** A page, as wide as asked for; one that is taller than three times its width is cut there. */
export const render: TaskRun<RenderInput, Uint8Array<ArrayBuffer>> = (input) => withPdf(input, async (pdf) => {
  if (input.page > pdf.numPages) throw new PdfProblem('broken', 'no such page');
  const page = await pdf.getPage(input.page);
  const viewport = page.getViewport({ scale: input.width / Math.max(1, page.getViewport({ scale: 1 }).width) });
  const height = Math.max(1, Math.min(Math.round(viewport.height), 3 * input.width));
  const sheet = (pdf.canvasFactory as { create(width: number, height: number): Sheet }).create(input.width, height);
  await page.render({ canvas: sheet.canvas as never, viewport, background: '#ffffff', annotationMode: AnnotationMode.ENABLE }).promise;
  return new Uint8Array(await sheet.canvas.encode('webp', 82));
});
