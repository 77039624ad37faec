import type { PagePlan } from './page-plan.ts';

/** What an edit of pages did, for people: numbers of the version it was made from; inserted ones where they stand now. */
export type PageChanges = { removed: number[]; turned: number[]; moved: number[]; inserted: number[] };

export function describePlan(plan: PagePlan, pageKeys: readonly number[]): PageChanges {
  const numbers = new Map(pageKeys.map((key, index) => [key, index + 1]));
  const kept = plan.filter(({ from }) => !from);
  const order = kept.map(({ id }) => numbers.get(id) ?? 0);
  const inPlace = longestRising(order);
  const there = new Set(kept.map(({ id }) => id));
  return {
    removed: pageKeys.flatMap((key, index) => (there.has(key) ? [] : [index + 1])),
    turned: kept.flatMap(({ turn }, index) => (turn === 0 ? [] : [order[index]!])).sort((a, b) => a - b),
    moved: order.filter((page) => !inPlace.has(page)).sort((a, b) => a - b),
    inserted: plan.flatMap(({ from }, index) => (from ? [index + 1] : [])),
  };
}

/** What became of the pages between two versions, by their keys alone. */
export function comparePages(before: readonly number[], after: readonly number[]): PageChanges {
  const known = new Set(before);
  return describePlan(after.map((id) => (known.has(id) ? { id, turn: 0 } : { id, turn: 0, from: { versionId: '', page: 0 } })), before);
}

/** The fewest pages that must have moved are those outside the longest run that kept its order. */
function longestRising(order: readonly number[]): Set<number> {
  const tails: number[] = [];
  const previous = new Map<number, number | undefined>();
  for (const page of order) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (tails[middle]! < page) low = middle + 1;
      else high = middle;
    }
    previous.set(page, tails[low - 1]);
    tails[low] = page;
  }
  const run = new Set<number>();
  for (let page = tails.at(-1); page !== undefined; page = previous.get(page)) run.add(page);
  return run;
}

/** 1, 2, 3, 7 → "1–3, 7"; long lists end in "…". */
export function writeRanges(pages: readonly number[], most = 12): string {
  const runs: [number, number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last && page === last[1] + 1) last[1] = page;
    else runs.push([page, page]);
  }
  const texts = runs.slice(0, most).map(([first, last]) => (first === last ? `${first}` : `${first}${last === first + 1 ? ', ' : '–'}${last}`));
  return texts.join(', ') + (runs.length > most ? ' …' : '');
}
