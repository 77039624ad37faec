import { maxPages } from './limits.ts';

export type Quarter = 0 | 90 | 180 | 270;

/** A page of another of the person's files. */
export type Origin = { versionId: string; page: number };

/**
 * One page of what is to be saved. A page of the file goes by its key; one that comes from elsewhere has no key yet and
 * is told apart by a number below zero.
 */
export type PlannedPage = { id: number; turn: Quarter; from?: Origin };

/** What the next version is to look like, page by page. */
export type PagePlan = readonly PlannedPage[];

/** Says why an operation makes no sense; the plan stays as it was. */
export class PlanProblem extends Error {
  readonly reason: 'nothingChosen' | 'nothingLeft' | 'tooManyPages' | 'noSuchPlace';

  constructor(reason: PlanProblem['reason']) {
    super(reason);
    this.name = 'PlanProblem';
    this.reason = reason;
  }
}

/** The file as it is: every page in its place, none turned. */
export const planOf = (pageKeys: readonly number[]): PagePlan => pageKeys.map((id) => ({ id, turn: 0 }));

const turned = (turn: Quarter, by: number): Quarter => (((turn + by) % 360) + 360) % 360 as Quarter;

/** Pages that are gone meanwhile (another tab took them out) are no reason to refuse the rest. */
function chosenOf(plan: PagePlan, ids: readonly number[]): Set<number> {
  const there = new Set(plan.map(({ id }) => id));
  const chosen = new Set(ids.filter((id) => there.has(id)));
  if (chosen.size === 0) throw new PlanProblem('nothingChosen');
  return chosen;
}

export function turnPages(plan: PagePlan, ids: readonly number[], by: 90 | -90 | 180): PagePlan {
  const chosen = chosenOf(plan, ids);
  return plan.map((page) => (chosen.has(page.id) ? { ...page, turn: turned(page.turn, by) } : page));
}

export function removePages(plan: PagePlan, ids: readonly number[]): PagePlan {
  const chosen = chosenOf(plan, ids);
  if (chosen.size === plan.length) throw new PlanProblem('nothingLeft');
  return plan.filter(({ id }) => !chosen.has(id));
}

/** The chosen pages, in their order, so that the first of them becomes page `position` (from 1) as far as there is room. */
export function movePages(plan: PagePlan, ids: readonly number[], position: number): PagePlan {
  const chosen = chosenOf(plan, ids);
  if (!Number.isInteger(position) || position < 1 || position > plan.length) throw new PlanProblem('noSuchPlace');
  const moved = plan.filter(({ id }) => chosen.has(id));
  const rest = plan.filter(({ id }) => !chosen.has(id));
  const at = Math.min(position - 1, rest.length);
  return [...rest.slice(0, at), ...moved, ...rest.slice(at)];
}

/** Pages from elsewhere, after page `after` (0 = before the first, the number of pages = at the end). */
export function insertPages(plan: PagePlan, from: readonly Origin[], after: number): PagePlan {
  if (from.length === 0) throw new PlanProblem('nothingChosen');
  if (!Number.isInteger(after) || after < 0 || after > plan.length) throw new PlanProblem('noSuchPlace');
  if (plan.length + from.length > maxPages) throw new PlanProblem('tooManyPages');
  const lowest = plan.reduce((low, { id }) => Math.min(low, id), 0);
  const inserted = from.map((origin, index): PlannedPage => ({ id: lowest - 1 - index, turn: 0, from: origin }));
  return [...plan.slice(0, after), ...inserted, ...plan.slice(after)];
}

/** Whether anything of the file would change. */
export const changesNothing = (plan: PagePlan, pageKeys: readonly number[]): boolean =>
  plan.length === pageKeys.length && plan.every(({ id, turn, from }, index) => !from && turn === 0 && id === pageKeys[index]);

/** Names for the pages of the new version: each keeps its own, and what came in gets the next ones. */
export function nameKeys(plan: PagePlan, nextPageKey: number): { pageKeys: number[]; nextPageKey: number } {
  let next = nextPageKey;
  const pageKeys = plan.map(({ id, from }) => (from ? next++ : id));
  return { pageKeys, nextPageKey: next };
}

/** Where each page of the new file comes from: a page number (from 1) of the file itself or of another version. */
export type PageSource = { versionId: string | null; page: number; turn: Quarter };

/** Null when the plan names a page that the file does not have. */
export function sourcesOf(plan: PagePlan, pageKeys: readonly number[]): PageSource[] | null {
  const numbers = new Map(pageKeys.map((key, index) => [key, index + 1]));
  const sources = plan.map(({ id, turn, from }): PageSource | null => {
    if (from) return { versionId: from.versionId, page: from.page, turn };
    const page = numbers.get(id);
    return page === undefined ? null : { versionId: null, page, turn };
  });
  return sources.every((source) => source !== null) ? sources : null;
}
