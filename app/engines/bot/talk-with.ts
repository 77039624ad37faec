import type { Viewer } from '#app/kernel/accounts/context.ts';
import type { BotTalk } from '#app/kernel/contributions/bot-commands.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import type { BotWork } from './work.ts';

type About = { id: string; now: Date; log: Logger };

/** What rooms and engines are handed to talk with somebody in their chat, who acts as themselves. */
export const talkWith = ({ db, queue, files, textsOf }: BotWork, { viewer, locale }: { viewer: Viewer; locale: Locale }, { id, now, log }: About): BotTalk => ({
  id, t: textsOf(locale), ctx: { db, queue, files, viewer, locale, timeZone: viewer.timeZone, now, ip: '', log },
});
