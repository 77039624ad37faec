import type { RatingScale } from './rating-scale.ts';

/** The plain average to one decimal; null = nobody rated it. The order of lists goes by `ratingRank` instead (decision 050). */
export const average = (sum: number, count: number): number | null => (count === 0 ? null : Math.round((sum * 10) / count) / 10);

const scaled: Record<RatingScale, { max: number; digits: number }> = {
  hundred: { max: 100, digits: 0 }, ten: { max: 10, digits: 1 }, five: { max: 5, digits: 1 },
  // There is no smiley between two others.
  smileys: { max: 100, digits: 0 },
};

/** An average as somebody who rates by this scale reads it. */
export function scaledAverage(value: number, scale: RatingScale): { value: number; max: number; digits: number } {
  const { max, digits } = scaled[scale];
  return { value: (value * max) / 100, max, digits };
}
