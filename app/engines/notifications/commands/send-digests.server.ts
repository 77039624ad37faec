import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';
import { formatDay } from '#app/platform/time/format.ts';
import { isQuietHour } from '../model/quiet-hours.ts';
import { newsText } from '../model/news-text.ts';
import { newsPaths } from '../paths.ts';
import { quietOf } from '#app/kernel/contributions/quiet.ts';
import type { NewsWork } from '../news-work.ts';
import { listDigestNews, listDueDigests } from '../queries/list-due-digests.server.ts';
import type { DigestNews, DueDigest } from '../queries/list-due-digests.server.ts';
import { loadPeople, lockBoxes } from './box.server.ts';
import type { Person } from './box.server.ts';

const batch = 100;
const mostLines = 20;

/** Sends the digest of everybody whose hour has come today; says how many. However often and however late: one for each person and day of theirs. */
export async function sendDigests(work: NewsWork, signal?: AbortSignal): Promise<number> {
  let sent = 0;
  for (let after: string | null = null; ;) {
    signal?.throwIfAborted();
    const now = work.now();
    const due = await listDueDigests(work.db, { now, after, take: batch });
    const ids = due.map(({ userId }) => userId);
    const [people, quiet, news] = await Promise.all([loadPeople(work.db, work, ids), quietOf(work.quiet, work.db, ids, now), listDigestNews(work.db, due, mostLines)]);
    for (const one of due) {
      const person = people.get(one.userId);
      if (!person || quiet.has(one.userId) || waitsForMorning(person, one, now)) continue;
      if (await inTransaction(work.db, (tx) => sendOne(tx, work, person, one, news.get(one.userId) ?? []))) sent += 1;
    }
    if (due.length < batch) return sent;
    after = ids.at(-1) ?? null;
  }
}

/** A digest that comes late does not come at night. Who chose an hour of the night for it gets it then. */
function waitsForMorning(person: Person, { at }: DueDigest, now: Date): boolean {
  const { quietHours, timeZone } = person.recipient({ topic: '', quietUntil: null });
  return isQuietHour(now, quietHours, timeZone) && !isQuietHour(at, quietHours, timeZone);
}

async function sendOne(tx: Tx, work: NewsWork, person: Person, due: DueDigest, news: readonly DigestNews[]): Promise<boolean> {
  const channel = person.channel === 'none' ? undefined : work.channels[person.channel];
  if (!channel || news.length === 0) return false;
  const now = work.now();
  await lockBoxes(tx, [person.id]);
  const total = news[0]?.total ?? 0;
  const { count: isFirst } = await tx.notificationDigest.createMany({ data: [{ userId: person.id, day: due.day, sentAt: now, count: total }], skipDuplicates: true });
  if (isFirst === 0) return false;
  // All that had come by the hour goes with it; what comes later is tomorrow's.
  await tx.notification.updateMany({ where: { userId: person.id, inDigest: true, readAt: null, foldedInto: null, shownAt: { lte: due.at } }, data: { inDigest: false, sentAt: now } });
  if (!(await channel.reaches(tx, person.id))) return false;
  const t = work.textsOf(person.locale);
  const reader = { t, locale: person.locale, today: due.day };
  const lines = news.map((one) => ({ text: newsText(one, reader), href: one.href }));
  const over = total - news.length;
  if (over > 0) lines.push({ text: textOf(t, 'notifications:message.over', { count: over }), href: newsPaths.list() });
  await channel.send(tx, {
    userId: person.id, onceKey: `digest:${person.id}:${due.day.toISOString().slice(0, 10)}`, lines, settingsHref: accountPaths.notificationSettings(),
    subject: textOf(t, 'notifications:message.digest', { day: formatDay(due.day, person.locale, due.day) }),
  });
  return true;
}
