import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { consumeLimits } from '#app/platform/http/rate-limit.server.ts';
import type { Limit } from '#app/platform/http/rate-limit.server.ts';

/** How often one person may ask the outside catalogues, by words and by ISBN together. */
export function catalogueLimits(personId: string): Limit[] {
  const limit = { name: 'catalogue-search', key: personId };
  return [{ ...limit, max: 30, seconds: 60 }, { ...limit, max: 300, seconds: 3_600 }];
}

/** The seconds to wait when somebody asked too often, else null. */
export async function mayAskCatalogues(ctx: MemberCtx): Promise<number | null> {
  try {
    await consumeLimits(ctx.db, catalogueLimits(ctx.viewer.id), ctx.now);
    return null;
  } catch (error) {
    if (error instanceof AppError && error.code === 'rate-limited') return error.details.retryAfterSeconds ?? 60;
    throw error;
  }
}
