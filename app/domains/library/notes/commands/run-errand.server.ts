import type { Tx } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { PdfProblem } from '../../documents/index.server.ts';
import type { ErrandWork } from '../note-jobs.server.ts';
import { makeCopy } from './make-copy.server.ts';
import { takeOverNotes } from './take-over-notes.server.ts';

export type Errand = { id: string; ownerId: string; bookId: string; versionId: string; documentId: string; pageKeys: number[]; username: string; bookTitle: string };

const problems = { needsPassword: 'locked', wrongPassword: 'locked', broken: 'broken', tooHeavy: 'tooHeavy' } as const;

/** Does what was asked of a book's PDF, from the start; what cannot be done is said on its page. */
export async function runErrand(work: ErrandWork, { errandId, isLastAttempt }: { errandId: string; isLastAttempt: boolean }): Promise<void> {
  const row = await work.db.noteErrand.findUnique({
    where: { id: errandId },
    select: {
      id: true, state: true, kind: true, ownerId: true, bookId: true, owner: { select: { username: true } },
      book: { select: { title: true, document: { select: { id: true, current: { select: { id: true, pageKeys: true } } } } } },
    },
  });
  if (!row || (row.state !== 'queued' && row.state !== 'running')) return;
  const { id, kind, ownerId, bookId, owner, book: { title, document } } = row;
  await work.db.noteErrand.updateMany({ where: { id, state: 'queued' }, data: { state: 'running' } });
  try {
    if (!document?.current) throw new AppError('not-found');
    const errand: Errand = { id, ownerId, bookId, versionId: document.current.id, documentId: document.id, pageKeys: document.current.pageKeys, username: owner.username, bookTitle: title };
    const done = await (kind === 'copy' ? makeCopy : takeOverNotes)(work, errand);
    await work.db.noteErrand.updateMany({ where: { id, state: 'running' }, data: { ...done, state: 'ready', permille: 1000, finishedAt: work.now() } });
  } catch (error) {
    const problem = error instanceof PdfProblem ? problems[error.trouble] : error instanceof AppError && error.code === 'not-found' ? 'failed' : null;
    if (problem === null && !isLastAttempt) throw error;
    await work.db.noteErrand.updateMany({ where: { id, state: 'running' }, data: { state: 'failed', problemKey: `problems.${problem ?? 'failed'}`, finishedAt: work.now() } });
    if (problem === null) throw error;
  }
}

const unfinished = { in: ['queued' as const, 'running' as const] };

/** One that was given up is done after all; where its person has asked anew meanwhile, it is gone. */
export async function reviveErrand(tx: Tx, { errandId: id }: { errandId: string }): Promise<boolean> {
  await tx.noteErrand.updateMany({ where: { id, state: 'failed' }, data: { state: 'queued', permille: 0, problemKey: null, finishedAt: null } });
  return (await tx.noteErrand.count({ where: { id, state: unfinished } })) > 0;
}

/** Its job goes: nobody will do it any more. */
export async function abandonErrand(tx: Tx, now: Date, { errandId: id }: { errandId: string }): Promise<void> {
  await tx.noteErrand.updateMany({ where: { id, state: unfinished }, data: { state: 'failed', problemKey: 'problems.failed', finishedAt: now } });
}
