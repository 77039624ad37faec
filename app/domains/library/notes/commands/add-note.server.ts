import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { AppError, invalidField } from '#app/platform/http/app-error.ts';
import { lockBook } from '../../commands/lock-book.server.ts';
import { cut } from '#app/platform/text/folding.ts';
import { contextOf, findQuote } from '../model/find-quote.ts';
import { notesPerBook } from '../model/note-kinds.ts';
import { offsetOf } from '../model/places.ts';
import type { Place } from '../model/places.ts';
import { searchKeyOf } from '../model/search-key.ts';
import type { AddNoteInput } from '../schema.ts';

export type Added = { id: string; added: boolean };

/** Keeps a note; the same id again keeps nothing more. A page is named by the reader by its key, by a form by its number. */
export async function addNote(ctx: MemberCtx, { bookId, ...input }: AddNoteInput & { bookId: string }): Promise<Added> {
  return inTransaction(ctx.db, async (tx) => {
    const book = await lockBook(tx, ctx.viewer, bookId, 'change');
    const known = await tx.bookNote.findUnique({ where: { id: input.id }, select: { bookId: true } });
    if (known && known.bookId !== book.id) throw new AppError('conflict');
    if (known) return { id: input.id, added: false };
    if ((await tx.bookNote.count({ where: { bookId: book.id } })) >= notesPerBook) throw new AppError('conflict', { messageKey: 'notes:errors.tooMany' });
    const { id, kind, color, body, quote } = input;
    const spot = await placeNote(tx, book.id, input);
    await tx.bookNote.create({
      data: { id, ownerId: book.ownerId, bookId: book.id, kind, color, body, quote, searchKey: searchKeyOf(input), createdAt: ctx.now, ...spot },
      select: { id: true },
    });
    return { id, added: true };
  });
}

type Document = { id: string; versions: { pageKeys: number[] }[]; current: { id: string; pageKeys: number[]; pageLabels: string[] } | null };

/** On which pages it hangs, and what stands around its quote. */
async function placeNote(tx: Tx, bookId: string, input: AddNoteInput) {
  const { page, quote } = input;
  const document = await tx.bookDocument.findUnique({
    where: { bookId }, select: { id: true, current: { select: { id: true, pageKeys: true, pageLabels: true } }, versions: { select: { pageKeys: true } } },
  });
  const places = placesOf(document, input);
  const current = document?.current ?? null;
  const number = places[0] ? (current?.pageKeys.indexOf(places[0].key) ?? -1) + 1 : 0;
  const given = { before: input.before, after: input.after };
  const around = quote && !given.before && !given.after && current && number > 0 ? await contextOnPage(tx, current.id, number, quote) : given;
  return {
    documentId: places.length > 0 ? (document?.id ?? null) : null,
    places, pageKeys: places.map(({ key }) => key), offset: offsetOf(places),
    before: around.before.slice(-300).toWellFormed(), after: cut(around.after, 300),
    pageNumber: number > 0 ? number : (page ?? null),
    pageLabel: (number > 0 && current?.pageLabels[number - 1]) || null,
  };
}

function placesOf(document: Document | null, { places, page }: AddNoteInput): Place[] {
  if (places.length > 0) {
    // A note made offline may belong to a version that is no longer read; but its pages are this file's.
    const known = new Set(document?.versions.flatMap(({ pageKeys }) => pageKeys));
    if (!places.every(({ key }) => known.has(key))) throw invalidField('places', 'notes:errors.placesBroken');
    return places;
  }
  const keys = document?.current?.pageKeys ?? [];
  if (page === undefined || keys.length === 0) return [];
  const key = keys[page - 1];
  if (key === undefined) throw invalidField('page', 'notes:errors.noSuchPage');
  return [{ key }];
}

async function contextOnPage(tx: Tx, versionId: string, number: number, quote: string): Promise<{ before: string; after: string }> {
  const page = await tx.documentPage.findUnique({ where: { versionId_number: { versionId, number } }, select: { text: true } });
  const found = page && findQuote(page.text, { quote });
  return found ? contextOf(page.text, found) : { before: '', after: '' };
}
