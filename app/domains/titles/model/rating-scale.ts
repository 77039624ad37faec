/** How a person enters and sees ratings; the database keeps 0–100 whatever it is. */
export const ratingScales = ['hundred', 'ten', 'five', 'smileys'] as const;
export type RatingScale = (typeof ratingScales)[number];

/** Steps above zero: tens and fives have halves, smileys are five faces. */
const steps: Record<RatingScale, number> = { hundred: 100, ten: 20, five: 10, smileys: 4 };

/** The step that a rating is shown at: the nearest. 73 is 3.5 of 5. */
export const stepOf = (rating: number, scale: RatingScale): number => Math.round((rating * steps[scale]) / 100);

/** What a step is worth, exactly. */
export const ratingOfStep = (step: number, scale: RatingScale): number => (step * 100) / steps[scale];

/** A rating in the scale's own numbers: 73, 7.5, 3.5; the face's number, from 0. */
export function shownOn(rating: number, scale: RatingScale): number {
  const step = stepOf(rating, scale);
  return scale === 'ten' || scale === 'five' ? step / 2 : step;
}

export type RatingChoice = { step: number; shown: number; rating: number };

/**
 * What can be chosen. The step of the rating that is kept stands for that very rating, so that a form which is sent
 * as it was opened changes nothing; every other step stands for its own worth.
 */
export function ratingChoices(scale: RatingScale, kept: number | null): RatingChoice[] {
  const keptStep = kept === null ? null : stepOf(kept, scale);
  return Array.from({ length: steps[scale] + 1 }, (_, step) => {
    const rating = kept !== null && step === keptStep ? kept : ratingOfStep(step, scale);
    return { step, shown: shownOn(rating, scale), rating };
  });
}
