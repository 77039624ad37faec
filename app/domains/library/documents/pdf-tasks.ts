/** What a process of a PDF can do for this wing, and what the tasks of other wings are made with. Loaded in such a process only. */
export { withPdf } from './pdf-process/open-pdf.ts';
export { PdfProblem } from './pdf-process/protocol.ts';
export type { TaskRun } from './pdf-process/protocol.ts';
export { read } from './pdf-process/read.ts';
export { render } from './pdf-process/render.ts';
