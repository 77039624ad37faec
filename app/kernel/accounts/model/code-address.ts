import type { Channel } from './channels.ts';

/** Letters to such an address are handed to the bot (`platform/mail`). The chat is looked up when it is sent: it may be another by then, or none. */
export const telegramAddress = (userId: string): string => `telegram:${userId}`;

export const isTelegramAddress = (to: string): boolean => to.startsWith('telegram:');

/** Where codes of a person go: into their chat with the bot when that is their channel, to their mail otherwise. */
export const codeAddress = ({ id, email, channel, hasTelegram }: { id: string; email: string | null; channel: Channel; hasTelegram: boolean }): string | null =>
  channel === 'telegram' && hasTelegram ? telegramAddress(id) : email;
