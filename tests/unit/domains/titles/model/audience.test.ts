import { describe, expect, it } from 'vitest';
import { partsFor, titlesAudiences } from '#app/domains/titles/model/audience.ts';

const choices = titlesAudiences.flatMap((walksSeenBy) => titlesAudiences.flatMap((reviewsSeenBy) => titlesAudiences.map((numbersSeenBy) => ({ walksSeenBy, reviewsSeenBy, numbersSeenBy }))));

describe('what may be seen of a person', () => {
  it.each(choices)('$walksSeenBy, $reviewsSeenBy, $numbersSeenBy', (chosen) => {
    expect(partsFor(chosen, 'self')).toEqual(['walks', 'reviews', 'numbers']);
    for (const [who, open] of [['member', ['everyone', 'members']], ['visitor', ['everyone']]] as const) {
      const may = (audience: string) => (open as readonly string[]).includes(audience);
      const parts = partsFor(chosen, who);
      expect(parts.includes('walks')).toBe(may(chosen.walksSeenBy));
      expect(parts.includes('reviews')).toBe(may(chosen.reviewsSeenBy));
      expect(parts.includes('numbers')).toBe(may(chosen.numbersSeenBy) && (may(chosen.walksSeenBy) || may(chosen.reviewsSeenBy)));
    }
  });
});
