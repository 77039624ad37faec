export type Letter = {
  id: string;
  idempotencyKey: string;
  createdAt: Date;
  messageId: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
};

/** Delivers once it resolves. Throws a PermanentMailError when trying again is useless, anything else otherwise. */
export type Transport = { send(letter: Letter): Promise<void>; close(): void };

export class PermanentMailError extends Error {}

/** The recipient as an object: a string would be read as a list of addresses. */
export const nodemailerMessage = ({ messageId, from, to, subject, html, headers }: Letter) => ({
  messageId, from, to: { name: '', address: to }, subject, html, headers, disableFileAccess: true, disableUrlAccess: true,
});
