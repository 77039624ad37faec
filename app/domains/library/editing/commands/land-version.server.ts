import { createReadStream } from 'node:fs';
import { openFile, storePdf } from '#app/kernel/files/index.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Viewer } from '#app/kernel/accounts/context.ts';
import { addVersion } from '../../documents/index.server.ts';
import { nameKeys } from '../model/page-plan.ts';
import type { Edit, EditTools } from './do-edit.server.ts';
import { EditProblem } from './edit-problem.ts';
import { lockDocument } from './lock-document.server.ts';

/** The new bytes are stored, then they become the file's version, if it is still the one they were made from. */
export async function landVersion(tools: EditTools, edit: Edit, path: string): Promise<void> {
  const { db, files, now, queue } = tools;
  const viewer = { id: edit.ownerId } as Viewer;
  const { name } = await openFile({ db, files, now: now(), viewer }, { id: edit.base.fileId });
  const stored = await storePdf({ db, files, now: now(), viewer }, createReadStream(path), { name });
  await inTransaction(db, async (tx) => {
    const document = await lockDocument(tx, viewer, edit.document.bookId);
    if (document.current.id !== edit.base.id) throw new EditProblem('moved');
    const named = edit.plan.kind === 'pages' ? nameKeys(edit.plan.pages, document.nextPageKey) : { pageKeys: edit.base.pageKeys, nextPageKey: document.nextPageKey };
    const version = await addVersion(tx, { queue, now: now() }, {
      documentId: document.id, fileId: stored.id, origin: 'edit', baseId: edit.base.id, changes: edit.changes, pageKeys: named.pageKeys,
    });
    await tx.bookDocument.update({ where: { id: document.id }, data: { nextPageKey: named.nextPageKey }, select: { id: true } });
    const { count } = await tx.documentEdit.updateMany({
      where: { id: edit.id, state: 'working' }, data: { state: 'done', permille: 1000, resultId: version.id, endedAt: now(), sealedPassword: null },
    });
    // Somebody else has ended it meanwhile: then this run leaves nothing either.
    if (count === 0) throw new EditProblem('moved');
    if (edit.plan.kind === 'pages') await tx.pageDraft.deleteMany({ where: { documentId: document.id, baseId: edit.base.id } });
  });
}
