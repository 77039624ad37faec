import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { can } from '../../policies.ts';
import type { OutlineItem } from '../model/outline.ts';

export type VersionState = 'waiting' | 'ready' | 'locked' | 'broken';

export type DocumentView = {
  documentId: string;
  bookId: string;
  book: { id: string; title: string; pages: number | null; isInTrash: boolean };
  versionId: string;
  /** 1 = the original. */
  number: number;
  fileId: string;
  fileName: string;
  size: number;
  state: VersionState;
  problemKey: string | null;
  pageCount: number | null;
  /** How many of them the job has read so far; only while it reads. */
  pagesRead: number | null;
  /** The name of each page, in their order; empty until it is read. */
  pageKeys: number[];
  /** Empty = 1, 2, 3 … */
  pageLabels: string[];
  outline: OutlineItem[];
  hasText: boolean;
  hasForm: boolean;
  needsPassword: boolean;
  remembersPassword: boolean;
  title: string | null;
  author: string | null;
  /** A later version that is being read, or that turned out broken. */
  newer: { versionId: string; number: number; fileName: string; state: VersionState; problemKey: string | null } | null;
};

const versionColumns = {
  id: true, number: true, fileId: true, state: true, problemKey: true, pageCount: true, pageKeys: true, pageLabels: true, outline: true, hasText: true, hasForm: true,
  needsPassword: true, sealedPassword: true, title: true, author: true, file: { select: { name: true, size: true } },
} as const;

/** The PDF of one's own book as it is now; null where it has none. */
export async function getDocument(ctx: MemberCtx, input: { bookId: string }): Promise<DocumentView | null> {
  const book = await ctx.db.book.findUnique({
    where: { id: requireUuid(input.bookId) },
    select: { id: true, ownerId: true, deletedAt: true, title: true, pages: true, document: { select: { id: true, current: { select: versionColumns } } } },
  });
  if (!book || !can(ctx.viewer, 'see', book)) throw notFound();
  const { document } = book;
  if (!document?.current) return null;
  const { id: versionId, file, outline, sealedPassword, ...version } = document.current;
  const newest = await ctx.db.documentVersion.findFirst({
    where: { documentId: document.id, number: { gt: version.number } }, orderBy: { number: 'desc' },
    select: { id: true, number: true, state: true, problemKey: true, file: { select: { name: true } } },
  });
  const pagesRead = version.state === 'waiting' ? await ctx.db.documentPage.count({ where: { versionId } }) : null;
  return {
    ...version, documentId: document.id, bookId: book.id, book: { id: book.id, title: book.title, pages: book.pages, isInTrash: book.deletedAt !== null }, versionId, fileName: file.name, size: Number(file.size), pagesRead,
    outline: (outline ?? []) as OutlineItem[], remembersPassword: sealedPassword !== null,
    newer: newest && { versionId: newest.id, number: newest.number, fileName: newest.file.name, state: newest.state, problemKey: newest.problemKey },
  };
}

/** Without what is as long as the document: for pages that only say that it is there. */
export type DocumentSummary = Omit<DocumentView, 'pageKeys' | 'pageLabels' | 'outline'>;

export async function getDocumentSummary(ctx: MemberCtx, input: { bookId: string }): Promise<DocumentSummary | null> {
  const document = await getDocument(ctx, input);
  if (!document) return null;
  const { pageKeys: _pageKeys, pageLabels: _pageLabels, outline: _outline, ...summary } = document;
  return summary;
}
