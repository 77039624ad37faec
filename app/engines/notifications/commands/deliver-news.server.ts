import { v7 as uuidv7 } from 'uuid';
import type { NotificationRule } from '#app/kernel/contributions/notification-rule.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { safeRedirect } from '#app/platform/http/safe-redirect.ts';
import { fanOutJob, releaseJob } from '../jobs.server.ts';
import { decide } from '../model/gate.ts';
import type { Verdict } from '../model/gate.ts';
import { quietOf } from '#app/kernel/contributions/quiet.ts';
import type { NewsWork } from '../news-work.ts';
import { loadPeople, lockBoxes } from './box.server.ts';
import { showNews } from './show-news.server.ts';

/** People told by one job. */
const pageSize = 100;

export type FanOutPage = { rule: string; eventId: string; at: string; payload: unknown; after: string | null };

/** Tells one page of people, and leaves the next page to a job that is there exactly if this page was told. */
export async function fanOut(work: NewsWork, page: FanOutPage): Promise<void> {
  const rule = work.rules.get(page.rule);
  // A rule of an earlier version: nobody waits for its news.
  if (!rule) return;
  const payload = rule.event.payload.parse(page.payload);
  const userIds = await rule.recipients(work.db, payload, { after: page.after, take: pageSize });
  const last = userIds.at(-1);
  if (last === undefined) return;
  await inTransaction(work.db, async (tx) => {
    await deliver(tx, work, { rule, payload, page }, userIds);
    if (userIds.length < pageSize) return;
    await work.queue.enqueue(tx, fanOutJob, { ...page, after: last }, { singletonKey: `${page.rule} ${page.eventId} ${last}` });
  }, { timeoutMs: 60_000 });
}

type News = { rule: NotificationRule; payload: never; page: Pick<FanOutPage, 'rule' | 'eventId' | 'at'> };

async function deliver(tx: Tx, work: NewsWork, { rule, payload, page }: News, userIds: readonly string[]): Promise<void> {
  const now = work.now();
  await lockBoxes(tx, userIds);
  const people = await loadPeople(tx, work, userIds);
  const quiet = await quietOf(work.quiet, tx, userIds, now);
  const actor = rule.actor?.(payload) ?? null;
  const verdicts = new Map<string, Exclude<Verdict, { kind: 'nothing' }>>();
  for (const [id, person] of people) {
    const verdict = decide(person.recipient({ topic: rule.topic, isActor: id === actor, quietUntil: quiet.get(id) ?? null }), now);
    if (verdict.kind !== 'nothing') verdicts.set(id, verdict);
  }
  const { key, values } = rule.text(payload);
  const written = await write(tx, verdicts, {
    topic: rule.topic, key, values: JSON.stringify(values), href: safeRedirect(rule.href(payload)), groupKey: rule.groupKey ? `${rule.topic}:${rule.groupKey(payload)}` : null,
    onceKey: rule.onceKey ? `${page.rule}:${rule.onceKey(payload)}` : `${page.rule}:${page.eventId}`, happenedAt: new Date(page.at),
  });
  const shown = written.flatMap(({ id, userId }) => {
    const verdict = verdicts.get(userId);
    return verdict?.kind === 'shown' ? [{ id, userId, send: verdict.send }] : [];
  });
  await showNews(tx, work, shown, now);
  for (const { userId } of written) {
    const verdict = verdicts.get(userId);
    if (verdict?.kind !== 'held') continue;
    await work.queue.enqueue(tx, releaseJob, { userId }, { startAfter: verdict.until, singletonKey: `${userId} ${verdict.until.toISOString()}` });
  }
}

type Written = { topic: string; key: string; values: string; href: string; groupKey: string | null; onceKey: string; happenedAt: Date };

/** The rows, held for the moment; whoever has been told of it already gets none. */
async function write(tx: Tx, verdicts: ReadonlyMap<string, Verdict>, news: Written): Promise<{ id: string; userId: string }[]> {
  if (verdicts.size === 0) return [];
  const userIds = [...verdicts.keys()].sort();
  const ids = userIds.map(() => uuidv7());
  const until = userIds.map((userId) => {
    const verdict = verdicts.get(userId);
    return verdict?.kind === 'held' ? verdict.until : news.happenedAt;
  });
  return tx.$queryRaw`
    INSERT INTO "Notification" ("id", "userId", "topic", "key", "values", "href", "groupKey", "onceKey", "happenedAt", "heldUntil")
    SELECT r."id", r."userId", ${news.topic}, ${news.key}, ${news.values}::jsonb, ${news.href}, ${news.groupKey}, ${news.onceKey}, ${news.happenedAt}::timestamptz, r."until"
    FROM unnest(${ids}::uuid[], ${userIds}::uuid[], ${until}::timestamptz[]) AS r("id", "userId", "until")
    ORDER BY r."userId"
    ON CONFLICT ("userId", "onceKey") DO NOTHING
    RETURNING "id"::text AS "id", "userId"::text AS "userId"`;
}
