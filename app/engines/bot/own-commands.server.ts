import type { TFunction } from 'i18next';
import { getTelegramLink, setReminder } from '#app/kernel/accounts/index.server.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import type { BotCommand, BotContribution, BotReply, BotTalk } from '#app/kernel/contributions/bot-commands.ts';
import type { BotCommandLine } from '#app/platform/telegram/telegram-api.server.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';
import { formatHour } from '#app/platform/time/format.ts';
import { readHour } from './model/command.ts';
import type { BotWork } from './work.ts';

/** What the bot can do by itself, besides what rooms and engines bring; /start and /stop are answered before anybody is known. */
export function ownContribution(work: Pick<BotWork, 'contributions' | 'baseUrl'>): BotContribution {
  const help: BotCommand = { name: 'help', descriptionKey: 'bot:commands.help', run: async ({ t }) => ({ text: helpText(work, t) }) };
  return { commands: [remind, help], taps: [{ prefix: 'remind', run: changeReminder }] };
}

const remind: BotCommand = { name: 'remind', descriptionKey: 'bot:commands.remind', run: (talk, args) => (args === '' ? offerHours(talk) : changeReminder(talk, args)) };

const offered = [8, 12, 18, 20, 21, 22];

async function offerHours({ ctx, t }: BotTalk): Promise<BotReply> {
  const { link } = await getTelegramLink(ctx);
  const hour = link?.reminderHour ?? null;
  const buttons = offered.map((at) => ({ label: formatHour(at), data: `remind:${at}` }));
  const off = { label: textOf(t, 'bot:remind.never'), data: 'remind:off' };
  return { text: hour === null ? textOf(t, 'bot:remind.ask') : textOf(t, 'bot:remind.now', { hour: formatHour(hour) }), buttons: [buttons.slice(0, 3), buttons.slice(3), [off]] };
}

async function changeReminder({ ctx, t }: BotTalk, typed: string): Promise<BotReply> {
  const hour = readHour(typed);
  if (hour === undefined) return { text: textOf(t, 'bot:remind.how') };
  await setReminder(ctx, hour);
  return { text: hour === null ? textOf(t, 'bot:remind.off') : textOf(t, 'bot:remind.set', { hour: formatHour(hour) }) };
}

function helpText(work: Pick<BotWork, 'contributions' | 'baseUrl'>, t: TFunction): string {
  const lines = commandLines(work, t).map(({ command, description }) => `/${command}: ${description}`);
  const takesFiles = work.contributions.some(({ files = [] }) => files.length > 0);
  return [textOf(t, 'bot:help.lead'), lines.join('\n'), ...(takesFiles ? [textOf(t, 'bot:help.files')] : []), textOf(t, 'bot:help.settings', { address: `${work.baseUrl}${accountPaths.telegramSettings()}` })].join('\n\n');
}

export const commandsOf = (work: Pick<BotWork, 'contributions'>): BotCommand[] => work.contributions.flatMap(({ commands }) => commands);

/** For the menu of the messenger. */
export function commandLines(work: Pick<BotWork, 'contributions'>, t: TFunction): BotCommandLine[] {
  const stop = { command: 'stop', description: textOf(t, 'bot:commands.stop') };
  return [...commandsOf(work).map(({ name, descriptionKey }) => ({ command: name, description: textOf(t, descriptionKey) })), stop];
}
