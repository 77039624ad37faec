import { z } from 'zod';
import { defineMail } from '#app/platform/mail/template.ts';
import type { AnyMailTemplate, MailBlock, MailContext } from '#app/platform/mail/template.ts';
import { formatExactly } from '#app/platform/time/format.ts';
import { accountPaths } from './paths.ts';

const facts = z.object({ username: z.string(), at: z.iso.datetime() });
const withLink = facts.extend({ link: z.string() });

/** The texts `account-mails:N` (subject, lead, todo, button, note): what changed, and what to do if it was somebody else. */
function blocksOf(name: string, { t, locale, timeZone, baseUrl, data }: MailContext<z.infer<typeof facts>>, path: string) {
  const values = { username: data.username, when: formatExactly(new Date(data.at), locale, timeZone) };
  const text = (part: string) => t(`account-mails:${name}.${part}`, values);
  const blocks: MailBlock[] = [
    { kind: 'paragraph', text: text('lead') },
    { kind: 'paragraph', text: text('todo') },
    { kind: 'button', text: text('button'), url: `${baseUrl}${path}` },
    { kind: 'note', text: text('note') },
  ];
  return { subject: text('subject'), blocks };
}

const passwordChanged = defineMail({
  id: 'accounts.password-changed',
  isResendable: true,
  schema: facts,
  render: (context) => blocksOf('password-changed', context, accountPaths.forgotten()),
});

const telegramLinked = defineMail({
  id: 'accounts.telegram-linked',
  isResendable: true,
  schema: facts,
  render: (context) => blocksOf('telegram-linked', context, accountPaths.telegramSettings()),
});

/** To the address that was: the link is its way back. */
const emailChanged = defineMail({
  id: 'accounts.email-changed',
  isResendable: true,
  schema: withLink,
  render: (context) => blocksOf('email-changed', context, accountPaths.emailReturn(context.data.link)),
});

/** A letter in every respect but one: it is never sent. It keeps the work of a request the same when there is nobody to write to. */
const noLetter: AnyMailTemplate = { id: 'accounts.no-letter', schema: z.unknown(), render: () => ({ subject: '', blocks: [] }), discard: true };

export const credentialMails: readonly AnyMailTemplate[] = [passwordChanged, emailChanged, telegramLinked, noLetter];

export type CredentialNews = { template: 'accounts.password-changed' } | { template: 'accounts.email-changed'; link: string };
