import { inTransaction } from '#app/platform/db/client.server.ts';
import { AppError, invalidField } from '#app/platform/http/app-error.ts';
import type { DetailsPlan, PartPlan } from '../model/edit-plan.ts';
import type { FormAnswers } from '../model/form-fields.ts';
import { describePlan } from '../model/page-changes.ts';
import type { PagePlan } from '../model/page-plan.ts';
import { lockDocument } from './lock-document.server.ts';
import { startEdit } from './start-edit.server.ts';
import type { EditingCtx } from './start-edit.server.ts';

/** `baseId`: the version that was on the page when it was decided. */
type Saving = { bookId: string; id: string; baseId: string; password?: string };

/** What was done with the pages becomes a new version. The draft stays until that version is there. */
export async function savePages(ctx: EditingCtx, input: Saving): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const document = await lockDocument(tx, ctx.viewer, input.bookId);
    const draft = await tx.pageDraft.findUnique({ where: { documentId: document.id }, select: { baseId: true, pages: true } });
    if (!draft && !(await tx.documentEdit.findUnique({ where: { id: input.id }, select: { id: true } }))) throw new AppError('conflict', { messageKey: 'editing:errors.nothingChanged' });
    const pages = (draft?.pages ?? []) as unknown as PagePlan;
    const changes = { kind: 'pages' as const, ...describePlan(pages, document.current.pageKeys) };
    await startEdit(tx, ctx, document, { ...input, baseId: draft?.baseId ?? input.baseId, plan: { kind: 'pages', pages }, changes });
  });
}

export async function saveDetails(ctx: EditingCtx, input: Saving & { details: DetailsPlan }): Promise<void> {
  const fields = (['title', 'author', 'language', 'outline'] as const).filter((field) => input.details[field] !== undefined);
  if (fields.length === 0) throw invalidField('title', 'editing:errors.nothingChanged');
  await inTransaction(ctx.db, async (tx) => {
    const document = await lockDocument(tx, ctx.viewer, input.bookId);
    await startEdit(tx, ctx, document, { ...input, plan: { kind: 'details', details: input.details }, changes: { kind: 'details', fields } });
  });
}

export async function saveForm(ctx: EditingCtx, input: Saving & { answers: FormAnswers; changed: number }): Promise<void> {
  if (input.changed === 0) throw new AppError('conflict', { messageKey: 'editing:errors.nothingChanged' });
  await inTransaction(ctx.db, async (tx) => {
    const document = await lockDocument(tx, ctx.viewer, input.bookId);
    await startEdit(tx, ctx, document, { ...input, plan: { kind: 'form', answers: input.answers }, changes: { kind: 'form', fields: input.changed } });
  });
}

/** The file stays as it is; its parts become books, or files to take away. */
export async function splitDocument(ctx: EditingCtx, input: Saving & { as: 'books' | 'files'; parts: PartPlan[] }): Promise<void> {
  const { as, parts } = input;
  await inTransaction(ctx.db, async (tx) => {
    const document = await lockDocument(tx, ctx.viewer, input.bookId);
    await startEdit(tx, ctx, document, { ...input, plan: { kind: 'parts', as, parts }, changes: { kind: 'parts', parts: parts.length, as } });
  });
}
