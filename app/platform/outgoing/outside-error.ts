export type OutsideReason =
  /** Not http(s), a forbidden port, or a name or password in the address. */
  | 'address'
  /** The name leads to a machine that is not in the outside world. */
  | 'inside'
  | 'redirects' | 'too-large' | 'type' | 'encoding' | 'timeout' | 'network'
  /** Answered, with a status of 400 or above. */
  | 'status'
  /** Answered with something that is not what was asked for. */
  | 'garbage'
  /** Not asked at all: too many questions in a short time, or it failed too often just now. */
  | 'busy' | 'resting';

/** Why nothing came back from outside. Expected: callers go on without. */
export class OutsideError extends Error {
  readonly reason: OutsideReason;
  readonly status: number | null;
  readonly retryAfterSeconds: number | null;

  constructor(reason: OutsideReason, details: { status?: number; retryAfterSeconds?: number | null; cause?: unknown } = {}) {
    super(details.status ? `${reason} ${details.status}` : reason, { cause: details.cause });
    this.name = 'OutsideError';
    this.reason = reason;
    this.status = details.status ?? null;
    this.retryAfterSeconds = details.retryAfterSeconds ?? null;
  }
}
