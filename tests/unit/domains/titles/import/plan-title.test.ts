import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planTitle } from '#app/domains/titles/model/import/plan-title.ts';
import type { Stand } from '#app/domains/titles/model/import/plan-title.ts';
import { emptyRecord } from '#app/domains/titles/model/import/record.ts';
import { walkOfRuns } from '#app/domains/titles/model/import/values.ts';

type Day = string | null;
const runOf = (endedOn: Day) => ({ state: 'completed' as const, startedOn: null, endedOn, progress: null });
/** The last day is that of the current time through. */
const ours = (days: readonly Day[]): Stand => ({ walk: { ...runOf(days.at(-1) ?? null), id: 'w', runs: days.length, pastEnds: days.slice(0, -1), updatedAt: '' }, review: null });
const theirs = (days: readonly Day[]) => ({ ...emptyRecord('film'), walk: walkOfRuns(days.map(runOf)) });

/** What is here afterwards. */
function after(days: readonly Day[], more: readonly Day[]): Day[] {
  const { walk, past } = planTitle(ours(days), theirs(more));
  return walk ? [...days.slice(0, -1), ...past.map(({ endedOn }) => endedOn), walk.endedOn] : [...days];
}

describe('times through a title', () => {
  it.each<[string, Day[], Day[], Day[]]>([
    ['a later one is the current', ['2020'], ['2020', '2021'], ['2020', '2021']],
    ['earlier ones come before it', ['2020'], ['2018', '2019', '2020'], ['2018', '2019', '2020']],
    ['both', ['2020'], ['2019', '2020', '2021'], ['2020', '2019', '2021']],
    ['as many stay as they are', ['2020'], ['2021'], ['2020']],
    ['fewer as well', ['2019', '2020'], ['2021'], ['2019', '2020']],
    ['one without a day gets it, the others come', [null], ['2019', '2020'], ['2019', '2020']],
    ['an earlier one without a day may be any of theirs', [null, '2021'], ['2019', '2020', '2021'], [null, '2020', '2021']],
    ['theirs without a day may be any of ours', ['2019', '2021'], [null, null, '2021'], ['2019', null, '2021']],
    ['two on one day are two', ['2020'], ['2020', '2020'], ['2020', '2020']],
  ])('%s', (_name, here, file, expected) => {
    expect(after(here, file)).toEqual(expected);
    expect(planTitle(ours(here), theirs(file)).changes.includes('runs')).toBe(expected.length > here.length);
  });

  it('nothing is lost, and the same file again brings nothing', () => {
    const days = fc.array(fc.constantFrom<Day>(null, '2018', '2019', '2020', '2021', '2022'), { minLength: 1, maxLength: 8 });
    fc.assert(fc.property(days, days, (here, file) => {
      const all = after(here, file);
      for (const one of here.filter((value) => value !== null)) expect(all).toContain(one);
      expect(all.length).toBeGreaterThanOrEqual(Math.max(here.length, file.length));
      expect(after(all, file)).toEqual(all);
    }));
  });

  it('are a hundred at most', () => {
    const many = (count: number, year: number) => Array.from({ length: count }, (_, index) => `${year}-${String(index).padStart(3, '0')}`);
    expect(after(many(60, 2019), many(100, 2020))).toHaveLength(100);
  });
});
