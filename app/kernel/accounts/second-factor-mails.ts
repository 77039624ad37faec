import { z } from 'zod';
import { defineMail } from '#app/platform/mail/template.ts';
import type { AnyMailTemplate, MailContext } from '#app/platform/mail/template.ts';
import { formatExactly } from '#app/platform/time/format.ts';
import { accountPaths } from './paths.ts';

/** Letters about the second factor: what changed or happened, and what to do if it was somebody else. Texts: the catalog `second-factor-mails`. */
const facts = z.object({ username: z.string(), at: z.iso.datetime() });
const withFactor = facts.extend({ factor: z.enum(['off', 'mail', 'app']) });
const withLeft = facts.extend({ left: z.number().int() });

function content(name: string, key: string, { t, locale, timeZone, baseUrl, data }: MailContext<z.infer<typeof facts>>, path: string) {
  const values = { ...data, when: formatExactly(new Date(data.at), locale, timeZone) };
  const text = (part: string, more = {}) => t(`second-factor-mails:${part}`, { ...values, ...more });
  return {
    subject: text(`${name}.subject`),
    blocks: [
      { kind: 'paragraph' as const, text: text(key) },
      { kind: 'button' as const, text: text(`${name}.button`), url: `${baseUrl}${path}` },
      { kind: 'note' as const, text: text(`${name}.note`) },
    ],
  };
}

const changed = defineMail({
  id: 'accounts.second-factor-changed',
  isResendable: true,
  schema: withFactor,
  render: (context) => content('changed', `changed.lead.${context.data.factor}`, context, accountPaths.signInSettings()),
});

const moved = defineMail({
  id: 'accounts.authenticator-moved',
  isResendable: true,
  schema: facts,
  render: (context) => content('moved', 'moved.lead', context, accountPaths.signInSettings()),
});

const codesReplaced = defineMail({
  id: 'accounts.recovery-codes-replaced',
  isResendable: true,
  schema: facts,
  render: (context) => content('codesReplaced', 'codesReplaced.lead', context, accountPaths.signInSettings()),
});

const codeUsed = defineMail({
  id: 'accounts.recovery-code-used',
  isResendable: true,
  schema: withLeft,
  render(context) {
    const { t, data } = context;
    const { subject, blocks: [lead, ...others] } = content('codeUsed', 'codeUsed.lead', context, accountPaths.recoveryCodes());
    return { subject, blocks: [...(lead ? [lead] : []), { kind: 'paragraph', text: t('second-factor-mails:codeUsed.left', { count: data.left }) }, ...others] };
  },
});

const reset = defineMail({
  id: 'accounts.second-factor-reset',
  isResendable: true,
  schema: facts,
  render: (context) => content('reset', 'reset.lead', context, accountPaths.secondFactorSettings()),
});

const failed = defineMail({
  id: 'accounts.second-step-failed',
  isResendable: true,
  schema: facts,
  render: (context) => content('failed', 'failed.lead', context, accountPaths.password()),
});

export const secondFactorMails: readonly AnyMailTemplate[] = [changed, moved, codesReplaced, codeUsed, reset, failed];

export type FactorNews =
  | { template: 'accounts.second-factor-changed'; factor: 'off' | 'mail' | 'app' }
  | { template: 'accounts.recovery-code-used'; left: number }
  | { template: 'accounts.authenticator-moved' | 'accounts.recovery-codes-replaced' | 'accounts.second-factor-reset' | 'accounts.second-step-failed' };
