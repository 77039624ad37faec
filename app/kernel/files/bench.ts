import { AppError } from '#app/platform/http/app-error.ts';

/** A place for work that takes memory and processor: `places` at once, some more waiting, the rest is asked to come again. */
export function createBench(places = 2, waiting = 30): <T>(work: () => Promise<T>) => Promise<T> {
  const line: (() => void)[] = [];
  let busy = 0;
  return async (work) => {
    if (busy >= places) {
      if (line.length >= waiting) throw new AppError('unavailable', { messageKey: 'files:errors.busy', retryAfterSeconds: 10 });
      // Whoever leaves hands over the place, so it is never free in between.
      await new Promise<void>((go) => line.push(go));
    } else {
      busy += 1;
    }
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next) next();
      else busy -= 1;
    }
  };
}
