import type { Policy } from '#app/platform/http/policy.ts';
import type { Ctx, MemberCtx, Role } from './context.ts';

const roleOf = (ctx: unknown): Role | 'visitor' => (ctx as Ctx).viewer?.role ?? 'visitor';

/** Everybody, signed in or not. */
export const anyone: Policy<Ctx> = { name: 'anyone', admits: () => true };

/** Every signed-in person. */
export const member: Policy<MemberCtx> = { name: 'member', admits: (ctx) => roleOf(ctx) !== 'visitor' };

export const teacher: Policy<MemberCtx> = {
  name: 'teacher',
  admits: (ctx) => ['teacher', 'owner'].includes(roleOf(ctx)),
};

export const owner: Policy<MemberCtx> = { name: 'owner', admits: (ctx) => roleOf(ctx) === 'owner' };
