import { z } from 'zod';
import { defineMail } from '#app/platform/mail/template.ts';
import type { AnyMailTemplate } from '#app/platform/mail/template.ts';
import { newsPaths } from './paths.ts';

/** A letter of news: a single piece, several, or the day's digest. Its lines are in words already, in its reader's language. */
export const newsMail = defineMail({
  id: 'notifications.news',
  isResendable: true,
  schema: z.object({ subject: z.string(), lines: z.array(z.object({ text: z.string(), href: z.string() })), settingsHref: z.string(), unsubscribeToken: z.string() }),
  render({ data, t, baseUrl }) {
    const [first] = data.lines;
    const unsubscribeUrl = `${baseUrl}${newsPaths.unsubscription(data.unsubscribeToken)}`;
    return {
      subject: data.subject,
      blocks: [
        ...(data.lines.length === 1 && first
          ? [{ kind: 'paragraph' as const, text: first.text }, { kind: 'button' as const, text: t('news-mails:open'), url: `${baseUrl}${first.href}` }]
          : [
              { kind: 'paragraph' as const, text: t('news-mails:lead') },
              { kind: 'links' as const, items: data.lines.map(({ text, href }) => ({ text, url: `${baseUrl}${href}` })) },
              { kind: 'button' as const, text: t('news-mails:all'), url: `${baseUrl}${newsPaths.list()}` },
            ]),
        { kind: 'note', text: t('news-mails:why', { settingsUrl: `${baseUrl}${data.settingsHref}`, unsubscribeUrl }) },
      ],
      // RFC 8058: mail programs show a button of their own.
      headers: { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    };
  },
});

export const notificationMails: AnyMailTemplate[] = [newsMail];
