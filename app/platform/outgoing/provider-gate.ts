import { setTimeout as sleep } from 'node:timers/promises';
import { OutsideError } from './outside-error.ts';

export type GateOptions = {
  /** How often it is asked in the long run, and how many times at once after a rest. */
  perSecond: number;
  burst: number;
  now?: () => number;
};

export type GateState = { failures: number; restsUntil: Date | null };

const failuresToRest = 3;
const firstRestMs = 15_000;
const longestRestMs = 10 * 60_000;
/** What a provider may ask of us by Retry-After. */
const longestWishMs = 3_600_000;

/** These say something about the question, not about the provider's health. */
const harmless = (error: unknown) => error instanceof OutsideError && error.status !== null && error.status < 500 && error.status !== 429 && error.status !== 408;

/**
 * One door per provider: a bucket of tokens keeps us polite, and a circuit leaves a provider alone that fails or says
 * 429, so that nobody waits for it. In the memory of the process: after a restart it is simply asked again.
 */
export class ProviderGate {
  private readonly options: Required<GateOptions>;
  private tokens: number;
  private filledAt: number;
  private failures = 0;
  private restsUntil = 0;

  constructor(options: GateOptions) {
    this.options = { now: Date.now, ...options };
    this.tokens = options.burst;
    this.filledAt = this.options.now();
  }

  state(): GateState {
    return { failures: this.failures, restsUntil: this.isResting() ? new Date(this.restsUntil) : null };
  }

  /** Asks when there is a token within `patienceMs`; refuses at once while the provider rests. */
  async through<T>(ask: () => Promise<T>, patienceMs: number): Promise<T> {
    if (this.isResting()) throw new OutsideError('resting');
    await this.takeToken(patienceMs);
    // One of those that waited beside us may have failed meanwhile.
    if (this.isResting()) throw new OutsideError('resting');
    try {
      const answer = await ask();
      this.failures = 0;
      return answer;
    } catch (error) {
      if (harmless(error)) this.failures = 0;
      else this.noteFailure(error);
      throw error;
    }
  }

  private isResting(): boolean {
    return this.restsUntil > this.options.now();
  }

  private async takeToken(patienceMs: number): Promise<void> {
    const { perSecond, burst, now } = this.options;
    const at = now();
    this.tokens = Math.min(burst, this.tokens + ((at - this.filledAt) / 1000) * perSecond);
    this.filledAt = at;
    const waitMs = Math.max(0, ((1 - this.tokens) / perSecond) * 1000);
    if (waitMs > patienceMs) throw new OutsideError('busy');
    // Below zero it is a queue: whoever comes later waits longer.
    this.tokens -= 1;
    if (waitMs > 0) await sleep(waitMs);
  }

  private noteFailure(error: unknown): void {
    this.failures += 1;
    const now = this.options.now();
    const wish = error instanceof OutsideError && error.retryAfterSeconds !== null ? Math.min(error.retryAfterSeconds * 1000, longestWishMs) : 0;
    const isTold = error instanceof OutsideError && error.status === 429;
    const rest = isTold || this.failures >= failuresToRest ? Math.min(longestRestMs, firstRestMs * 2 ** Math.max(0, this.failures - failuresToRest)) : 0;
    this.restsUntil = Math.max(this.restsUntil, now + Math.max(rest, wish));
  }
}
