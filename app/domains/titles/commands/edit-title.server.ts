import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { AppError, notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { detailsDiff } from '../model/details-diff.ts';
import { tidyDetails } from '../model/title-texts.ts';
import { canTitle } from '../policies.ts';
import { readDetails } from '../queries/version-details.server.ts';
import type { TitleDetails } from '../schema.ts';
import { lockTitle } from './lock-title.server.ts';
import type { LockedTitle } from './lock-title.server.ts';
import { writeDetails } from './write-details.server.ts';

export type EditedTitle = { version: number; /** false: it says so already. */ changed: boolean };

/** Other words for a title, on top of the version that its editor has seen. */
export async function editTitle(ctx: MemberCtx, { titleId, version, ...details }: TitleDetails & { titleId: string; version: number }): Promise<EditedTitle> {
  return inTransaction(ctx.db, async (tx) => {
    const title = await editable(tx, ctx, titleId);
    if (title.version !== version) throw new AppError('conflict', { messageKey: 'title-edit:errors.changedMeanwhile' });
    return write(tx, ctx, title, details);
  });
}

/** What an earlier version said, as a new one on top: nothing of what was between is lost. */
export async function revertTitle(ctx: MemberCtx, { titleId, number }: { titleId: string; number: number }): Promise<EditedTitle> {
  requireUuid(titleId);
  return inTransaction(ctx.db, async (tx) => {
    const title = await editable(tx, ctx, titleId);
    const kept = await tx.titleVersion.findUnique({ where: { titleId_number: { titleId, number } }, select: { details: true } });
    if (!kept) throw notFound();
    return write(tx, ctx, title, readDetails(kept.details), number);
  });
}

async function editable(tx: Tx, ctx: MemberCtx, titleId: string): Promise<LockedTitle> {
  const title = await lockTitle(tx, titleId, 'change');
  if (!canTitle(ctx.viewer, 'edit', { createdById: title.createdById, isUsed: true })) throw notFound();
  return title;
}

async function write(tx: Tx, ctx: MemberCtx, { id: titleId, type, version }: LockedTitle, input: TitleDetails, revertsTo?: number): Promise<EditedTitle> {
  const details = tidyDetails(type, input);
  const now = await tx.titleVersion.findUnique({ where: { titleId_number: { titleId, number: version } }, select: { details: true } });
  if (now && detailsDiff(readDetails(now.details), details).length === 0) return { version, changed: false };
  await writeDetails(tx, { titleId, number: version + 1, editorId: ctx.viewer.id, at: ctx.now, details, revertsTo });
  return { version: version + 1, changed: true };
}
