import { createTransport } from 'nodemailer';
import { nodemailerMessage, PermanentMailError } from './transport.ts';
import type { Transport } from './transport.ts';

export function smtp(url: string): Transport {
  const options = { url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 };
  const transport = createTransport(options as Parameters<typeof createTransport>[0]);
  return {
    async send(letter) {
      try {
        await transport.sendMail({ ...nodemailerMessage(letter), text: letter.text, textEncoding: 'quoted-printable' });
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
