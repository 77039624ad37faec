/*
 * A year is kept astronomically (1 BC is 0, 50 BC is -49), so that years sort and subtract; people type and read
 * -50 for 50 BC, and nobody's calendar has a year 0.
 */

/** Those that can be typed. */
export const typedYears = { least: -4000, most: 2200 } as const;

export const typedToYear = (typed: number): number => (typed < 0 ? typed + 1 : typed);

export const yearToTyped = (year: number): number => (year <= 0 ? year - 1 : year);
