import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { formatBytes } from '#app/platform/i18n/format-bytes.ts';
import { formatMoment } from '#app/platform/time/format.ts';
import type { EditChanges } from '../model/edit-plan.ts';
import { comparePages } from '../model/page-changes.ts';
import type { PageChanges } from '../model/page-changes.ts';
import { getDesk } from './get-desk.server.ts';
import type { Desk } from './get-desk.server.ts';

export type VersionRow = {
  id: string;
  number: number;
  fileId: string;
  isCurrent: boolean;
  isOriginal: boolean;
  origin: 'upload' | 'edit' | 'restore';
  changes: EditChanges | null;
  pageCount: number | null;
  size: string;
  at: string;
  /** What became of its pages up to the version that is read now. */
  since: PageChanges | null;
};

const pageSize = 20;

/** The versions of a file, the newest first. */
export async function listVersions(ctx: MemberCtx, input: { bookId: string; before?: number; editId?: string | null }): Promise<{ desk: Desk; versions: VersionRow[]; next: number | null }> {
  const desk = await getDesk(ctx, input);
  const before = input.before !== undefined && Number.isSafeInteger(input.before) && input.before > 0 && input.before < 2 ** 31 ? { number: { lt: input.before } } : {};
  const found = await ctx.db.documentVersion.findMany({
    where: { documentId: desk.documentId, ...before }, orderBy: { number: 'desc' }, take: pageSize + 1,
    select: { id: true, number: true, fileId: true, origin: true, changes: true, pageCount: true, pageKeys: true, createdAt: true, file: { select: { size: true } } },
  });
  const versions = found.slice(0, pageSize).map(({ file, createdAt, changes, pageKeys, ...version }): VersionRow => {
    const isCurrent = version.id === desk.version.id;
    return {
      ...version, isCurrent, isOriginal: version.number === 1, changes: changes as EditChanges | null,
      size: formatBytes(Number(file.size), ctx.locale), at: formatMoment(createdAt, ctx.locale, ctx.timeZone, ctx.now),
      since: isCurrent || pageKeys.length === 0 ? null : comparePages(pageKeys, desk.version.pageKeys),
    };
  });
  return { desk, versions, next: found.length > pageSize ? versions.at(-1)?.number ?? null : null };
}

/** One version of one's own file that is not the one read now. */
export async function getOldVersion(ctx: MemberCtx, input: { bookId: string; versionId: string }) {
  const desk = await getDesk(ctx, input);
  const version = await ctx.db.documentVersion.findFirst({
    where: { id: requireUuid(input.versionId), documentId: desk.documentId }, select: { id: true, number: true, pageCount: true, createdAt: true },
  });
  if (!version || version.id === desk.version.id) throw notFound();
  const { createdAt, ...rest } = version;
  return { book: desk.book, current: desk.version.number, version: { ...rest, at: formatMoment(createdAt, ctx.locale, ctx.timeZone, ctx.now) } };
}
