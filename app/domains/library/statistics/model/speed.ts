/** Of less one cannot tell how quickly somebody reads. */
export const shortestSeconds = 600;

/** Pages an hour, to one decimal. */
export const speedOf = (pages: number, seconds: number): number => Math.round((pages / seconds) * 36_000) / 10;
