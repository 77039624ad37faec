const day = 24 * 3600;

/** How often a name may change, so that people still know each other; and how often one may ask whether a name is free. */
export const usernameChanges = { changes: { max: 2, seconds: 30 * day }, tries: { max: 20, seconds: 3600 } };
