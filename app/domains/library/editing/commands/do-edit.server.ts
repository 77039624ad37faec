import type { FileKeeping } from '#app/kernel/files/index.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Db, Tx } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import type { PdfDesk } from '../../documents/index.server.ts';
import { editFailed } from '../../events.ts';
import type { EditPlan } from '../model/edit-plan.ts';
import { EditProblem } from './edit-problem.ts';
import { landParts } from './land-parts.server.ts';
import { landVersion } from './land-version.server.ts';
import { makeFiles } from './make-files.server.ts';

export type EditTools = { db: Db; now: () => Date; queue: Queue; log: Logger; files: FileKeeping; pdf: PdfDesk; signal?: AbortSignal };

export type Edit = {
  id: string;
  ownerId: string;
  documentId: string;
  plan: EditPlan;
  changes: object;
  sealedPassword: Uint8Array | null;
  base: { id: string; fileId: string; pageCount: number | null; pageKeys: number[]; pageLabels: string[] };
  document: { bookId: string; book: { title: string } };
};

/** The work of one saving. Until its last transaction nothing of the file's has changed; when it fails it says why. */
export async function doEdit(tools: EditTools, { editId, isLastAttempt }: { editId: string; isLastAttempt: boolean }): Promise<void> {
  const edit = await begin(tools.db, editId);
  if (!edit) return;
  try {
    await makeFiles(tools, edit, async (paths) => {
      if (edit.plan.kind === 'parts') await landParts(tools, edit, edit.plan, paths);
      else await landVersion(tools, edit, paths[0]!);
    });
  } catch (error) {
    const problemKey = problemOf(error) ?? (isLastAttempt && !tools.signal?.aborted ? 'editing:problems.unexpected' : null);
    if (problemKey === null) throw error;
    await inTransaction(tools.db, (tx) => failEdit(tx, tools, editId, problemKey));
    tools.log.warn({ editId, problemKey }, 'a change of a PDF was not made');
    // What nobody expected is for the house to look at, too.
    if (problemOf(error) === null) throw error;
  }
}

async function begin(db: Db, id: string): Promise<Edit | null> {
  const { count } = await db.documentEdit.updateMany({ where: { id, state: { in: ['waiting', 'working'] } }, data: { state: 'working', permille: 0 } });
  if (count === 0) return null;
  const edit = await db.documentEdit.findUnique({
    where: { id },
    select: {
      id: true, ownerId: true, documentId: true, plan: true, changes: true, sealedPassword: true,
      base: { select: { id: true, fileId: true, pageCount: true, pageKeys: true, pageLabels: true } },
      document: { select: { bookId: true, book: { select: { title: true } } } },
    },
  });
  return edit as unknown as Edit | null;
}

/** What the files say, in words of the wing: its pages do without all the texts about files. */
const ofFiles = new Map([['files:errors.quota', 'editing:problems.quota'], ['files:errors.storageFull', 'editing:problems.storageFull']]);

/** Null: nothing that its person could do anything about. */
function problemOf(error: unknown): string | null {
  if (error instanceof EditProblem) return error.messageKey;
  const { name, trouble } = error as { name?: string; trouble?: string };
  if (name === 'PdfProblem') return `editing:problems.${trouble === 'tooHeavy' ? 'tooHeavy' : 'broken'}`;
  if (!(error instanceof AppError) || error.code === 'unavailable') return null;
  if (error.code === 'not-found') return 'editing:problems.gone';
  const { messageKey = null } = error.details;
  return ofFiles.get(messageKey ?? '') ?? messageKey;
}

/** A saving that has not ended yet ends without having been made, and its person is told. */
async function failEdit(tx: Tx, { now, queue }: Pick<EditTools, 'now' | 'queue'>, id: string, problemKey: string): Promise<void> {
  const data = { state: 'failed' as const, problemKey, endedAt: now(), sealedPassword: null };
  const { count } = await tx.documentEdit.updateMany({ where: { id, state: { in: ['waiting', 'working'] } }, data });
  if (count === 0) return;
  const { ownerId, document: { bookId, book } } = await tx.documentEdit.findUniqueOrThrow({ where: { id }, select: { ownerId: true, document: { select: { bookId: true, book: { select: { title: true } } } } } });
  await queue.publish(tx, editFailed, { ownerId, bookId, editId: id, title: book.title });
}

/** Its job goes: nobody will make it any more. */
export const abandonEdit = (tx: Tx, tools: Pick<EditTools, 'now' | 'queue'>, { editId }: { editId: string }): Promise<void> => failEdit(tx, tools, editId, 'editing:problems.unexpected');
