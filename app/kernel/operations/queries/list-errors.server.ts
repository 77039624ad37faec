import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { requireOwner } from '#app/kernel/administration/owner.ts';

export type ErrorRow = { message: string; place: string; traceId: string | null; count: number; firstAt: Date; lastAt: Date };

const most = 20;

/** The distinct errors that happened last. */
export async function listErrors(ctx: MemberCtx): Promise<ErrorRow[]> {
  requireOwner(ctx);
  return ctx.db.errorReport.findMany({
    orderBy: [{ lastAt: 'desc' }, { fingerprint: 'asc' }],
    take: most,
    select: { message: true, place: true, traceId: true, count: true, firstAt: true, lastAt: true },
  });
}
