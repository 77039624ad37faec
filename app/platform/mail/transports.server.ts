import { join } from 'node:path';
import type { Logger } from '#app/platform/log/log.server.ts';
import type { Transport } from './transports/transport.ts';

export type TransportOptions = {
  /** `outbox:`, `smtp://…`, `smtps://…`, `resend://KEY` or `mailgun://KEY@domain` */
  mailUrl: string;
  dataDir: string;
  log: Logger;
  resendBaseUrl?: string;
  mailgunBaseUrl?: string;
};

/** The way that `mailUrl` names; its package is loaded with the first letter. */
export function createMailTransport(options: TransportOptions): Transport {
  let opened: Promise<Transport> | undefined;
  const open = () => (opened ??= load(options));
  return {
    send: async (letter) => (await open()).send(letter),
    close: () => void opened?.then((transport) => transport.close()),
  };
}

async function load({ mailUrl, dataDir, log, resendBaseUrl, mailgunBaseUrl }: TransportOptions): Promise<Transport> {
  if (mailUrl.startsWith('outbox:')) return (await import('./transports/outbox.server.ts')).outbox(join(dataDir, 'outbox'), log);
  if (mailUrl.startsWith('resend://')) return (await import('./transports/resend.server.ts')).resend(decodeURIComponent(mailUrl.slice('resend://'.length)), resendBaseUrl);
  if (mailUrl.startsWith('mailgun://')) return (await import('./transports/mailgun.server.ts')).mailgun(mailUrl, mailgunBaseUrl);
  return (await import('./transports/smtp.server.ts')).smtp(mailUrl);
}
