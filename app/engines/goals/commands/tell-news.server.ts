import type { Tx } from '#app/platform/db/client.server.ts';
import { locales } from '#app/platform/i18n/locales.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';
import { addDays, dayText } from '#app/platform/time/days.ts';
import type { GoalDesk } from '../desk.server.ts';
import { goalBehind, goalEnded, goalReached } from '../events.ts';
import { isWorthTelling } from '../model/pace.ts';
import { byText, neededText, progressText, titleText } from '../model/words.ts';
import type { Reader } from '../model/words.ts';
import type { Measured } from '../queries/measure-goals.server.ts';

/** What news are made with; all of it in the caller's transaction. */
export type Telling = { tx: Tx; queue: Queue; goals: GoalDesk; userId: string; today: Date };

/** So many days pass before somebody is told again that they are behind. */
const restDays = 7;

/** Whether this is the first to tell it: the row is the news. */
async function isNew({ tx }: Telling, measured: Measured, kind: 'behind' | 'reached' | 'ended', day: Date): Promise<boolean> {
  const { count } = await tx.goalNews.createMany({ data: [{ goalId: measured.goal.id, kind, day }], skipDuplicates: true });
  return count === 1;
}

const inAllLanguages = <T>({ goals, today }: Telling, words: (reader: Reader) => T): Record<Locale, T> =>
  Object.fromEntries(locales.map((locale) => [locale, words({ t: goals.textsOf(locale), locale, today })])) as Record<Locale, T>;

const about = ({ userId }: Telling, { goal, period }: Measured) => ({ userId, goalId: goal.id, from: dayText(period.from), to: dayText(period.to), amount: goal.amount });

const title = ({ goal, metric, answer }: Measured) => (reader: Reader) => ({ title: titleText(reader, goal, metric, answer) });

/** Reached, once for a period. */
export async function tellReached(telling: Telling, measured: Measured): Promise<void> {
  if (measured.standing?.pace.standing !== 'reached' || telling.today < measured.period.from) return;
  if (await isNew(telling, measured, 'reached', measured.period.from)) {
    await telling.queue.publish(telling.tx, goalReached, { ...about(telling, measured), texts: inAllLanguages(telling, title(measured)) });
  }
}

/** A period is over, with what came of it. */
export async function tellEnded(telling: Telling, measured: Measured): Promise<void> {
  const { standing } = measured;
  if (!standing || !(await isNew(telling, measured, 'ended', measured.period.from))) return;
  await telling.queue.publish(telling.tx, goalEnded, {
    ...about(telling, measured), isReached: standing.pace.standing === 'reached',
    texts: inAllLanguages(telling, (reader) => ({ ...title(measured)(reader), progress: progressText(reader, standing.count) })),
  });
}

/** Behind by a tenth of the way or more, at most once in seven days. The caller holds the person's watch. */
export async function tellBehind(telling: Telling, measured: Measured, toldOn: Date | undefined): Promise<void> {
  const { standing, metric, goal, answer } = measured;
  const { tx, queue, today } = telling;
  if (!standing || !metric || !isWorthTelling(standing.pace, standing.count)) return;
  if (toldOn && today < addDays(toldOn, restDays)) return;
  if (!(await isNew(telling, measured, 'behind', today))) return;
  const { pace } = standing;
  await queue.publish(tx, goalBehind, {
    ...about(telling, measured), day: dayText(today),
    texts: inAllLanguages(telling, (reader) => ({ title: titleText(reader, goal, metric, answer), by: byText(reader, metric, pace), needed: pace.needed ? neededText(reader, metric, pace.needed) : '' })),
  });
}
