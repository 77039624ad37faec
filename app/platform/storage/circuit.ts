export type CircuitOptions = { failures: number; restMs: number; now?: () => number };

/**
 * After some failures in a row nobody waits for a provider that is down: work is refused at once for a while,
 * then one try shows whether it is back.
 */
export function createCircuit({ failures, restMs, now = Date.now }: CircuitOptions) {
  let failed = 0;
  let restsUntil = 0;
  return {
    /** False while it rests; the one that is let through after the rest moves the next try on. */
    admits(): boolean {
      if (failed < failures) return true;
      if (now() < restsUntil) return false;
      restsUntil = now() + restMs;
      return true;
    },
    succeeded(): void {
      failed = 0;
    },
    failed(): void {
      failed += 1;
      if (failed >= failures) restsUntil = now() + restMs;
    },
  };
}
