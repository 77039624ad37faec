import type { Prisma } from '#app/platform/db/client.server.ts';
import type { Policy } from '#app/platform/http/policy.ts';
import type { Ctx, MemberCtx, Role, Viewer } from './context.ts';
import { hasUsernameCharacters, normalizeUsername, usernameKey, usernameLength } from './model/username.ts';

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

/** Who looks at a page: somebody signed in, or a visitor. */
export type Onlooker = Pick<Viewer, 'id' | 'role'> | null;

/**
 * Whose profiles somebody may see: deny by default, then what each person chose. Whoever rests or is about to go is not
 * found. One's own page is always there; the owner keeps the house and sees all.
 */
export function profilesVisibleTo(onlooker: Onlooker): Prisma.UserWhereInput {
  if (onlooker?.role === 'owner') return {};
  const chosen: Prisma.UserWhereInput = { deactivatedAt: null, deletionDueAt: null, profileVisibility: { in: onlooker ? ['everyone', 'members'] : ['everyone'] } };
  return onlooker ? { OR: [chosen, { id: onlooker.id }] } : chosen;
}

/** Whoever bears a name, however it is spelt, if the onlooker may see their page; null where nobody can bear it. */
export function personVisibleTo(onlooker: Onlooker, username: string): Prisma.UserWhereInput | null {
  const name = normalizeUsername(username);
  if (name.length > usernameLength.max || !hasUsernameCharacters(name)) return null;
  return { AND: [{ usernameKey: usernameKey(name) }, profilesVisibleTo(onlooker)] };
}
