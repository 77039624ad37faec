import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { consumeLimits } from '#app/platform/http/rate-limit.server.ts';

/** How often one person may ask the outside catalogues; the seconds to wait when it was too often, else null. */
export async function mayAskCatalogues(ctx: MemberCtx): Promise<number | null> {
  const limit = { name: 'catalogue-search', key: ctx.viewer.id };
  try {
    await consumeLimits(ctx.db, [{ ...limit, max: 30, seconds: 60 }, { ...limit, max: 300, seconds: 3_600 }], ctx.now);
    return null;
  } catch (error) {
    if (error instanceof AppError && error.code === 'rate-limited') return error.details.retryAfterSeconds ?? 60;
    throw error;
  }
}
