import type { PartAudiences } from './audience.ts';
import type { RatingScale } from './rating-scale.ts';

export type TitlesPreference = PartAudiences & { scale: RatingScale; hidesRatings: boolean };

/** What holds for whoever has chosen nothing. */
export const defaultPreference: TitlesPreference = { scale: 'hundred', hidesRatings: false, walksSeenBy: 'members', reviewsSeenBy: 'members', numbersSeenBy: 'members' };
