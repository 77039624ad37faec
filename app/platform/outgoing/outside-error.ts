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

/** An answer with a status that says no, and when to come again, if it says that. */
export const refusedBy = (status: number, retryAfter: unknown): OutsideError => new OutsideError('status', { status, retryAfterSeconds: secondsUntil(retryAfter) });

/** Seconds or a date, as the header has it; null for neither. */
function secondsUntil(retryAfter: unknown): number | null {
  if (typeof retryAfter !== 'string') return null;
  if (/^\d{1,6}$/.test(retryAfter)) return Number(retryAfter);
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}
