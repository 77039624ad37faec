import { v7 as uuidv7 } from 'uuid';
import { getDocument as openPdf } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readDocument } from '#app/domains/library/documents/commands/read-document.server.ts';
import { doEdit } from '#app/domains/library/editing/commands/do-edit.server.ts';
import { changeDraft } from '#app/domains/library/editing/commands/change-draft.server.ts';
import type { DraftOperation } from '#app/domains/library/editing/commands/change-draft.server.ts';
import { savePages } from '#app/domains/library/editing/commands/save-edit.server.ts';
import { openFile } from '#app/kernel/files/index.server.ts';
import { testDesk } from '#tests/support/documents.ts';
import type { Person } from '../scene.ts';

export const say = (key: string, values: object = {}) => `${key} ${JSON.stringify(values)}`;

/** The person with the house's processes of PDFs. */
export const editing = (ctx: Person) => ({ ...ctx, pdf: testDesk() });

export const tools = (ctx: Person, signal?: AbortSignal) => ({ db: ctx.db, now: () => ctx.now, queue: ctx.queue, log: ctx.log, files: ctx.files, pdf: testDesk(), signal });

/** What the job does with a saving, and then what the job does that reads the new version. */
export async function finish(ctx: Person, editId: string) {
  await doEdit(tools(ctx), { editId, isLastAttempt: true });
  const { resultId } = await ctx.db.documentEdit.findUniqueOrThrow({ where: { id: editId }, select: { resultId: true } });
  if (resultId) await read(ctx, resultId);
  return ctx.db.documentEdit.findUniqueOrThrow({ where: { id: editId }, select: { state: true, problemKey: true, resultId: true, made: true, changes: true } });
}

export const read = (ctx: Person, versionId: string) =>
  readDocument({ db: ctx.db, now: ctx.now, files: ctx.files, queue: ctx.queue, pdf: testDesk(), log: ctx.log }, { versionId, isLastAttempt: true });

export const currentOf = async (ctx: Person, bookId: string) =>
  (await ctx.db.bookDocument.findUniqueOrThrow({
    where: { bookId }, select: { currentId: true, nextPageKey: true, current: { select: { id: true, number: true, state: true, fileId: true, pageKeys: true, pageCount: true, pageLabels: true, title: true, author: true, outline: true, changes: true, origin: true, needsPassword: true } } },
  })).current!;

export const step = (ctx: Person, bookId: string, operation: DraftOperation) => changeDraft(ctx, { bookId, operation });

/** Saves what was done with the pages; its id. */
export async function save(ctx: Person, bookId: string, password?: string): Promise<string> {
  const id = uuidv7();
  await savePages(editing(ctx), { bookId, id, baseId: (await currentOf(ctx, bookId)).id, password });
  return id;
}

/** What another program sees in a stored file: each page's text and how it is turned. */
export async function look(ctx: Person, fileId: string, password?: string) {
  const pieces: Uint8Array[] = [];
  for await (const piece of await (await openFile(ctx, { id: fileId })).read()) pieces.push(Uint8Array.from(piece));
  const bytes = Buffer.concat(pieces);
  const loading = openPdf({ data: new Uint8Array(bytes), password, verbosity: 0 });
  const pdf = await loading.promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(`${items.map((item) => ('str' in item ? item.str : '')).join(' ').trim()}${page.rotate ? ` @${page.rotate}` : ''}`);
  }
  const { info } = await pdf.getMetadata();
  const fields = await pdf.getFieldObjects();
  const seen = { pages, info: info as { Title?: string; Author?: string }, labels: await pdf.getPageLabels(), outline: await pdf.getOutline(), fields, bytes };
  await loading.destroy();
  return seen;
}
