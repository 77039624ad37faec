import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import type { MemberCtx } from '../context.ts';
import { invitationColumns, toInvitationView } from './invitation-row.server.ts';
import type { InvitationView } from './invitation-row.server.ts';

export type Guest = { id: string; username: string; joinedAt: Date };

const people = { select: { id: true, username: true, joinedAt: true }, orderBy: { id: 'desc' }, take: 200 } as const;

/** One invitation with those who came by it, the latest first. Owner only. */
export async function getInvitation(ctx: MemberCtx, id: string): Promise<InvitationView & { people: Guest[] }> {
  if (ctx.viewer.role !== 'owner') throw notFound();
  const row = await ctx.db.invitation.findUnique({ where: { id: requireUuid(id) }, select: { ...invitationColumns, people } });
  if (!row) throw notFound();
  const { people: guests, ...rest } = row;
  return { ...toInvitationView(rest, ctx.now), people: guests };
}
