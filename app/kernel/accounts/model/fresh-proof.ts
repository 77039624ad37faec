/** How long after a proof (sign-in, or a second one on the way to a change) changes to the account are taken. */
export const freshProofSeconds = 10 * 60;

export const isFreshlyProven = (provenAt: Date, now: Date): boolean => now.getTime() - provenAt.getTime() < freshProofSeconds * 1000;
