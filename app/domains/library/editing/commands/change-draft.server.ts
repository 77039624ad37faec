import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { AppError, invalidField } from '#app/platform/http/app-error.ts';
import { changesNothing, insertPages, movePages, planOf, PlanProblem, removePages, turnPages } from '../model/page-plan.ts';
import type { Origin, PagePlan } from '../model/page-plan.ts';
import { lockDocument, requireChangeable } from './lock-document.server.ts';
import type { LockedDocument } from './lock-document.server.ts';

export type DraftOperation =
  | { do: 'turn'; ids: number[]; by: 90 | -90 | 180 }
  | { do: 'remove'; ids: number[] }
  | { do: 'move'; ids: number[]; position: number }
  | { do: 'insert'; from: Origin[]; after: number };

/** One step of what is to be done with the pages. Nothing in the file changes before it is saved. */
export async function changeDraft(ctx: MemberCtx, input: { bookId: string; operation: DraftOperation }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const document = await lockDocument(tx, ctx.viewer, input.bookId);
    await requireChangeable(tx, document);
    const plan = applied(await draftOf(tx, document), input.operation);
    if (changesNothing(plan, document.current.pageKeys)) await tx.pageDraft.deleteMany({ where: { documentId: document.id } });
    else await keep(tx, ctx, document, plan);
  });
}

/** The plan in hand, or the file as it is. One that was begun on an older version waits until it is thrown away. */
async function draftOf(tx: Tx, document: LockedDocument): Promise<PagePlan> {
  const draft = await tx.pageDraft.findUnique({ where: { documentId: document.id }, select: { baseId: true, pages: true } });
  if (!draft) return planOf(document.current.pageKeys);
  if (draft.baseId !== document.current.id) throw new AppError('conflict', { messageKey: 'editing:errors.moved' });
  return draft.pages as unknown as PagePlan;
}

async function keep(tx: Tx, ctx: MemberCtx, document: LockedDocument, plan: PagePlan): Promise<void> {
  const data = { ownerId: ctx.viewer.id, baseId: document.current.id, pages: plan as unknown as object[], updatedAt: ctx.now };
  await tx.pageDraft.upsert({ where: { documentId: document.id }, create: { documentId: document.id, ...data }, update: data, select: { documentId: true } });
}

function applied(plan: PagePlan, operation: DraftOperation): PagePlan {
  try {
    if (operation.do === 'turn') return turnPages(plan, operation.ids, operation.by);
    if (operation.do === 'remove') return removePages(plan, operation.ids);
    if (operation.do === 'move') return movePages(plan, operation.ids, operation.position);
    return insertPages(plan, operation.from, operation.after);
  } catch (error) {
    if (!(error instanceof PlanProblem)) throw error;
    const field = { nothingChosen: 'ranges', nothingLeft: 'ranges', tooManyPages: 'source', noSuchPlace: operation.do === 'insert' ? 'after' : 'position' }[error.reason];
    throw invalidField(field, `editing:errors.${error.reason}`);
  }
}

/** The pages go back to what the file says. */
export async function discardDraft(ctx: MemberCtx, input: { bookId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const document = await lockDocument(tx, ctx.viewer, input.bookId);
    await tx.pageDraft.deleteMany({ where: { documentId: document.id } });
  });
}
