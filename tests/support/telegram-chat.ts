import { randomInt } from 'node:crypto';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Viewer } from '#app/kernel/accounts/context.ts';
import type { TestApp } from './app.ts';
import type { Browser } from './browser-session.ts';
import { signedInBrowser } from './people.ts';

export const newChatId = () => randomInt(1_000_000, 4_000_000_000);

/** A person whose chat is bound already; coming to that is a story of its own. */
export async function personWithChat(app: TestApp, more: { isChannel?: boolean; name?: string } = {}): Promise<Browser & { person: Viewer; chatId: number }> {
  const browser = await signedInBrowser(app);
  const chatId = newChatId();
  await inTransaction(app.db, async (tx) => {
    await tx.telegramLink.create({ data: { userId: browser.person.id, chatId: BigInt(chatId), name: more.name ?? null, nameKey: more.name?.toLowerCase() ?? null, locale: 'en' } });
    if (more.isChannel) await tx.user.update({ where: { id: browser.person.id }, data: { notificationChannel: 'telegram' } });
  });
  return Object.assign(browser, { chatId });
}
