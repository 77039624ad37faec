/** `npm run test:faults` takes the whole time of each fault; the usual run takes enough to see what happens. */
export const isFull = process.env.FAULTS === 'full';
export const scale = <T>(usual: T, full: T): T => (isFull ? full : usual);
