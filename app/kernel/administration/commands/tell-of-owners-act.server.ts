import { localeFor } from '#app/kernel/house/index.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { queueMail } from '#app/platform/mail/queue-mail.server.ts';
import type { PersonLetter } from '../mails.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';

export type Told = { id: string; email: string | null; emailProvenAt: Date | null; locale: string | null; timeZone: string };

/** A letter to somebody about what an owner did with their account; whoever has no proven address is not written to. The owner's language is no sign of theirs. */
export async function tellOfOwnersAct(tx: Tx, ctx: MemberCtx, person: Told, template: PersonLetter, data: Record<string, string> = {}): Promise<void> {
  if (!person.email || !person.emailProvenAt) return;
  await queueMail(tx, ctx.queue, {
    idempotencyKey: `${template}:${person.id}:${ctx.now.toISOString()}`,
    userId: person.id, to: person.email, template, data,
    locale: await localeFor(tx, person.locale), timeZone: person.timeZone,
  });
}
