import { z } from 'zod';
import { formatExactly } from '#app/platform/time/format.ts';
import { defineMail } from '#app/platform/mail/template.ts';

/** To every owner, once an hour for each distinct error. */
export const errorMail = defineMail({
  id: 'errors.unexpected',
  isResendable: true,
  schema: z.object({ message: z.string(), place: z.string(), traceId: z.string().nullable(), count: z.number(), at: z.string(), path: z.string() }),
  render({ data, t, locale, timeZone, baseUrl }) {
    const facts = [
      t('error-mails:place', { place: data.place }),
      t('error-mails:message', { message: data.message }),
      t('error-mails:times', { count: data.count }),
      t('error-mails:at', { at: formatExactly(new Date(data.at), locale, timeZone) }),
      ...(data.traceId ? [t('error-mails:trace', { trace: data.traceId })] : []),
    ];
    return {
      subject: t('error-mails:subject', { place: data.place }),
      blocks: [
        { kind: 'paragraph', text: t('error-mails:lead') },
        { kind: 'list', items: facts },
        { kind: 'button', text: t('error-mails:button'), url: `${baseUrl}${data.path}` },
        { kind: 'note', text: t('error-mails:note') },
      ],
    };
  },
});
