import { z } from 'zod';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { defineMail } from '#app/platform/mail/template.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import { formatDay } from '#app/platform/time/format.ts';

const exportReady = defineMail({
  id: 'transfer.export-ready',
  isResendable: true,
  schema: z.object({ until: z.iso.datetime() }),
  render: ({ data, t, baseUrl, locale, timeZone }) => ({
    subject: t('transfer:exportReady.subject'),
    blocks: [
      { kind: 'paragraph', text: t('transfer:exportReady.lead', { day: formatDay(dayInZone(new Date(data.until), timeZone), locale) }) },
      // No link to the archive itself: letters are forwarded.
      { kind: 'button', text: t('transfer:exportReady.button'), url: `${baseUrl}${accountPaths.dataSettings()}` },
      { kind: 'note', text: t('transfer:exportReady.note') },
    ],
  }),
});

export const transferMails = [exportReady];
