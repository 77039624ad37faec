import type { Tx } from '#app/platform/db/client.server.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';

/** A letter for somebody who is written to elsewhere. `text`: what it says, in their language. */
export type CarriedLetter = {
  idempotencyKey: string;
  /** What stands after the scheme. */
  address: string;
  userId: string | null;
  locale: Locale;
  timeZone: string;
  template: string;
  data: unknown;
  text: string;
  /** Still of use hours later, unlike a code. */
  isLasting: boolean;
};

/**
 * Takes letters to `scheme:…` out of the post and sends them another way. Whoever queues one does the same work as for a letter, so
 * that its time tells nothing.
 */
export type Carrier = { scheme: string; take(tx: Tx, letter: CarriedLetter): Promise<void> };
