import { z } from 'zod';
import { defineMail } from '#app/platform/mail/template.ts';
import type { MailBlock, MailContext, MailTemplate } from '#app/platform/mail/template.ts';
import { accountPaths } from './paths.ts';

/** Every letter has a code and a link in it, also those that show neither: queueing must not tell them apart. */
const schema = z.object({ code: z.string(), link: z.string() });
type Data = z.infer<typeof schema>;

/** A letter named N has the texts `account-mails:N` (subject, lead, button, note), which no page loads. Codes never stand in a subject: subjects are logged. */
function letter<N extends string>(name: N, path: (link: string) => string, showsCode: boolean) {
  const contentOf = ({ data, t, baseUrl }: MailContext<Data>, noteKey: string) => {
    const text = (part: string) => t(`account-mails:${name}.${part}`);
    const code: MailBlock[] = showsCode ? [{ kind: 'code', code: data.code }] : [];
    const blocks: MailBlock[] = [
      { kind: 'paragraph', text: text('lead') },
      ...code,
      { kind: 'button', text: text('button'), url: `${baseUrl}${path(data.link)}` },
      { kind: 'note', text: t(noteKey) },
    ];
    return { subject: text('subject'), blocks };
  };
  return defineMail<Data>({
    id: `accounts.${name}`,
    schema,
    render: (context) => contentOf(context, `account-mails:${name}.note`),
    chat: (context) => contentOf(context, 'account-mails:chat.note'),
  }) as MailTemplate<Data> & { id: `accounts.${N}` };
}

const letters = [
  letter('register', accountPaths.signInLink, true),
  letter('sign-in', accountPaths.signInLink, true),
  letter('already-registered', accountPaths.signInLink, true),
  letter('no-account', accountPaths.register, false),
  letter('prove-email', accountPaths.emailLink, true),
  letter('fresh-proof', accountPaths.freshProofLink, true),
  letter('second-factor', accountPaths.secondFactorLink, true),
  letter('reset-password', accountPaths.forgottenLink, true),
  letter('change-email', accountPaths.emailLink, true),
  letter('email-taken', () => accountPaths.signIn(), false),
] as const;

/** The last one is never sent: see credential-mails. */
export type AccountLetter = (typeof letters)[number]['id'] | 'accounts.no-letter';

export const accountMails: readonly MailTemplate<Data>[] = letters;
