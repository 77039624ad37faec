import { createReadStream } from 'node:fs';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { storeArchive, storePdf } from '#app/kernel/files/index.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { addBook } from '../../commands/add-book.server.ts';
import { attachDocument } from '../../documents/index.server.ts';
import type { EditPlan, MadePart } from '../model/edit-plan.ts';
import { addBookSchema } from '../../schema.ts';
import type { Edit, EditTools } from './do-edit.server.ts';

const keptDays = 7;

/** Each part becomes a book of its own, or a file to take away. A run that goes on after a crash makes no part twice. */
export async function landParts(tools: EditTools, edit: Edit, { as, parts }: EditPlan & { kind: 'parts' }, paths: readonly string[]): Promise<void> {
  const { db, files, now, queue, log } = tools;
  const ctx = { db, files, now: now(), queue, log, viewer: { id: edit.ownerId } } as MemberCtx;
  const made: MadePart[] = [];
  for (const [index, part] of parts.entries()) {
    const name = `${part.title}.pdf`;
    const isThere = as === 'books' && (await db.bookDocument.count({ where: { bookId: part.id, ownerId: edit.ownerId } })) > 0;
    if (isThere) {
      made.push({ title: part.title, bookId: part.id });
      continue;
    }
    const stream = createReadStream(paths[index]!);
    if (as === 'files') {
      const expiresAt = new Date(ctx.now.getTime() + keptDays * 24 * 3_600_000);
      made.push({ title: part.title, fileId: (await storeArchive(ctx, stream, { name, type: 'application/pdf', expiresAt })).id });
    } else {
      const stored = await storePdf(ctx, stream, { name });
      // The form brought the book's id: a second run finds it and the file it has.
      await addBook(ctx, addBookSchema.parse({ id: part.id, title: part.title, pages: part.pages.length }));
      await attachDocument(ctx, { bookId: part.id, fileId: stored.id, isWanted: true });
      made.push({ title: part.title, bookId: part.id });
    }
  }
  await inTransaction(db, async (tx) => {
    const data = { state: 'done' as const, permille: 1000, made: made as unknown as object[], endedAt: now(), sealedPassword: null };
    await tx.documentEdit.updateMany({ where: { id: edit.id, state: 'working' }, data });
  });
}
