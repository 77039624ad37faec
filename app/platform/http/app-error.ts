export const errorStatus = {
  'invalid': 400,
  'unauthenticated': 401,
  'forbidden': 403,
  'not-found': 404,
  'conflict': 409,
  'gone': 410,
  'too-large': 413,
  'rate-limited': 429,
  'unavailable': 503,
  'no-room': 507,
} as const;

export type ErrorCode = keyof typeof errorStatus;

export type ErrorDetails = {
  /** Message key shown instead of the code's own text. */
  messageKey?: string;
  /** Field name → message keys; '' is the whole form. */
  fields?: Record<string, string[]>;
  retryAfterSeconds?: number;
  /** Name of the limit that was reached. */
  limit?: string;
  /** It stands in the journal already. */
  isNoted?: boolean;
  /** What was typed into the form, where its body could be read. */
  typed?: FormData;
  /** Something else has to be done first: the error page leads there instead of home. */
  wayOut?: { to: string; labelKey: string };
};

/** An expected failure: answered with its status and a text, never reported as a fault. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }

  /** The pages' build has its own copy of this class; an error of the other copy is the same to it. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'AppError' && 'details' in value;
  }

  get status(): number {
    return errorStatus[this.code];
  }
}

/** What a viewer may not see and what does not exist answer alike. */
export const notFound = () => new AppError('not-found');

/** A rule a form field breaks; `key` is a message key. */
export const invalidField = (field: string, key: string) => new AppError('invalid', { fields: { [field]: [key] } });
