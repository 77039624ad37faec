import type { Role } from '../context.ts';
import type { MemberCtx } from '../context.ts';
import { AppError } from '#app/platform/http/app-error.ts';

export type PersonRow = { id: string; username: string; email: string | null; role: Role; joinedAt: Date; lastSeenAt: Date | null };

const pageSize = 50;

/** People by when they joined, newest first; ids are time-ordered, so the id is the cursor. Owner only. */
export async function listPeople(ctx: MemberCtx, before: string | null): Promise<{ people: PersonRow[]; next: string | null }> {
  if (ctx.viewer.role !== 'owner') throw new AppError('not-found');
  const people = await ctx.db.user.findMany({
    where: before ? { id: { lt: before } } : {},
    orderBy: { id: 'desc' },
    take: pageSize + 1,
    select: { id: true, username: true, email: true, role: true, joinedAt: true, lastSeenAt: true },
  });
  const next = people.length > pageSize ? (people[pageSize - 1]?.id ?? null) : null;
  return { people: people.slice(0, pageSize), next };
}
