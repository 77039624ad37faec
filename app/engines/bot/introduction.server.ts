import { setTimeout as sleep } from 'node:timers/promises';
import { locales } from '#app/platform/i18n/locales.ts';
import { commandLines } from './own-commands.server.ts';
import type { BotWork } from './work.ts';

const nameLivesMs = 3_600_000;
const firstPauseMs = 2_000;
const longestPauseMs = 600_000;

/** Tells Telegram what the bot understands and where it listens, again and again until it was heard; and asks what the bot is called. */
export function createIntroduction(work: BotWork, { api }: NonNullable<BotWork['telegram']>) {
  const over = new AbortController();
  let known: { username: string; until: number } | null = null;

  const introduce = async (webhook: string | null): Promise<void> => {
    for (const locale of locales) {
      const lines = commandLines(work, work.textsOf(locale));
      await api.setCommands(lines, locale);
      if (locale === 'en') await api.setCommands(lines);
    }
    if (webhook !== null) await api.setWebhook(webhook);
  };

  const loop = async (webhook: string | null): Promise<void> => {
    for (let pause = firstPauseMs; !over.signal.aborted; pause = Math.min(pause * 2, longestPauseMs)) {
      const problem = await introduce(webhook).then(() => null, (error: unknown) => error);
      if (problem === null || over.signal.aborted) return;
      work.log.warn({ reason: problem instanceof Error ? problem.message : String(problem) }, 'telegram: the bot could not be set up yet');
      await sleep(pause, undefined, { signal: over.signal, ref: false }).catch(() => undefined);
    }
  };

  return {
    start: (webhook: string | null) => void loop(webhook),
    stop: () => over.abort(),
    async name(): Promise<string | null> {
      if (known && known.until > Date.now()) return known.username;
      const me = await api.me().catch(() => null);
      if (me) known = { username: me.username, until: Date.now() + nameLivesMs };
      return known?.username ?? null;
    },
  };
}
