import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { openPassword } from '../passwords.server.ts';
import type { PdfDesk } from '../pdf-process.server.ts';

/** The remembered password of a version of one's own, for the reader's page that opens the file; null = the reader asks for it. */
export async function findPassword(ctx: MemberCtx & { pdf: PdfDesk }, { versionId }: { versionId: string }): Promise<string | null> {
  const version = await ctx.db.documentVersion.findFirst({ where: { id: versionId, ownerId: ctx.viewer.id }, select: { documentId: true, sealedPassword: true } });
  return (version && openPassword(ctx.pdf.passwords, version)) ?? null;
}
