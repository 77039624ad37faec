import type { PersonalData } from '#app/kernel/accounts/personal-data.ts';
import { jsonList } from '#app/platform/db/json-list.server.ts';

/** The bot's log in the copy that people take with them: when it wrote, never what (that is not kept). The link itself goes with the account. */
export const botData: PersonalData = {
  area: 'telegram',
  countPieces: async () => 1,
  async *exportEverything({ db, viewer }) {
    yield { path: 'messages.json', pieces: jsonList((after, take) => db.telegramMessage.findMany({
      where: { userId: viewer.id, ...(after && { id: { gt: after } }) }, orderBy: { id: 'asc' }, take,
      select: { id: true, kind: true, state: true, createdAt: true, sentAt: true },
    })) };
  },
  /** What was said in their chat and to it goes by the chat's number; their own rows go with them. */
  async forget(db, userId) {
    const link = await db.telegramLink.findUnique({ where: { userId }, select: { chatId: true } });
    if (!link) return;
    await db.botUpdate.deleteMany({ where: { chatId: link.chatId } });
    await db.telegramMessage.deleteMany({ where: { chatId: link.chatId } });
  },
};
