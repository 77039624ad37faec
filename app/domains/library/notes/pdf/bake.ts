import { readFile, writeFile } from 'node:fs/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import { PdfProblem } from '../../documents/pdf-tasks.ts';
import type { TaskRun } from '../../documents/pdf-tasks.ts';
import { addNoteTo } from './annotations.ts';
import { bakingFont } from './baking-font.ts';
import type { BakeInput } from './tasks.ts';

/** Notes become annotations of a copy, with appearances of their own, so that every viewer shows them alike. */
export const bake: TaskRun<BakeInput, { notes: number }, number> = async ({ path, password, output, notes }, tell) => {
  const pdf = await load(await readFile(path), password);
  const font = bakingFont(pdf);
  const pages = pdf.getPages();
  const onPage = new Map<number, number>();
  for (const [index, note] of notes.entries()) {
    for (const [part, { number, ...place }] of note.pages.entries()) {
      const page = pages[number - 1];
      if (!page) throw new PdfProblem('broken', `no page ${number}`);
      const order = onPage.get(number) ?? 0;
      onPage.set(number, order + 1);
      addNoteTo({ pdf, page, font }, part === 0 ? note : { ...note, id: `${note.id}-${part}`, body: '' }, place, order);
    }
    if (index % 200 === 199) await tell(Math.floor((900 * index) / notes.length));
  }
  await tell(900);
  await writeFile(output, await pdf.save({ useObjectStreams: true, updateFieldAppearances: false }));
  return { notes: notes.length };
};

async function load(bytes: Buffer, password: string | undefined): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(new Uint8Array(bytes), { updateMetadata: false, password, throwOnInvalidObject: false });
  } catch (error) {
    const { name = '', message = '' } = error as Error;
    if (/password|encrypt/i.test(`${name} ${message}`)) throw new PdfProblem(password === undefined ? 'needsPassword' : 'wrongPassword');
    throw new PdfProblem('broken', message.slice(0, 300));
  }
}
