import { AppError } from '#app/platform/http/app-error.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';

/** The routes ask first; what reads or changes other people's accounts asks again. */
export function requireOwner(ctx: MemberCtx): void {
  if (ctx.viewer.role !== 'owner') throw new AppError('not-found');
}
