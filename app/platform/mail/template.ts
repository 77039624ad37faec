import type { z } from 'zod';
import type { Locale } from '#app/platform/i18n/locales.ts';

/** The parts a message is made of; the plain text and the HTML both come from them. */
export type MailBlock =
  | { kind: 'paragraph'; text: string }
  /** Stands alone on its line in the plain text, so that people and scripts find it. */
  | { kind: 'code'; code: string }
  | { kind: 'button'; text: string; url: string }
  | { kind: 'list'; items: string[] }
  /** Lines that each lead somewhere. */
  | { kind: 'links'; items: { text: string; url: string }[] }
  /** Small print: why this came, what to do if it was not you. */
  | { kind: 'note'; text: string };

/** `headers`: beside those that every letter has. */
export type MailContent = { subject: string; blocks: MailBlock[]; headers?: Record<string, string> };

export type MailContext<D> = {
  data: D;
  /** Texts in the recipient's language; keys carry their namespace: `accounts:mail.signIn.subject`. */
  t: (key: string, values?: Record<string, unknown>) => string;
  locale: Locale;
  /** The recipient's. */
  timeZone: string;
  /** Where links lead: BASE_URL, without a slash at its end. */
  baseUrl: string;
};

/** One kind of message: what it needs to know and what it says. Pure. */
export type MailTemplate<D = unknown> = {
  id: string;
  schema: z.ZodType<D>;
  /** May be sent again days later: no code and no link of it has run out by then. Default: no. */
  isResendable?: boolean;
  render(context: MailContext<D>): MailContent;
  /** The same for a messenger, where it says something else there. */
  chat?(context: MailContext<D>): MailContent;
  /** Never sent: the worker takes the row away instead. For requests whose work must not show whether there is anybody to write to. */
  discard?: boolean;
};

/** A template in a list of several, each with data of its own. */
export type AnyMailTemplate = { id: string; schema: z.ZodType; isResendable?: boolean; render(context: MailContext<never>): MailContent; chat?(context: MailContext<never>): MailContent; discard?: boolean };

export const defineMail = <D>(template: MailTemplate<D>): MailTemplate<D> => template;
