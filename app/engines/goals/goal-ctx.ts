import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { GoalDesk } from './desk.server.ts';

/** A person, and what can be counted for them. */
export type GoalCtx = MemberCtx & { goals: GoalDesk };
