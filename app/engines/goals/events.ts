import { z } from 'zod';
import { locales } from '#app/platform/i18n/locales.ts';
import { defineEvent } from '#app/platform/jobs/queue.server.ts';

/** Words about the goal as it stood then, in every language of the house: who is told may have changed theirs since. */
const words = <S extends z.ZodType>(shape: S) => z.record(z.enum(locales), shape);

/** `amount`: what was asked for then; none of a whole, and in events that were queued before it was kept. */
const about = { userId: z.uuid(), goalId: z.uuid(), from: z.string(), to: z.string(), amount: z.number().int().nullish() };

/** Told on a person's day, at most once in seven days. */
export const goalBehind = defineEvent('goals.behind', z.object({ ...about, day: z.string(), texts: words(z.object({ title: z.string(), by: z.string(), needed: z.string() })) }));
/** Once for a goal and a period, also when facts were taken back and came again; anew when more is asked than was there. */
export const goalReached = defineEvent('goals.reached', z.object({ ...about, texts: words(z.object({ title: z.string() })) }));
/** A period is over; once, or again when its end was put off. */
export const goalEnded = defineEvent('goals.ended', z.object({ ...about, isReached: z.boolean(), texts: words(z.object({ title: z.string(), progress: z.string() })) }));

export const goalEvents = [goalBehind, goalReached, goalEnded];
