import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';
import { sendJob } from '../jobs.server.ts';
import { decide } from '../model/gate.ts';
import { newsText } from '../model/news-text.ts';
import { quietOf } from '#app/kernel/contributions/quiet.ts';
import type { NewsWork } from '../news-work.ts';
import { loadPeople, lockBoxes } from './box.server.ts';
import type { Person } from './box.server.ts';

const batch = 50;
const mostLines = 20;

/** Sends all messages whose time has come. One person is one transaction with the message in it: however often it is run, each goes once. */
export async function sendDue(work: NewsWork, signal?: AbortSignal): Promise<void> {
  for (let after = ''; ;) {
    signal?.throwIfAborted();
    const now = work.now();
    const due = await work.db.$queryRaw<{ userId: string }[]>`
      SELECT DISTINCT "userId"::text AS "userId" FROM "Notification"
      WHERE "sendAt" <= ${now}::timestamptz AND "userId"::text > ${after} ORDER BY 1 LIMIT ${batch}`;
    for (const { userId } of due) await inTransaction(work.db, (tx) => sendTo(tx, work, userId));
    if (due.length < batch) return;
    after = due.at(-1)?.userId ?? '';
  }
}

async function sendTo(tx: Tx, work: NewsWork, userId: string): Promise<void> {
  const now = work.now();
  await lockBoxes(tx, [userId]);
  const due = await tx.notification.findMany({
    where: { userId, sendAt: { lte: now } }, orderBy: { seq: 'asc' },
    select: { id: true, topic: true, key: true, values: true, count: true, href: true, readAt: true, foldedInto: true },
  });
  const person = (await loadPeople(tx, work, [userId])).get(userId);
  if (due.length === 0 || !person) return;
  const quietUntil = (await quietOf(work.quiet, tx, [userId], now)).get(userId);
  // Between the decision and its time they began to read in peace.
  if (quietUntil) return postpone(tx, work, userId, quietUntil, now);
  const wanted = due.filter(({ topic, readAt, foldedInto }) => readAt === null && foldedInto === null && goesOut(person, topic, now));
  const told = wanted.length > 0 && (await tell(tx, work, person, wanted, now));
  await tx.notification.updateMany({ where: { id: { in: due.map(({ id }) => id) } }, data: { sendAt: null } });
  if (told) await tx.notification.updateMany({ where: { id: { in: wanted.map(({ id }) => id) } }, data: { sentAt: now } });
}

/** What they want may have changed since. */
function goesOut(person: Person, topic: string, now: Date): boolean {
  const verdict = decide({ ...person.recipient({ topic, quietUntil: null }), quietHours: null }, now);
  return verdict.kind === 'shown' && verdict.send !== 'none';
}

async function postpone(tx: Tx, work: NewsWork, userId: string, until: Date, now: Date): Promise<void> {
  await tx.notification.updateMany({ where: { userId, sendAt: { lte: now } }, data: { sendAt: until } });
  await work.queue.enqueue(tx, sendJob, {}, { startAfter: until, singletonKey: until.toISOString() });
}

type Line = { id: string; key: string; values: unknown; count: number; href: string };

/** One message for all that goes at once. False where the channel does not know where to write to. */
async function tell(tx: Tx, work: NewsWork, person: Person, news: readonly Line[], now: Date): Promise<boolean> {
  const channel = person.channel === 'none' ? undefined : work.channels[person.channel];
  if (!channel || !(await channel.reaches(tx, person.id))) return false;
  const t = work.textsOf(person.locale);
  const reader = { t, locale: person.locale, today: dayInZone(now, person.timeZone) };
  const lines = news.slice(-mostLines).map((one) => ({ text: newsText(one, reader), href: one.href }));
  const [first] = lines;
  const subject = lines.length === 1 && first ? first.text : textOf(t, 'notifications:message.several', { count: news.length });
  await channel.send(tx, { userId: person.id, onceKey: `news:${news.at(-1)?.id ?? ''}`, subject, lines, settingsHref: accountPaths.notificationSettings() });
  return true;
}
