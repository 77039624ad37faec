import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { isUniqueViolation } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { AppError, invalidField } from '#app/platform/http/app-error.ts';
import type { PdfDesk } from '../../documents/index.server.ts';
import { editDocumentJob } from '../jobs.server.ts';
import type { EditChanges, EditPlan } from '../model/edit-plan.ts';
import { requireChangeable, underWay } from './lock-document.server.ts';
import type { LockedDocument } from './lock-document.server.ts';

export type NewEdit = { id: string; baseId: string; plan: EditPlan; changes: EditChanges; /** Of a file whose password is not remembered: for this once. */ password?: string };

/** What passwords are sealed for while a change is under way. */
export const passwordPlace = (editId: string) => `edit/${editId}`;

/** A request with the house's PDF desk. */
export type EditingCtx = MemberCtx & { pdf: PdfDesk };

/** Hands a change to the job that makes it. Sent twice it is done once; of two at once the database lets one through. */
export async function startEdit(tx: Tx, ctx: EditingCtx, document: LockedDocument, { id, baseId, plan, changes, password }: NewEdit): Promise<void> {
  const same = await tx.documentEdit.findUnique({ where: { id }, select: { documentId: true } });
  if (same?.documentId === document.id) return;
  if (same) throw new AppError('conflict');
  await requireChangeable(tx, document);
  if (baseId !== document.current.id) throw new AppError('conflict', { messageKey: 'editing:errors.moved' });
  if (document.current.asksPassword && !password) throw invalidField('password', 'editing:errors.passwordNeeded');
  const sealedPassword = password && document.current.asksPassword ? ctx.pdf.passwords.close(password, passwordPlace(id)) : null;
  const row = { id, documentId: document.id, ownerId: ctx.viewer.id, baseId, kind: plan.kind, plan: plan as object, changes: changes as object, createdAt: ctx.now, sealedPassword };
  await tx.documentEdit.create({ data: row, select: { id: true } }).catch((error: unknown) => {
    throw isUniqueViolation(error) ? underWay() : error;
  });
  await ctx.queue.enqueue(tx, editDocumentJob, { editId: id });
}
