import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { attachDocument } from '#app/domains/library/documents/commands/attach-document.server.ts';
import { readDocument } from '#app/domains/library/documents/commands/read-document.server.ts';
import { createPdfDesk } from '#app/domains/library/documents/index.server.ts';
import type { PdfDesk } from '#app/domains/library/documents/index.server.ts';
import { addBook } from '#app/domains/library/index.server.ts';
import { addBookSchema } from '#app/domains/library/schema.ts';
import type { MemberCtx, Viewer } from '#app/kernel/accounts/context.ts';
import { storePdf } from '#app/kernel/files/index.server.ts';
import type { TestApp } from './app.ts';
import { makePdf } from './make-pdf.ts';
import type { PdfOptions } from './make-pdf.ts';

export type BookWithPdf = { bookId: string; documentId: string; versionId: string; fileId: string; pageKeys: number[] };

let desk: PdfDesk | null = null;

/** Processes of PDFs for tests. */
export const testDesk = (): PdfDesk => (desk ??= createPdfDesk({ secret: 'a secret of the tests, long enough' }));

export async function* piecesOf(bytes: Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

/** A PDF of the person, stored. */
export const givenPdf = async (ctx: MemberCtx, bytes: Uint8Array, name = 'book.pdf'): Promise<string> => (await storePdf(ctx, piecesOf(bytes), { name })).id;

type Given = PdfOptions & { bookTitle?: string; language?: string; fileName?: string; bytes?: Uint8Array };

/** A book with a PDF that has been read. */
export async function bookWithPdf(ctx: MemberCtx, { bookTitle = 'Oblomov', language, ...given }: Given = {}): Promise<BookWithPdf> {
  const { id } = await addBook(ctx, addBookSchema.parse({ id: uuidv7(), title: bookTitle, language }));
  return givePdf(ctx, id, given);
}

/**
 * Gives a book a PDF that has been read: stored file, version, pages. Made without jobs and without a process of a PDF: the
 * pages' text is what `pages` says; with `bytes` the file is really read.
 */
export async function givePdf(ctx: MemberCtx, bookId: string, { fileName = 'book.pdf', bytes, ...options }: Omit<Given, 'bookTitle' | 'language'> = {}): Promise<BookWithPdf> {
  const pdf = bytes ?? (await makePdf({ ...options, title: options.title ?? randomBytes(6).toString('hex') }));
  const attached = await attachDocument({ ...ctx, queue: silent }, { bookId, fileId: await givenPdf(ctx, pdf, fileName) });
  if (attached.outcome !== 'attached') throw new Error(attached.outcome);
  const { versionId } = attached;
  if (bytes) await readDocument({ db: ctx.db, now: ctx.now, files: ctx.files, queue: silent, pdf: testDesk(), log: ctx.log }, { versionId, isLastAttempt: true });
  else await writePages(ctx, versionId, options);
  const { documentId, fileId, pageKeys } = await ctx.db.documentVersion.findUniqueOrThrow({ where: { id: versionId } });
  return { bookId, documentId, versionId, fileId, pageKeys };
}

const silent: MemberCtx['queue'] = { enqueue: async () => undefined, publish: async () => undefined };

/** What the job would have written. */
async function writePages({ db, now }: MemberCtx, versionId: string, { pages = ['Hello'], labels, outline }: PdfOptions): Promise<void> {
  const texts = pages.map((page) => (typeof page === 'string' ? page : [page.text ?? ''].flat().join('\n')).replace(/\n+/g, '\n\n'));
  const pageKeys = texts.map((_, at) => at + 1);
  await db.documentPage.createMany({ data: texts.map((text, at) => ({ versionId, number: at + 1, text, textKey: text.toLowerCase().replaceAll('ё', 'е'), width: 595, height: 842 })) });
  const withChildren = (entries: PdfOptions['outline'] = []): object[] => entries.map(({ children, ...entry }) => ({ ...entry, children: withChildren(children) }));
  const { documentId } = await db.documentVersion.update({
    where: { id: versionId },
    data: { state: 'ready', readAt: now, pageCount: texts.length, pageKeys, pageLabels: [...(labels ?? [])], outline: withChildren(outline), hasText: texts.some((text) => text !== '') },
    select: { documentId: true },
  });
  await db.bookDocument.update({ where: { id: documentId }, data: { nextPageKey: texts.length + 1 } });
}

/** What the commands are given of somebody of a running app. */
export const ctxOf = (app: TestApp, viewer: Viewer): MemberCtx => {
  const { db, log, queue, files, now } = app.services;
  return { db, log, queue, files, viewer, now: now(), locale: 'en', timeZone: 'UTC', ip: '203.0.113.7' };
};

/** What a form with a PDF sends. */
export function pdfForm(bytes: Uint8Array<ArrayBuffer>, name = 'book.pdf', more: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [key, value] of Object.entries(more)) form.set(key, value);
  form.set('pdf', new File([bytes], name, { type: 'application/pdf' }));
  return form;
}
