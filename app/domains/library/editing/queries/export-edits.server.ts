import type { DataOwner } from '#app/kernel/accounts/personal-data.ts';
import { jsonList } from '#app/platform/db/json-list.server.ts';

/** What somebody was about to do with the pages of their PDFs. */
export const draftsAsJson = ({ db, viewer }: DataOwner): AsyncGenerator<string> =>
  jsonList(async (after, take) => {
    const drafts = await db.pageDraft.findMany({
      where: { ownerId: viewer.id, ...(after && { documentId: { gt: after } }) }, orderBy: { documentId: 'asc' }, take,
      select: { documentId: true, baseId: true, pages: true, updatedAt: true, document: { select: { bookId: true } } },
    });
    return drafts.map(({ documentId: id, document: { bookId }, ...draft }) => ({ id, bookId, ...draft }));
  }, ({ id: _id, ...draft }) => draft);

/** What they had done to them. */
export const editsAsJson = ({ db, viewer }: DataOwner): AsyncGenerator<string> =>
  jsonList((after, take) => db.documentEdit.findMany({
    where: { ownerId: viewer.id, ...(after && { id: { gt: after } }) }, orderBy: { id: 'asc' }, take,
    select: { id: true, baseId: true, resultId: true, kind: true, state: true, plan: true, changes: true, made: true, createdAt: true, endedAt: true, document: { select: { bookId: true } } },
  }), ({ document: { bookId }, ...edit }) => ({ bookId, ...edit }));
