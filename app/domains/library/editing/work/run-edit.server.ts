import { writeFile } from 'node:fs/promises';
import type { PDFDocument } from '@cantoo/pdf-lib';
import type { FormAnswers, FormField } from '../model/form-fields.ts';
import type { PageSource } from '../model/page-plan.ts';
import { arrangePages } from './arrange-pages.server.ts';
import { flattenForm } from './borrow-pages.server.ts';
import { fillForm, readFields } from './fill-form.server.ts';
import { openPdf } from './open-pdf.server.ts';
import type { PdfPlace } from './open-pdf.server.ts';
import { sweepObjects } from './walk-objects.server.ts';
import { writeDetails } from './write-details.server.ts';
import type { FileDetails } from './write-details.server.ts';

/** One new file of a work order. */
export type EditOutput = {
  path: string;
  /** null = all pages as they are. */
  pages: PageSource[] | null;
  details?: FileDetails;
  answers?: FormAnswers;
};

/** What a process of its own is told to do: paths and plain data only. */
export type EditOrder = { file: PdfPlace; labels: string[]; sources: (PdfPlace & { versionId: string })[]; outputs: EditOutput[] };

/** Makes the new files, one after the other; the file they are made of is only read. */
export async function runEdit(order: EditOrder, report: (done: number, total: number) => Promise<unknown> = async () => undefined): Promise<void> {
  const steps = order.outputs.length + 1;
  for (const [index, output] of order.outputs.entries()) {
    const doc = await openPdf(order.file);
    await report(index + 0.5, steps);
    if (output.answers) await fillForm(doc, output.answers);
    if (output.pages) await arrangePages(doc, { pages: output.pages, sources: await openSources(order, output), labels: order.labels });
    if (output.details) writeDetails(doc, output.details);
    await sweepObjects(doc);
    await writeFile(output.path, await doc.save({ updateFieldAppearances: false, addDefaultPage: false, objectsPerTick: Infinity }), { mode: 0o600 });
    await report(index + 1, steps);
  }
}

async function openSources(order: EditOrder, { pages }: EditOutput): Promise<Map<string, PDFDocument>> {
  const wanted = new Set(pages?.map(({ versionId }) => versionId));
  const sources = new Map<string, PDFDocument>();
  for (const place of order.sources) {
    if (!wanted.has(place.versionId)) continue;
    const source = await openPdf(place);
    flattenForm(source);
    sources.set(place.versionId, source);
  }
  return sources;
}

/** The fields of a file's form. */
export const runReadFields = async (file: PdfPlace): Promise<FormField[]> => readFields(await openPdf(file));
