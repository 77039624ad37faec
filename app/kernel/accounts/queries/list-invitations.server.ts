import { notFound } from '#app/platform/http/app-error.ts';
import type { MemberCtx } from '../context.ts';
import { invitationColumns, toInvitationView } from './invitation-row.server.ts';
import type { InvitationView } from './invitation-row.server.ts';

const pageSize = 50;

/** The house's invitations, newest first: ids are time-ordered, so the id is the cursor. Owner only. */
export async function listInvitations(ctx: MemberCtx, before: string | null): Promise<{ invitations: InvitationView[]; next: string | null }> {
  if (ctx.viewer.role !== 'owner') throw notFound();
  const rows = await ctx.db.invitation.findMany({ where: before ? { id: { lt: before } } : {}, orderBy: { id: 'desc' }, take: pageSize + 1, select: invitationColumns });
  const next = rows.length > pageSize ? (rows[pageSize - 1]?.id ?? null) : null;
  return { invitations: rows.slice(0, pageSize).map((row) => toInvitationView(row, ctx.now)), next };
}
