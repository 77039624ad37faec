import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { visibleTo } from '../../policies.ts';
import type { EditChanges, MadePart } from '../model/edit-plan.ts';
import { editableBytes } from '../model/limits.ts';

export type EditView = {
  id: string;
  kind: 'pages' | 'details' | 'form' | 'parts';
  state: 'waiting' | 'working' | 'done' | 'failed';
  permille: number;
  problemKey: string | null;
  changes: EditChanges;
  made: MadePart[];
};

/** What every page of the wing stands on: the book, the version of its file that is read now, and the last saving. */
export type Desk = {
  book: { id: string; title: string };
  documentId: string;
  version: {
    id: string; number: number; state: 'waiting' | 'ready' | 'locked' | 'broken'; fileId: string; pageCount: number; pageKeys: number[]; pageLabels: string[];
    title: string; author: string; outline: unknown; hasForm: boolean; asksPassword: boolean; isProtected: boolean; bytes: number;
  };
  /** Why nothing can be changed in it just now. */
  obstacle: 'waiting' | 'locked' | 'broken' | 'tooLarge' | null;
  /** The newest saving: while it is under way, when it failed, or when it is the one that was asked for. */
  edit: EditView | null;
};

const versionColumns = {
  id: true, number: true, state: true, fileId: true, pageCount: true, pageKeys: true, pageLabels: true, title: true, author: true, outline: true, hasForm: true,
  needsPassword: true, sealedPassword: true, file: { select: { size: true } },
} as const;

const editColumns = { id: true, kind: true, state: true, permille: true, problemKey: true, changes: true, made: true, result: { select: { number: true, state: true, problemKey: true } } } as const;

export async function getDesk(ctx: MemberCtx, input: { bookId: string; editId?: string | null }): Promise<Desk> {
  const document = await ctx.db.bookDocument.findFirst({
    where: { bookId: requireUuid(input.bookId), ...visibleTo(ctx.viewer), book: { deletedAt: null } },
    select: {
      id: true, book: { select: { id: true, title: true } }, current: { select: versionColumns },
      edits: { select: editColumns, orderBy: { createdAt: 'desc' }, take: 1 },
    },
  });
  if (!document?.current) throw notFound();
  const { file, pageCount, title, author, needsPassword, sealedPassword, ...version } = document.current;
  const bytes = Number(file.size);
  const obstacle = version.state === 'ready' ? (bytes > editableBytes ? 'tooLarge' : null) : version.state;
  return {
    book: document.book, documentId: document.id, obstacle, edit: shownEdit(document.edits[0], input.editId, version.number),
    version: { ...version, isProtected: needsPassword, asksPassword: needsPassword && sealedPassword === null, title: title ?? '', author: author ?? '', pageCount: pageCount ?? version.pageKeys.length, bytes },
  };
}

type EditRow = Omit<EditView, 'made' | 'changes'> & { made: unknown; changes: unknown; result: { number: number; state: string; problemKey: string | null } | null };

/**
 * A version that was made is there for its person when it has been read. The rows are read one after the other: a version
 * may have become ready in between, while the one before it still stands here as the one that is read.
 */
function shownEdit(row: EditRow | undefined, askedFor: string | null | undefined, current: number): EditView | null {
  if (!row) return null;
  const { result, ...edit } = row;
  const view: EditView = { ...edit, changes: row.changes as EditChanges, made: (row.made ?? []) as MadePart[] };
  if (result?.state === 'waiting' || (result?.state === 'ready' && result.number > current)) return { ...view, state: 'working', permille: 950 };
  // What was made here cannot be read here: nothing that its person has done.
  if (result?.state === 'broken') return { ...view, state: 'failed', problemKey: result.problemKey === 'documents:problems.tooHeavy' ? 'editing:problems.tooHeavy' : 'editing:problems.unexpected' };
  return row.state === 'done' && row.id !== askedFor ? null : view;
}
