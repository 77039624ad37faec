import { join } from 'node:path';
import type { Logger } from '#app/platform/log/log.server.ts';
import { mailgun } from './transports/mailgun.server.ts';
import { outbox } from './transports/outbox.server.ts';
import { resend } from './transports/resend.server.ts';
import { smtp } from './transports/smtp.server.ts';
import type { Transport } from './transports/transport.ts';

export type TransportOptions = {
  /** `outbox:`, `smtp://…`, `smtps://…`, `resend://KEY` or `mailgun://KEY@domain` */
  mailUrl: string;
  dataDir: string;
  log: Logger;
  resendBaseUrl?: string;
  mailgunBaseUrl?: string;
};

export function createMailTransport({ mailUrl, dataDir, log, resendBaseUrl, mailgunBaseUrl }: TransportOptions): Transport {
  if (mailUrl.startsWith('outbox:')) return outbox(join(dataDir, 'outbox'), log);
  if (mailUrl.startsWith('resend://')) return resend(decodeURIComponent(mailUrl.slice('resend://'.length)), resendBaseUrl);
  if (mailUrl.startsWith('mailgun://')) return mailgun(mailUrl, mailgunBaseUrl);
  return smtp(mailUrl);
}
