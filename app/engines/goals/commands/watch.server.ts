import type { Tx } from '#app/platform/db/client.server.ts';
import { addDays, dayInZone, hourInZone } from '#app/platform/time/days.ts';

/** Before anybody's digest, after everybody's evening. */
const hour = 5;

/** Five in the morning of the day after today, by the person's own clock; where that hour is skipped, the one after it. */
export const nextLook = (now: Date, zone: string): Date => hourInZone(addDays(dayInZone(now, zone), 1), hour, zone);

/** From now on somebody looks at this person's goals once a day; what is arranged already stays. Locks the person's watch. */
export async function keepWatch(tx: Tx, userId: string, now: Date, zone: string): Promise<void> {
  await tx.goalWatch.createMany({ data: [{ userId, dueAt: nextLook(now, zone), checkedOn: dayInZone(now, zone) }], skipDuplicates: true });
  await lockWatch(tx, userId);
}

export async function lockWatch(tx: Tx, userId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "GoalWatch" WHERE "userId" = ${userId}::uuid FOR UPDATE`;
}
