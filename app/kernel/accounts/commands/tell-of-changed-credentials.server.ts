import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#app/platform/db/client.server.ts';
import { queueMail } from '#app/platform/mail/queue-mail.server.ts';
import type { EntryCtx } from '../entry.ts';
import type { CredentialNews } from '../credential-mails.ts';
import { findAlarmAddress } from '../queries/find-alarm-address.server.ts';

type Person = { id: string; username: string; locale: EntryCtx['locale'] | null; timeZone: string };

/**
 * Tells a person by letter what changed about their way in, in their chat with the bot where no letter reaches them; also those who
 * want no notifications, because it may not have been them.
 */
export async function tellOfChangedCredentials(tx: Tx, ctx: EntryCtx, person: Person, email: string | null, { template, ...news }: CredentialNews): Promise<void> {
  const to = await findAlarmAddress(tx, { id: person.id, email });
  if (to === null) return;
  await queueMail(tx, ctx.queue, {
    idempotencyKey: `${template}:${uuidv7()}`, userId: person.id, to, template,
    locale: person.locale ?? ctx.locale, timeZone: person.timeZone, data: { username: person.username, at: ctx.now.toISOString(), ...news },
  });
}
