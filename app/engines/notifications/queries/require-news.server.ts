import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';

/** One of the viewer's news. Somebody else's, and what is still held back, is not there. */
export async function requireNews({ db, viewer }: MemberCtx, { id }: { id: string }): Promise<{ id: string; href: string; isRead: boolean }> {
  const found = await db.notification.findFirst({ where: { id: requireUuid(id), userId: viewer.id, shownAt: { not: null } }, select: { href: true, readAt: true } });
  if (!found) throw notFound();
  return { id, href: found.href, isRead: found.readAt !== null };
}
