import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { describePlan } from '../model/page-changes.ts';
import type { PageChanges } from '../model/page-changes.ts';
import { planOf } from '../model/page-plan.ts';
import type { PagePlan, Quarter } from '../model/page-plan.ts';
import { editingPaths } from '../paths.ts';
import { getDesk } from './get-desk.server.ts';
import type { Desk } from './get-desk.server.ts';

export const gridSize = 60;

export type GridPage = {
  id: number;
  /** Where it will stand, from 1. */
  position: number;
  /** What is printed on it, if that is not its number. */
  label: string | null;
  /** Where it stands in the version; null for one that comes in. */
  was: number | null;
  turn: Quarter;
  picture: string | null;
  /** The book that a page comes from, and its number there. */
  from: { title: string; page: number } | null;
};

export type PageGrid = {
  desk: Desk;
  pages: GridPage[];
  total: number;
  /** First positions of the parts before and after; null at the ends. */
  previous: number | null;
  next: number | null;
  changes: PageChanges | null;
  /** The draft was begun on a version that is no longer the file's. */
  isStale: boolean;
};

/** The pages as they are going to be, some at a time. */
export async function getPageGrid(ctx: MemberCtx, input: { bookId: string; from?: number; editId?: string | null }): Promise<PageGrid> {
  const desk = await getDesk(ctx, input);
  const draft = await ctx.db.pageDraft.findUnique({ where: { documentId: desk.documentId }, select: { baseId: true, pages: true } });
  const isStale = draft !== null && draft.baseId !== desk.version.id;
  const plan = draft && !isStale ? (draft.pages as unknown as PagePlan) : planOf(desk.version.pageKeys);
  const start = startOf(input.from, plan.length);
  const shown = plan.slice(start, start + gridSize);
  return {
    desk, total: plan.length, isStale,
    pages: await showPages(ctx, desk, shown, start),
    previous: start === 0 ? null : Math.max(1, start + 1 - gridSize),
    next: start + gridSize < plan.length ? start + gridSize + 1 : null,
    changes: draft && !isStale ? describePlan(plan, desk.version.pageKeys) : null,
  };
}

/** Any page of a part of the grid leads to that part. */
function startOf(from: number | undefined, total: number): number {
  const at = from !== undefined && Number.isSafeInteger(from) ? Math.min(Math.max(from, 1), Math.max(total, 1)) - 1 : 0;
  return at - (at % gridSize);
}

async function showPages(ctx: MemberCtx, { book, version }: Desk, shown: PagePlan, start: number): Promise<GridPage[]> {
  const numbers = new Map(version.pageKeys.map((key, index) => [key, index + 1]));
  const origins = await findOrigins(ctx, shown.flatMap(({ from }) => (from ? [from.versionId] : [])));
  return shown.map(({ id, turn, from }, index): GridPage => {
    const position = start + index + 1;
    if (!from) {
      const was = numbers.get(id) ?? null;
      const label = was === null ? null : version.pageLabels[was - 1] || null;
      return { id, position, label, was, turn, picture: was === null ? null : editingPaths.picture(book.id, was), from: null };
    }
    const origin = origins.get(from.versionId);
    const picture = origin?.isCurrent ? editingPaths.picture(origin.bookId, from.page) : null;
    return { id, position, label: null, was: null, turn, picture, from: { title: origin?.title ?? '', page: from.page } };
  });
}

async function findOrigins(ctx: MemberCtx, versionIds: string[]): Promise<Map<string, { title: string; bookId: string; isCurrent: boolean }>> {
  if (versionIds.length === 0) return new Map();
  const found = await ctx.db.documentVersion.findMany({
    where: { id: { in: [...new Set(versionIds)] }, ownerId: ctx.viewer.id },
    select: { id: true, document: { select: { currentId: true, book: { select: { id: true, title: true } } } } },
  });
  return new Map(found.map(({ id, document: { currentId, book } }) => [id, { title: book.title, bookId: book.id, isCurrent: currentId === id }]));
}

/** The plan in hand with what is printed on its pages, for a list of pages that was typed. */
export async function getPlanInHand(ctx: MemberCtx, input: { bookId: string }): Promise<{ ids: number[]; labels: string[] }> {
  const { documentId, version } = await getDesk(ctx, input);
  const draft = await ctx.db.pageDraft.findUnique({ where: { documentId }, select: { baseId: true, pages: true } });
  const plan = draft?.baseId === version.id ? (draft.pages as unknown as PagePlan) : planOf(version.pageKeys);
  const numbers = new Map(version.pageKeys.map((key, index) => [key, index]));
  const labels = version.pageLabels.length === 0 ? [] : plan.map(({ id }) => version.pageLabels[numbers.get(id) ?? -1] ?? '');
  return { ids: plan.map(({ id }) => id), labels };
}
