import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { invalidField } from '#app/platform/http/app-error.ts';
import { readRanges } from '../model/page-ranges.ts';
import type { RangesProblem } from '../model/page-ranges.ts';
import type { GridInput } from '../schema.ts';
import { getPlanInHand } from '../queries/get-page-grid.server.ts';
import { getSource } from '../queries/list-sources.server.ts';
import { changeDraft } from './change-draft.server.ts';
import type { DraftOperation } from './change-draft.server.ts';

/** Says a text of the wing in the person's language. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

/** A button of the grid: for the pages ticked and the pages typed. Answers which they were. */
export async function arrangeGrid(ctx: MemberCtx, input: { bookId: string; grid: GridInput; say: Say }): Promise<number[]> {
  const { bookId, grid, say } = input;
  const ids = [...new Set([...grid.ids, ...(await typedIds(ctx, { bookId, ranges: grid.ranges, say }))])];
  if (ids.length === 0) throw invalidField('ranges', 'editing:errors.nothingChosen');
  await changeDraft(ctx, { bookId, operation: operationOf(grid, ids) });
  return ids;
}

function operationOf({ intent, position }: GridInput, ids: number[]): DraftOperation {
  if (intent === 'turn-left') return { do: 'turn', ids, by: -90 };
  if (intent === 'turn-right') return { do: 'turn', ids, by: 90 };
  if (intent === 'remove') return { do: 'remove', ids };
  if (position === undefined) throw invalidField('position', intent === 'enter' ? 'editing:errors.whatToDo' : 'editing:errors.noSuchPlace');
  return { do: 'move', ids, position };
}

async function typedIds(ctx: MemberCtx, { bookId, ranges, say }: { bookId: string; ranges: string; say: Say }): Promise<number[]> {
  if (ranges.trim() === '') return [];
  const plan = await getPlanInHand(ctx, { bookId });
  const pages = pagesOrRefuse(readRanges(ranges, { pageCount: plan.ids.length, labels: plan.labels }), 'ranges', say);
  return pages.map((page) => plan.ids[page - 1]!);
}

function pagesOrRefuse(read: number[] | RangesProblem, field: string, say: Say): number[] {
  if (Array.isArray(read)) return read;
  throw invalidField(field, say('editing:errors.ranges', { piece: read.piece }));
}

/** Pages of one of the person's files, after page `after` of the plan; without that, at the end. */
export async function insertFromBook(ctx: MemberCtx, input: { bookId: string; source: string; ranges: string; after?: number; say: Say }): Promise<number> {
  const source = await getSource(ctx, { bookId: input.source }).catch(() => { throw invalidField('source', 'editing:errors.sourceGone'); });
  const typed = input.ranges.trim() === '' ? '#1-' : input.ranges;
  const pages = pagesOrRefuse(readRanges(typed, { pageCount: source.pageCount, labels: source.labels }), 'sourceRanges', input.say);
  const after = input.after ?? (await getPlanInHand(ctx, input)).ids.length;
  await changeDraft(ctx, { bookId: input.bookId, operation: { do: 'insert', from: pages.map((page) => ({ versionId: source.versionId, page })), after } });
  return pages.length;
}
