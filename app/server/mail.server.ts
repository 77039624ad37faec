import { accountMails, credentialMails, leavingMails, secondFactorMails } from '#app/kernel/accounts/index.server.ts';
import { administrationMails } from '#app/kernel/administration/index.server.ts';
import type { HouseKeeper } from '#app/kernel/house/house.ts';
import { notificationMails } from '#app/engines/notifications/index.server.ts';
import { transferMails } from '#app/engines/transfer/index.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { Env } from '#app/platform/env/env.server.ts';
import { errorMail } from '#app/platform/errors/error-mail.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';
import type { QueueHost } from '#app/platform/jobs/boss.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import { createAddressCheck } from '#app/platform/mail/address-check.server.ts';
import type { Carrier } from '#app/platform/mail/carrier.ts';
import { createMailer } from '#app/platform/mail/mailer.server.ts';
import { createMailTransport } from '#app/platform/mail/transports.server.ts';
import type { Services } from './services.server.ts';

type Parts = {
  env: Env; log: Logger; db: Db; host: QueueHost; now: () => Date; house: HouseKeeper; textsOf: Services['textsOf'];
  /** May still be added to until the host starts. */
  carriers: readonly Carrier[];
};

/** The house's mail, with the letters of all who write any, and what it knows of addresses. */
export function composeMail({ env, log, db, host, now, house, textsOf, carriers }: Parts): Pick<Services, 'mailer' | 'checkAddress'> {
  const mailer = createMailer({
    db, host, log, carriers,
    transport: createMailTransport({ mailUrl: env.MAIL_URL, dataDir: env.dataDir, log, resendBaseUrl: env.RESEND_BASE_URL, mailgunBaseUrl: env.MAILGUN_BASE_URL }),
    secret: env.sessionSecret,
    from: env.MAIL_FROM,
    baseUrl: env.baseUrl,
    templates: [...accountMails, ...administrationMails, ...credentialMails, ...leavingMails, ...notificationMails, ...secondFactorMails, ...transferMails, errorMail],
    translator: (locale) => (key, values) => textOf(textsOf(locale), key, values),
    brand: async (locale) => (await house.current()).name ?? textOf(textsOf(locale), 'site:brand'),
  });
  const checkAddress = createAddressCheck({
    asksDns: (env.EMAIL_MX_CHECK ?? (env.MAIL_URL.startsWith('outbox:') ? 'off' : 'on')) === 'on',
    dnsServers: env.EMAIL_DNS_SERVERS, verifierUrl: env.EMAIL_VERIFIER_URL, log, now,
  });
  return { mailer, checkAddress };
}
