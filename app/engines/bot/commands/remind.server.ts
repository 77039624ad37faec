import type { BotReply, BotTalk } from '#app/kernel/contributions/bot-commands.ts';
import { quietOf } from '#app/kernel/contributions/quiet.ts';
import { findChatMember } from '#app/kernel/accounts/index.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import { dayInZone, dayText } from '#app/platform/time/days.ts';
import { talkWith } from '../talk-with.ts';
import type { BotWork } from '../work.ts';
import { queueMessage } from './queue-message.server.ts';

type Due = { userId: string; chatId: bigint };

/** After the chosen hour it is still the time for two more: the house may have stood still, or the person been in quiet. */
const patienceHours = 2;

/** Reminds everybody whose hour it is and who has a reason; once a day each. Who is in quiet is left alone until that is over. */
export async function remindPeople(work: BotWork, log: Logger): Promise<number> {
  let sent = 0;
  let after: string | null = null;
  for (;;) {
    const page: Due[] = await listDue(work, after);
    for (const due of page) if (await remind(work, due, log)) sent += 1;
    if (page.length < pageSize) return sent;
    after = page.at(-1)?.userId ?? null;
  }
}

const pageSize = 200;

const listDue = ({ db, now }: BotWork, after: string | null): Promise<Due[]> => db.$queryRaw<Due[]>`
  SELECT t."userId"::text AS "userId", t."chatId" FROM "TelegramLink" t JOIN "User" u ON u."id" = t."userId"
  WHERE t."reminderHour" IS NOT NULL AND t."deadAt" IS NULL AND u."deactivatedAt" IS NULL AND u."deletionDueAt" IS NULL
    AND (${after}::uuid IS NULL OR t."userId" > ${after}::uuid)
    AND extract(hour FROM ${now()}::timestamptz AT TIME ZONE u."timeZone") BETWEEN t."reminderHour" AND t."reminderHour" + ${patienceHours}
    AND (t."remindedOn" IS NULL OR t."remindedOn" < (${now()}::timestamptz AT TIME ZONE u."timeZone")::date)
  ORDER BY t."userId" LIMIT ${pageSize}`;

async function remind(work: BotWork, { userId, chatId }: Due, log: Logger): Promise<boolean> {
  const { db } = work;
  const now = work.now();
  const member = await findChatMember(db, String(chatId));
  if (!member || (await quietOf(work.quiets, db, [userId], now)).has(userId)) return false;
  const day = dayInZone(now, member.viewer.timeZone);
  const said = await firstOf(work, talkWith(work, member, { id: userId, now, log }));
  return inTransaction(db, async (tx) => {
    const { count } = await tx.telegramLink.updateMany({ where: { userId, OR: [{ remindedOn: null }, { remindedOn: { lt: day } }] }, data: { remindedOn: day } });
    return count === 1 && said !== null && queueMessage(tx, work, { onceKey: `reminder:${userId}:${dayText(day)}`, to: { userId }, kind: 'reminder', content: said });
  });
}

async function firstOf({ contributions }: BotWork, talk: BotTalk): Promise<BotReply | null> {
  for (const reminder of contributions.flatMap(({ reminders = [] }) => reminders)) {
    const said = await reminder(talk);
    if (said) return said;
  }
  return null;
}
