/**
 * Why a call came to nothing.
 * `unsent`: it certainly did not arrive, so it may be tried again. `unsure`: the request went out and no answer came back.
 * `refused`: Telegram does not want it as it is. `gone`: the person blocked the bot, or left. `misused`: the bot itself is not admitted (its token).
 */
export type TelegramTrouble = 'unsent' | 'unsure' | 'refused' | 'gone' | 'misused';

export class TelegramProblem extends Error {
  readonly trouble: TelegramTrouble;
  /** Not before so many seconds have passed. */
  readonly retryAfterSeconds: number | null;

  constructor(trouble: TelegramTrouble, reason: string, details: { retryAfterSeconds?: number | null; cause?: unknown } = {}) {
    super(reason, { cause: details.cause });
    this.name = 'TelegramProblem';
    this.trouble = trouble;
    this.retryAfterSeconds = details.retryAfterSeconds ?? null;
  }
}
