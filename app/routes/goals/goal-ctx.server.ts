import type { AppLoadContext } from '@remix-run/node';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';

/** What the goals' commands and queries work with: who asks, and what can be counted. */
export const withGoals = (ctx: MemberCtx, context: AppLoadContext) => ({ ...ctx, goals: context.services.goals });
