import { z } from 'zod';
import { locales } from '#app/platform/i18n/locales.ts';
import { defineEvent } from '#app/platform/jobs/queue.server.ts';

/** Words about the goal as it stood then, in every language of the house: who is told may have changed theirs since. */
const words = <S extends z.ZodType>(shape: S) => z.record(z.enum(locales), shape);

const about = { userId: z.uuid(), goalId: z.uuid(), from: z.string(), to: z.string() };

/** Told on a person's day, at most once in seven days. */
export const goalBehind = defineEvent('goals.behind', z.object({ ...about, day: z.string(), texts: words(z.object({ title: z.string(), by: z.string(), needed: z.string() })) }));
/** Once for a goal and a period, also when facts were taken back and came again. */
export const goalReached = defineEvent('goals.reached', z.object({ ...about, texts: words(z.object({ title: z.string() })) }));
/** A period is over. */
export const goalEnded = defineEvent('goals.ended', z.object({ ...about, isReached: z.boolean(), texts: words(z.object({ title: z.string(), progress: z.string() })) }));

export const goalEvents = [goalBehind, goalReached, goalEnded];
