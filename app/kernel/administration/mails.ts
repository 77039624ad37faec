import { z } from 'zod';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { defineMail } from '#app/platform/mail/template.ts';
import type { MailTemplate } from '#app/platform/mail/template.ts';

const schema = z.object({ role: z.enum(['member', 'teacher', 'owner']).optional() });
type Data = z.infer<typeof schema>;

/** What an owner did with somebody's account, told to them; the texts are `people-mails:N`. They open nothing, so they may be sent again. */
function notice<N extends string>(name: N, path: () => string) {
  return defineMail<Data>({
    id: `people.${name}`,
    schema,
    isResendable: true,
    render({ data, t, baseUrl }) {
      const values = data.role ? { role: t(`people-mails:roles.${data.role}`) } : {};
      const text = (part: string) => t(`people-mails:${name}.${part}`, values);
      return {
        subject: text('subject'),
        blocks: [
          { kind: 'paragraph', text: text('lead') },
          { kind: 'button', text: text('button'), url: `${baseUrl}${path()}` },
          { kind: 'note', text: text('note') },
        ],
      };
    },
  }) as MailTemplate<Data> & { id: `people.${N}` };
}

const letters = [
  notice('role-changed', () => '/'),
  notice('deactivated', () => '/'),
  notice('reactivated', accountPaths.signIn),
  notice('sessions-ended', accountPaths.signIn),
] as const;

export type PersonLetter = (typeof letters)[number]['id'];

export const administrationMails: readonly MailTemplate<Data>[] = letters;
