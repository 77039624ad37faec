import type { RatingScale } from './rating-scale.ts';

/** The plain average, exactly; null = nobody rated it. The order of lists goes by `ratingRank` instead (decision 050). */
export const average = (sum: number, count: number): number | null => (count === 0 ? null : sum / count);

const scales: Record<RatingScale, { max: number; digits: number }> = {
  hundred: { max: 100, digits: 0 }, ten: { max: 10, digits: 1 }, five: { max: 5, digits: 1 },
  // There is no smiley between two others.
  smileys: { max: 100, digits: 0 },
};

export type AverageOn = { value: number; max: number; digits: number };

/** An average as somebody who rates by this scale reads it, wherever it stands: rounded once, from the exact one. */
export function averageOn(exact: number, scale: RatingScale): AverageOn {
  const { max, digits } = scales[scale];
  return { value: Math.round((exact * max * 10 ** digits) / 100) / 10 ** digits, max, digits };
}
