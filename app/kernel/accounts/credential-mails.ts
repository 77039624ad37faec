import { z } from 'zod';
import { defineMail } from '#app/platform/mail/template.ts';
import type { AnyMailTemplate, MailBlock, MailContext } from '#app/platform/mail/template.ts';
import { formatExactly } from '#app/platform/time/format.ts';
import type { Channel } from './model/channels.ts';
import { accountPaths } from './paths.ts';

const facts = z.object({ username: z.string(), at: z.iso.datetime() });
/** Where the code for a new password would go. Letters that were queued before this was said go by mail. */
const withCodes = facts.extend({ codesTo: z.enum(['email', 'telegram', 'none', 'nowhere']).default('email') });
const withLink = facts.extend({ link: z.string() });

/** The texts `account-mails:N` (subject, lead, todo, button, note): what changed, and what to do if it was somebody else. */
function blocksOf(name: string, { t, locale, timeZone, baseUrl, data }: MailContext<z.infer<typeof facts>>, path: string | null, ways: { todo?: string; button?: string } = {}) {
  const values = { username: data.username, when: formatExactly(new Date(data.at), locale, timeZone) };
  const text = (part: string) => t(`account-mails:${name}.${part}`, values);
  const blocks: MailBlock[] = [
    { kind: 'paragraph', text: text('lead') },
    { kind: 'paragraph', text: text(ways.todo ?? 'todo') },
    ...(path === null ? [] : [{ kind: 'button' as const, text: text(ways.button ?? 'button'), url: `${baseUrl}${path}` }]),
    { kind: 'note', text: text('note') },
  ];
  return { subject: text('subject'), blocks };
}

const passwordChanged = defineMail({
  id: 'accounts.password-changed',
  isResendable: true,
  schema: withCodes,
  render: (context) => {
    const { codesTo } = context.data;
    // No code for a new password goes to who wants no letters; the one that signs in does.
    if (codesTo === 'none') return blocksOf('password-changed', context, accountPaths.signIn(accountPaths.notificationSettings()), { todo: 'todoNone', button: 'buttonNone' });
    if (codesTo === 'nowhere') return blocksOf('password-changed', context, null, { todo: 'todoNowhere' });
    return blocksOf('password-changed', context, accountPaths.forgotten(), codesTo === 'telegram' ? { todo: 'todoTelegram' } : {});
  },
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

/** Into the chat of somebody who had no address: there is no old one that could be told. */
const emailAdded = defineMail({
  id: 'accounts.email-added',
  isResendable: true,
  schema: facts,
  render: (context) => blocksOf('email-added', context, accountPaths.signInSettings()),
});

/** A letter in every respect but one: it is never sent. It keeps the work of a request the same when there is nobody to write to. */
const noLetter: AnyMailTemplate = { id: 'accounts.no-letter', schema: z.unknown(), render: () => ({ subject: '', blocks: [] }), discard: true };

export const credentialMails: readonly AnyMailTemplate[] = [passwordChanged, emailChanged, emailAdded, telegramLinked, noLetter];

export type CredentialNews = { template: 'accounts.password-changed'; codesTo: Channel | 'nowhere' } | { template: 'accounts.email-changed'; link: string } | { template: 'accounts.email-added' };
