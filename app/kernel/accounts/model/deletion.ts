/** How long somebody who wants to be deleted may change their mind. */
export const deletionDays = 30;

export const deletionDueAt = (askedAt: Date): Date => new Date(askedAt.getTime() + deletionDays * 86_400_000);
