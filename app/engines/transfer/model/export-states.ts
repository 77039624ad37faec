/** Rows of archives that are still to be made, or are being made. */
export const unfinished = { state: { in: ['queued', 'running'] } } satisfies { state: { in: ('queued' | 'running')[] } };
