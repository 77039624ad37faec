import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratingChoices, ratingOfStep, ratingScales, shownOn, stepOf } from '#app/domains/titles/model/rating-scale.ts';

const rating = fc.integer({ min: 0, max: 100 });
const scale = fc.constantFrom(...ratingScales);

describe('a rating on a scale', () => {
  it.each([
    [73, 'hundred', 73], [73, 'ten', 7.5], [73, 'five', 3.5], [73, 'smileys', 3], [75, 'five', 4], [0, 'ten', 0], [100, 'ten', 10], [100, 'five', 5], [100, 'smileys', 4], [12, 'smileys', 0], [13, 'smileys', 1],
  ] as const)('%i on %s is shown as %d', (kept, on, shown) => {
    expect(shownOn(kept, on)).toBe(shown);
  });

  it('is at the nearest step, and better is never shown as worse', () => {
    fc.assert(fc.property(rating, rating, scale, (one, other, on) => {
      const step = 100 / (ratingChoices(on, null).length - 1);
      expect(Math.abs(ratingOfStep(stepOf(one, on), on) - one)).toBeLessThanOrEqual(step / 2);
      if (one <= other) expect(stepOf(one, on)).toBeLessThanOrEqual(stepOf(other, on));
    }));
  });
});

describe('a form', () => {
  it('sent as it was opened keeps the rating, on any scale and after any number of them', () => {
    fc.assert(fc.property(rating, fc.array(scale, { minLength: 1, maxLength: 6 }), (kept, scales) => {
      const after = scales.reduce((value, on) => {
        const chosen = ratingChoices(on, value).find(({ step }) => step === stepOf(value, on));
        return chosen?.rating ?? -1;
      }, kept);
      expect(after).toBe(kept);
    }));
  });

  it('has one choice that stands for what is kept; every other one for its own worth', () => {
    fc.assert(fc.property(rating, scale, (kept, on) => {
      const choices = ratingChoices(on, kept);
      expect(choices.filter((choice) => choice.rating === kept)).toHaveLength(1);
      for (const { step, shown, rating: value } of choices) {
        if (value !== kept) expect(value).toBe(ratingOfStep(step, on));
        expect(Number.isInteger(value)).toBe(true);
        expect([stepOf(value, on), shownOn(value, on)]).toEqual([step, shown]);
      }
    }));
  });

  it('offers nothing but the steps while nothing is kept', () => {
    expect(ratingChoices('smileys', null).map((choice) => choice.rating)).toEqual([0, 25, 50, 75, 100]);
    expect(ratingChoices('ten', null)).toHaveLength(21);
    expect(ratingChoices('five', null).map((choice) => choice.shown)).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5]);
  });
});
