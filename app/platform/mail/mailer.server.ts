import { createHash } from 'node:crypto';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Db, Tx } from '#app/platform/db/client.server.ts';
import { isLocale } from '#app/platform/i18n/locales.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import type { JobMeta, QueueHost } from '#app/platform/jobs/boss.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import type { SealedBox } from '#app/platform/seal/sealed-box.server.ts';
import type { Carrier } from './carrier.ts';
import { bodyText, mailHtml, mailText } from './layout.ts';
import { bindMail, deliverMail, letterFate, oneLine, queueMail, resendMail } from './queue-mail.server.ts';
import type { NewMail } from './queue-mail.server.ts';
import { createSeal } from './sealed-payload.server.ts';
import type { AnyMailTemplate, MailContext } from './template.ts';
import { PermanentMailError } from './transports/transport.ts';
import type { Letter, Transport } from './transports/transport.ts';

export type Mailer = {
  /** Queues a message in the caller's transaction; false when its key was there already. */
  queue(tx: Tx, mail: NewMail): Promise<boolean>;
  /** Queues a failed message once more, in the place of the job that gave it up; false when it waits already, is gone, or is of a kind that has run out by now. */
  resend(tx: Tx, id: string): Promise<boolean>;
  isResendable(template: string): boolean;
  /** The ids of all that can be sent. */
  templates: string[];
  close(): void;
};

export type MailerOptions = {
  db: Db;
  /** Gets the delivery job; make the mailer before starting it. */
  host: QueueHost;
  log: Logger;
  transport: Transport;
  /** SESSION_SECRET: what letters are sealed with at rest. */
  secret: string;
  from: string;
  baseUrl: string;
  /** Who takes letters whose address is none of mail. */
  carriers?: readonly Carrier[];
  /** Every room's templates. */
  templates: readonly AnyMailTemplate[];
  translator(locale: Locale): MailContext<unknown>['t'];
  /** What the house is called in the recipient's language: stands above every letter, and in texts as `{{brand}}`. */
  brand?(locale: Locale): Promise<string>;
};

/** Mail as the app knows it: queued with its cause, sealed at rest, delivered and retried by the worker. */
export function createMailer(options: MailerOptions): Mailer {
  const { host, secret, transport, templates } = options;
  const seal = createSeal(secret);
  const byId = new Map(templates.map((template) => [template.id, template]));
  if (byId.size !== templates.length) throw new Error('two mail templates have the same id');
  bindMail(host.queue, seal);
  const resendable = templates.filter(({ isResendable }) => isResendable).map(({ id }) => id);
  host.registerJob(deliverMail, ({ mailId }, meta) => deliver(mailId, meta, { ...options, seal, byId }), letterFate(resendable));
  return {
    queue: (tx, mail) => queueMail(tx, host.queue, mail),
    resend: (tx, id) => resendMail(tx, host, id, resendable),
    isResendable: (template) => byId.get(template)?.isResendable ?? false,
    templates: templates.filter(({ discard }) => !discard).map(({ id }) => id),
    close: () => transport.close(),
  };
}

type Delivery = MailerOptions & { seal: SealedBox; byId: Map<string, AnyMailTemplate> };
type MailRow = NonNullable<Awaited<ReturnType<Db['mailMessage']['findUnique']>>>;

async function deliver(id: string, meta: JobMeta, delivery: Delivery): Promise<void> {
  const { db, transport } = delivery;
  const row = await db.mailMessage.findUnique({ where: { id } });
  if (!row || row.status !== 'queued') return;
  if (delivery.byId.get(row.template)?.discard) return void (await db.mailMessage.delete({ where: { id } }));
  const attempts = row.attempts + 1;
  const carrier = delivery.carriers?.find(({ scheme }) => row.to.startsWith(`${scheme}:`));
  try {
    if (carrier) return await handOver(row, carrier, delivery);
    const letter = await compose(row, delivery);
    await transport.send(letter);
    const data = { status: 'sent', attempts, subject: letter.subject, sentAt: new Date(), payload: null, lastError: null } as const;
    await db.mailMessage.update({ where: { id }, data });
  } catch (error) {
    const isFinal = error instanceof PermanentMailError || meta.isLastAttempt;
    const lastError = oneLine(error instanceof Error ? error.message : String(error)).slice(0, 500);
    // What may go again keeps its sealed contents for some days (resend); the calendar empties them then.
    const isKept = delivery.byId.get(row.template)?.isResendable;
    const data = { attempts, lastError, ...(isFinal && { status: 'failed' as const, ...(!isKept && { payload: null }) }) };
    await db.mailMessage.update({ where: { id }, data });
    meta.log.warn({ mailId: id, template: row.template, reason: lastError, attempts, isFinal }, 'mail not sent');
    if (!(error instanceof PermanentMailError)) throw error;
  }
}

/** From here on the carrier has it: what it writes and that the letter is gone from here are one. */
async function handOver(row: MailRow, carrier: Carrier, delivery: Delivery): Promise<void> {
  const { template, context } = await unseal(row, delivery);
  const text = bodyText((template.chat ?? template.render)(context as never));
  const { idempotencyKey, userId, timeZone } = row;
  const letter = { idempotencyKey, userId, locale: context.locale, timeZone, template: template.id, data: context.data, text, isLasting: template.isResendable ?? false };
  await inTransaction(delivery.db, async (tx) => {
    const { count } = await tx.mailMessage.deleteMany({ where: { id: row.id, status: 'queued' } });
    if (count === 1) await carrier.take(tx, { ...letter, address: row.to.slice(carrier.scheme.length + 1) });
  });
}

async function unseal(row: MailRow, delivery: Delivery): Promise<{ template: AnyMailTemplate; context: MailContext<unknown>; brand: string }> {
  const { seal, byId, baseUrl, translator } = delivery;
  const template = byId.get(row.template);
  if (!template) throw new PermanentMailError(`there is no template ${row.template}`);
  const opened = row.payload && seal.open(row.payload, row.idempotencyKey);
  const data = template.schema.safeParse(opened);
  if (!data.success) throw new PermanentMailError('the letter cannot be opened: was SESSION_SECRET changed?');
  const locale: Locale = isLocale(row.locale) ? row.locale : 'ru';
  const brand = (await delivery.brand?.(locale)) ?? 'Kruzhok';
  const translate = translator(locale);
  const t: typeof translate = (key, values) => translate(key, { brand, ...values });
  return { template, brand, context: { data: data.data, t, locale, timeZone: row.timeZone, baseUrl } };
}

async function compose(row: MailRow, delivery: Delivery): Promise<Letter> {
  const { baseUrl, from } = delivery;
  if (!isOneAddress(row.to)) throw new PermanentMailError('the address is not one address');
  const { template, context, brand } = await unseal(row, delivery);
  const { locale } = context;
  const content = template.render(context as never);
  const look = { locale, brand, baseUrl };
  const subject = oneLine(content.subject).slice(0, 300);
  return {
    id: row.id, idempotencyKey: row.idempotencyKey, createdAt: row.createdAt,
    messageId: `<${createHash('sha256').update(row.idempotencyKey).digest('hex').slice(0, 32)}@${new URL(baseUrl).hostname}>`,
    from: oneLine(from), to: row.to, subject,
    text: mailText(content, look), html: mailHtml({ ...content, subject }, look),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': locale, ...ownHeaders(content.headers) },
  };
}

const ownHeaders = (headers: Record<string, string> = {}) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, oneLine(value)]));

const isOneAddress = (address: string): boolean => /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/u.test(address);
