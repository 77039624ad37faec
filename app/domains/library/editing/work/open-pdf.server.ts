import { readFile } from 'node:fs/promises';
import { PDFDocument } from '@cantoo/pdf-lib';

export type WorkTrouble = 'broken' | 'password' | 'pageCount';

/** Why a file cannot be changed, for its person. */
export class WorkProblem extends Error {
  readonly reason: WorkTrouble;

  constructor(reason: WorkProblem['reason'], cause?: unknown) {
    super(reason, { cause });
    this.name = 'WorkProblem';
    this.reason = reason;
  }
}

export type PdfPlace = { path: string; password?: string; pageCount: number };

/** Opens a file for changing. A protected one is open afterwards: what is saved has no password. */
export async function openPdf({ path, password, pageCount }: PdfPlace): Promise<PDFDocument> {
  const doc = await PDFDocument.load(await readFile(path), { updateMetadata: false, parseSpeed: Infinity, ...(password !== undefined && { password }) }).catch((error: unknown) => {
    const isLocked = /encrypted|password/i.test(String(error));
    throw new WorkProblem(isLocked ? 'password' : 'broken', error);
  });
  let found: number;
  try {
    found = doc.getPageCount();
  } catch (error) {
    throw new WorkProblem('broken', error);
  }
  // Other eyes counted its pages when it came: if they are not the same, changing it would change the wrong ones.
  if (found !== pageCount) throw new WorkProblem('pageCount');
  return doc;
}
