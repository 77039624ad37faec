import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { visibleTo } from '../../policies.ts';
import { editableBytes } from '../model/limits.ts';

export type InsertSource = { bookId: string; title: string; pageCount: number };

const most = 300;

const usable = (ctx: MemberCtx) => ({
  ...visibleTo(ctx.viewer), book: { deletedAt: null }, current: { state: 'ready' as const, needsPassword: false, file: { size: { lte: editableBytes } } },
});

/** The person's files that pages can be taken from, the newest first. The file itself is one of them: pages can be doubled. */
export async function listSources(ctx: MemberCtx): Promise<InsertSource[]> {
  const found = await ctx.db.bookDocument.findMany({
    where: usable(ctx), orderBy: { id: 'desc' }, take: most,
    select: { book: { select: { id: true, title: true } }, current: { select: { pageCount: true } } },
  });
  return found.map(({ book, current }) => ({ bookId: book.id, title: book.title, pageCount: current?.pageCount ?? 0 }));
}

/** One of them, with what is needed to name its pages. */
export async function getSource(ctx: MemberCtx, input: { bookId: string }) {
  const found = await ctx.db.bookDocument.findFirst({
    where: { ...usable(ctx), bookId: requireUuid(input.bookId) }, select: { current: { select: { id: true, pageCount: true, pageLabels: true } } },
  });
  if (!found?.current) throw notFound();
  return { versionId: found.current.id, pageCount: found.current.pageCount ?? 0, labels: found.current.pageLabels };
}
