/** How many signs each text of a profile may have. */
export const profileLengths = { name: 60, bio: 2000, learningGoal: 500 };

/** Own links that the form has places for; together with one per known kind they are the eight a profile holds. */
export const ownLinkPlaces = [1, 2, 3, 4, 5] as const;
