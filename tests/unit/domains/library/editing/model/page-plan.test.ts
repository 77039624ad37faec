import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePages, describePlan, writeRanges } from '#app/domains/library/editing/model/page-changes.ts';
import {
  changesNothing, insertPages, movePages, nameKeys, planOf, PlanProblem, removePages, sourcesOf, turnPages,
} from '#app/domains/library/editing/model/page-plan.ts';
import type { PagePlan } from '#app/domains/library/editing/model/page-plan.ts';

const keys = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 40 });

type Step =
  | { do: 'turn'; at: number[]; by: 90 | -90 | 180 } | { do: 'remove'; at: number[] } | { do: 'move'; at: number[]; to: number } | { do: 'insert'; pages: number[]; after: number };

const at = fc.array(fc.nat(60), { minLength: 1, maxLength: 6 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('turn' as const), at, by: fc.constantFrom(90 as const, -90 as const, 180 as const) }),
  fc.record({ do: fc.constant('remove' as const), at }),
  fc.record({ do: fc.constant('move' as const), at, to: fc.integer({ min: -2, max: 70 }) }),
  fc.record({ do: fc.constant('insert' as const), pages: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 4 }), after: fc.integer({ min: -2, max: 70 }) }),
);

/** One step as a person would take it; what makes no sense leaves the plan as it was. */
function take(plan: PagePlan, { at: places, ...step }: Step & { at?: number[] }): PagePlan {
  const ids = (places ?? []).map((place) => plan[place % plan.length]!.id);
  try {
    if (step.do === 'turn') return turnPages(plan, ids, step.by);
    if (step.do === 'remove') return removePages(plan, ids);
    if (step.do === 'move') return movePages(plan, ids, step.to);
    return insertPages(plan, step.pages.map((page) => ({ versionId: 'other', page })), step.after);
  } catch (error) {
    if (error instanceof PlanProblem) return plan;
    throw error;
  }
}

describe('whatever is done with the pages', () => {
  it('names stay unique, at least one page is left, and every page has a source', () => {
    fc.assert(fc.property(keys, fc.array(step, { maxLength: 25 }), (pageKeys, steps) => {
      const plan = steps.reduce(take, planOf(pageKeys));
      const next = Math.max(...pageKeys) + 1;
      const named = nameKeys(plan, next);
      expect(plan.length).toBeGreaterThan(0);
      expect(new Set(plan.map(({ id }) => id)).size).toBe(plan.length);
      expect(new Set(named.pageKeys).size).toBe(plan.length);
      expect(named.nextPageKey).toBe(next + plan.filter(({ from }) => from).length);
      for (const [index, { id, from, turn }] of plan.entries()) {
        expect([0, 90, 180, 270]).toContain(turn);
        if (from) expect(named.pageKeys[index]).toBeGreaterThanOrEqual(next);
        else expect([named.pageKeys[index], pageKeys.includes(id)]).toEqual([id, true]);
      }
      expect(sourcesOf(plan, pageKeys)?.length).toBe(plan.length);
    }));
  });

  it('moving only changes the order, and the first of the pages is where it was wanted', () => {
    fc.assert(fc.property(keys, at, fc.nat(), (pageKeys, places, place) => {
      const plan = planOf(pageKeys);
      const ids = places.map((index) => pageKeys[index % pageKeys.length]!);
      const position = (place % plan.length) + 1;
      const moved = movePages(plan, ids, position);
      expect([...moved.map(({ id }) => id)].sort()).toEqual([...pageKeys].sort());
      const first = plan.find(({ id }) => ids.includes(id))!.id;
      expect(moved.findIndex(({ id }) => id === first)).toBe(Math.min(position - 1, plan.length - new Set(ids).size));
    }));
  });

  it('four quarters are no turn at all', () => {
    fc.assert(fc.property(keys, (pageKeys) => {
      const turned = [90, 90, 90, 90].reduce((plan) => turnPages(plan, pageKeys, 90), planOf(pageKeys));
      expect(changesNothing(turned, pageKeys)).toBe(true);
    }));
  });

  it('refuses what makes no sense and says why', () => {
    const plan = planOf([1, 2, 3]);
    expect(() => removePages(plan, [1, 2, 3])).toThrow('nothingLeft');
    expect(() => turnPages(plan, [9], 90)).toThrow('nothingChosen');
    expect(() => movePages(plan, [1], 4)).toThrow('noSuchPlace');
    expect(() => movePages(plan, [1], 0)).toThrow('noSuchPlace');
    expect(() => movePages(plan, [1], Number.NaN)).toThrow('noSuchPlace');
    expect(() => insertPages(plan, [], 0)).toThrow('nothingChosen');
    expect(() => insertPages(plan, [{ versionId: 'x', page: 1 }], 4)).toThrow('noSuchPlace');
    expect(() => insertPages(plan, Array.from({ length: 10_000 }, () => ({ versionId: 'x', page: 1 })), 0)).toThrow('tooManyPages');
    expect(sourcesOf(plan, [1, 2])).toBeNull();
  });
});

describe('what people read of it', () => {
  it('names as few moved pages as there can be', () => {
    const plan = movePages(planOf([11, 12, 13, 14, 15]), [15], 1);
    expect(describePlan(plan, [11, 12, 13, 14, 15])).toEqual({ removed: [], turned: [], moved: [5], inserted: [] });
  });

  it('tells what is gone, turned and new', () => {
    const plan = insertPages(turnPages(removePages(planOf([1, 2, 3, 4]), [2]), [4], 90), [{ versionId: 'x', page: 3 }], 0);
    expect(describePlan(plan, [1, 2, 3, 4])).toEqual({ removed: [2], turned: [4], moved: [], inserted: [1] });
  });

  it('compares two versions by the names of their pages', () => {
    expect(comparePages([1, 2, 3], [3, 1, 7])).toEqual({ removed: [2], turned: [], moved: [3], inserted: [3] });
    expect(comparePages([1, 2], [1, 2])).toEqual({ removed: [], turned: [], moved: [], inserted: [] });
  });

  it.each([[[], ''], [[4], '4'], [[1, 2], '1, 2'], [[1, 2, 3, 7], '1–3, 7'], [[1, 3, 5, 7], '1, 3, 5, 7']])('%j is %s', (pages, text) => {
    expect(writeRanges(pages)).toBe(text);
  });
});
