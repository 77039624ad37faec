/** Who sees a part of what somebody does in Titles. */
export const titlesAudiences = ['everyone', 'members', 'nobody'] as const;
export type TitlesAudience = (typeof titlesAudiences)[number];

/** What a person's page has of Titles. */
export const personParts = ['walks', 'reviews', 'numbers'] as const;
export type PersonPart = (typeof personParts)[number];

/** Who looks, as seen from whose page it is. Keeping the house opens no room: its owner looks like any member. */
export type Onlooking = 'self' | 'member' | 'visitor';

export type PartAudiences = Record<`${PersonPart}SeenBy`, TitlesAudience>;

const admits = (audience: TitlesAudience, who: Onlooking): boolean => who === 'self' || audience === 'everyone' || (audience === 'members' && who === 'member');

/** The parts somebody may look at. Numbers are counted from walks and reviews, so they are never more open than those. */
export function partsFor(audiences: PartAudiences, who: Onlooking): PersonPart[] {
  const walks = admits(audiences.walksSeenBy, who);
  const reviews = admits(audiences.reviewsSeenBy, who);
  const numbers = admits(audiences.numbersSeenBy, who) && (walks || reviews);
  return personParts.filter((part) => ({ walks, reviews, numbers })[part]);
}
