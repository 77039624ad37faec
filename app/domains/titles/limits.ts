/** How many titles one person adds to what everybody sees, whichever way they come. */
export const newTitleLimits = (personId: string) => [{ name: 'add-title', key: personId, max: 200, seconds: 3_600 }];
