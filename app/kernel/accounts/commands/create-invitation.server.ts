import { inTransaction } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { recordAudit } from '../audit.server.ts';
import type { MemberCtx } from '../context.ts';
import type { InvitationInput } from '../invitation-schema.ts';
import { hashSecret, newSecret } from '../secret.server.ts';

/** A link for so many people. Its secret is answered once and kept nowhere; null when the form was sent a second time. */
export async function createInvitation(ctx: MemberCtx, { id, maxUses, days, note }: InvitationInput): Promise<{ token: string | null }> {
  if (ctx.viewer.role !== 'owner') throw notFound();
  const token = newSecret();
  const expiresAt = days === 'never' ? null : new Date(ctx.now.getTime() + Number(days) * 86_400_000);
  return inTransaction(ctx.db, async (tx) => {
    const row = { id, tokenHash: hashSecret(token), note: note ?? null, createdById: ctx.viewer.id, createdAt: ctx.now, expiresAt, maxUses };
    const { count } = await tx.invitation.createMany({ data: [row], skipDuplicates: true });
    if (count === 0) return { token: null };
    await recordAudit(tx, { kind: 'invitation.created', actorId: ctx.viewer.id, ip: ctx.ip, now: ctx.now, details: { uses: maxUses } });
    return { token };
  });
}
