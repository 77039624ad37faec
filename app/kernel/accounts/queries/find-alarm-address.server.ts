import type { DbOrTx } from '#app/platform/db/client.server.ts';
import { telegramAddress } from '../model/code-address.ts';
import { hasTelegram } from './get-telegram-link.server.ts';

/** Where somebody is told that their way in changed: their mail, else their chat with the bot, whatever they want to hear otherwise. */
export const findAlarmAddress = async (db: DbOrTx, { id, email }: { id: string; email: string | null }): Promise<string | null> =>
  email ?? ((await hasTelegram(db, id)) ? telegramAddress(id) : null);
