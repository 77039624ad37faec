import { z } from 'zod';
import { formatDay } from '#app/platform/time/format.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import { defineMail } from '#app/platform/mail/template.ts';
import { accountPaths } from './paths.ts';

/** Letters about going away; their texts are the catalog `leaving-mails`, which no page loads. */
const deactivated = defineMail({
  id: 'accounts.deactivated',
  isResendable: true,
  schema: z.object({}),
  render: ({ t, baseUrl }) => ({
    subject: t('leaving-mails:deactivated.subject'),
    blocks: [
      { kind: 'paragraph', text: t('leaving-mails:deactivated.lead') },
      { kind: 'button', text: t('leaving-mails:deactivated.button'), url: `${baseUrl}${accountPaths.signIn()}` },
      { kind: 'note', text: t('leaving-mails:deactivated.note') },
    ],
  }),
});

const deletionRequested = defineMail({
  id: 'accounts.deletion-requested',
  isResendable: true,
  schema: z.object({ dueAt: z.iso.datetime() }),
  render({ data, t, baseUrl, locale, timeZone }) {
    const day = formatDay(dayInZone(new Date(data.dueAt), timeZone), locale);
    return {
      subject: t('leaving-mails:deletion.subject', { day }),
      blocks: [
        { kind: 'paragraph', text: t('leaving-mails:deletion.lead', { day }) },
        { kind: 'paragraph', text: t('leaving-mails:deletion.keep') },
        { kind: 'button', text: t('leaving-mails:deletion.button'), url: `${baseUrl}${accountPaths.deletion()}` },
        { kind: 'note', text: t('leaving-mails:deletion.note') },
      ],
    };
  },
});

export const leavingMails = [deactivated, deletionRequested];
