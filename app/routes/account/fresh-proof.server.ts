import { redirect } from '@remix-run/node';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { isFreshlyProven } from '#app/kernel/accounts/model/fresh-proof.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { wayBackTo } from '#app/platform/http/safe-redirect.ts';

/** For a page that leads to a change of the account: whoever has not proven themselves lately is asked to, and comes back. */
export function askForFreshProof(ctx: MemberCtx, url: URL): void {
  if (!isFreshlyProven(ctx.viewer.provenAt, ctx.now)) throw redirect(accountPaths.freshProof(wayBackTo(url)), 303);
}

/** For the change itself: refuses it (403) without a recent proof. `backTo`: the page to come back to after proving. */
export function requireFreshProof(ctx: MemberCtx, backTo: string = accountPaths.settings()): void {
  if (isFreshlyProven(ctx.viewer.provenAt, ctx.now)) return;
  const wayOut = { to: accountPaths.freshProof(backTo), labelKey: 'accounts:proof.submit' };
  throw new AppError('forbidden', { messageKey: 'accounts:errors.proofNeeded', wayOut });
}
