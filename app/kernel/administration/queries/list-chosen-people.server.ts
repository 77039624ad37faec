import type { MemberCtx, Role } from '#app/kernel/accounts/context.ts';
import { requireOwner } from '../owner.ts';

export type ChosenPerson = { id: string; username: string; email: string | null; role: Role };

/** The people that were ticked in the list, the owner who ticked them aside: nobody shuts themselves out by a slip. */
export async function listChosenPeople(ctx: MemberCtx, ids: readonly string[]): Promise<ChosenPerson[]> {
  requireOwner(ctx);
  return ctx.db.user.findMany({
    where: { AND: [{ id: { in: [...ids] } }, { id: { not: ctx.viewer.id } }] },
    orderBy: { usernameKey: 'asc' },
    select: { id: true, username: true, email: true, role: true },
  });
}
