import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#app/platform/db/client.server.ts';
import { queueMail } from '#app/platform/mail/queue-mail.server.ts';
import type { Ctx } from '../context.ts';
import { findAlarmAddress } from '../queries/find-alarm-address.server.ts';
import type { PersonsFactor } from '../queries/find-factor.server.ts';
import type { FactorNews } from '../second-factor-mails.ts';

type Person = { id: string } & Pick<PersonsFactor, 'username' | 'email' | 'locale' | 'timeZone'>;

/** Tells a person by letter, or in their chat where they have no address, what happened to their second factor. A failed step is told once a day, or guessing would fill the mailbox. */
export async function tellAboutFactor(tx: Tx, ctx: Ctx, person: Person, { template, ...news }: FactorNews): Promise<void> {
  const to = await findAlarmAddress(tx, person);
  if (to === null) return;
  const at = ctx.now.toISOString();
  await queueMail(tx, ctx.queue, {
    idempotencyKey: template === 'accounts.second-step-failed' ? `${template}:${person.id}:${at.slice(0, 10)}` : `${template}:${uuidv7()}`,
    userId: person.id, to, template, locale: person.locale ?? ctx.locale, timeZone: person.timeZone,
    data: { username: person.username, at, ...news },
  });
}
