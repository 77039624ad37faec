import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { Resend } from 'resend';
import type { Logger } from '#app/platform/log/log.server.ts';

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

export type TransportOptions = {
  /** `outbox:`, `smtp://…`, `smtps://…` or `resend://KEY` */
  mailUrl: string;
  dataDir: string;
  log: Logger;
  resendBaseUrl?: string;
};

export function createMailTransport({ mailUrl, dataDir, log, resendBaseUrl }: TransportOptions): Transport {
  if (mailUrl.startsWith('outbox:')) return outbox(join(dataDir, 'outbox'), log);
  if (mailUrl.startsWith('resend://')) return resend(decodeURIComponent(mailUrl.slice('resend://'.length)), resendBaseUrl);
  return smtp(mailUrl);
}

/** The recipient as an object: a string would be read as a list of addresses. */
const messageOf = ({ messageId, from, to, subject, html, headers }: Letter) => ({
  messageId, from, to: { name: '', address: to }, subject, html, headers, disableFileAccess: true, disableUrlAccess: true,
});

/** So that people and scripts can read the file; nodemailer itself would encode Cyrillic. */
const unencoded = 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit';

/** One .eml per message under a name of its own, so a repeated delivery changes nothing. */
function outbox(folder: string, log: Logger): Transport {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    async send(letter) {
      const text = { raw: `${unencoded}\r\n\r\n${letter.text.replace(/\r?\n/g, '\r\n')}` };
      const { message } = await composer.sendMail({ ...messageOf(letter), date: letter.createdAt, text });
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const stamp = letter.createdAt.toISOString().replace(/[-:.]/g, '');
      const path = join(folder, `${stamp}-${letter.id}.eml`);
      writeFileSync(`${path}.part`, message as Buffer, { mode: 0o600 });
      renameSync(`${path}.part`, path);
      log.info({ recipient: letter.to, subject: letter.subject }, 'mail written');
    },
    close: () => composer.close(),
  };
}

function smtp(url: string): Transport {
  const options = { url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 };
  const transport = createTransport(options as Parameters<typeof createTransport>[0]);
  return {
    async send(letter) {
      try {
        await transport.sendMail({ ...messageOf(letter), text: letter.text, textEncoding: 'quoted-printable' });
      } catch (error) {
        throw isRefused(error) ? new PermanentMailError((error as Error).message, { cause: error }) : error;
      }
    },
    close: () => transport.close(),
  };
}

/** A 5xx is the other side's last word, except about our own password, which the operator can mend. */
function isRefused(error: unknown): boolean {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  if (code === 'EAUTH') return false;
  return responseCode === undefined ? code === 'EENVELOPE' : responseCode >= 500;
}

/** Wrong in the message itself; a wrong key or an unproven domain (401, 403) is for the operator to mend. */
const resendRefusals = new Set([400, 404, 405, 413, 422]);

function resend(key: string, baseUrl: string | undefined): Transport {
  const client = new Resend(key, { ...(baseUrl && { baseUrl: baseUrl.replace(/\/+$/, '') }) });
  return {
    async send({ from, to, subject, text, html, headers, messageId, idempotencyKey }) {
      const signal = AbortSignal.timeout(20_000);
      const message = { from, to: [to], subject, text, html, headers: { ...headers, 'Message-ID': messageId } };
      const { error } = await client.emails.send(message, { idempotencyKey, signal } as { idempotencyKey: string });
      // The first attempt arrived after all, with another wording (a new version of the app).
      if (!error || error.name === 'invalid_idempotent_request') return;
      const reason = `Resend ${error.statusCode ?? ''} ${error.name}: ${error.message}`;
      throw resendRefusals.has(error.statusCode ?? 0) ? new PermanentMailError(reason) : new Error(reason);
    },
    close: () => undefined,
  };
}
