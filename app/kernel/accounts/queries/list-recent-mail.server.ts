import type { MemberCtx } from '../context.ts';
import { AppError } from '#app/platform/http/app-error.ts';

/** The delivery log's newest entries; never a message's content. Owner only. */
export async function listRecentMail(ctx: MemberCtx) {
  if (ctx.viewer.role !== 'owner') throw new AppError('not-found');
  return ctx.db.mailMessage.findMany({
    orderBy: { createdAt: 'desc' },
    take: 20,
    select: { id: true, to: true, subject: true, status: true, createdAt: true },
  });
}
