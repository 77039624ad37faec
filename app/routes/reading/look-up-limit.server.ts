import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { consumeLimits } from '#app/platform/http/rate-limit.server.ts';

/** Whether this person may ask the outside world once more; a reader in a hurry never gets there. */
export async function mayAskOutside(ctx: MemberCtx): Promise<boolean> {
  const limit = { name: 'look-up', key: ctx.viewer.id };
  try {
    await consumeLimits(ctx.db, [{ ...limit, max: 60, seconds: 60 }, { ...limit, max: 1_500, seconds: 3_600 }], ctx.now);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'rate-limited') return false;
    throw error;
  }
}
