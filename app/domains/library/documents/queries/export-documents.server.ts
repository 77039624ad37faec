import type { DataOwner } from '#app/kernel/accounts/personal-data.ts';
import { jsonList } from '#app/platform/db/json-list.server.ts';

/** The PDFs of somebody's books, version by version; the bytes of each lie with their files under `fileId`, and notes name pages by `pageKeys`. */
export const documentsAsJson = ({ db, viewer }: DataOwner): AsyncGenerator<string> =>
  jsonList((after, take) => db.documentVersion.findMany({
    where: { ownerId: viewer.id, ...(after && { id: { gt: after } }) }, orderBy: { id: 'asc' }, take,
    select: {
      id: true, number: true, fileId: true, origin: true, baseId: true, changes: true, state: true, pageCount: true, pageKeys: true, pageLabels: true, title: true, author: true, createdAt: true, document: { select: { bookId: true, currentId: true } },
    },
  }), ({ document: { bookId, currentId }, ...version }) => ({ bookId, ...version, isCurrent: currentId === version.id }));
