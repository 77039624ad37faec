import { v7 as uuidv7 } from 'uuid';
import { libraryGoals } from '#app/domains/library/goal-metrics.server.ts';
import { createGoal, createGoalDesk } from '#app/engines/goals/index.server.ts';
import { newGoalSchema } from '#app/engines/goals/schema.ts';
import { createTranslator } from '#app/platform/i18n/translator.ts';
import { catalogs } from '#app/server/messages.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { person } from '../../domains/library/scene.ts';
import type { Person } from '../../domains/library/scene.ts';

const texts = { ru: createTranslator('ru', catalogs.ru), en: createTranslator('en', catalogs.en) };

/** The desk as the house has it. */
export const desk = createGoalDesk({ sources: [libraryGoals], textsOf: (locale) => texts[locale].t });

export type GoalPerson = Person & { goals: typeof desk };

export async function goalPerson(db: Db, name: string, options: Parameters<typeof person>[2] & { weekStart?: 1 | 7 } = {}): Promise<GoalPerson> {
  const { weekStart = 1, ...rest } = options;
  const ctx = await person(db, name, rest);
  await db.user.update({ where: { id: ctx.viewer.id }, data: { weekStart } });
  return { ...ctx, viewer: { ...ctx.viewer, weekStart }, goals: desk };
}

export const at = (ctx: GoalPerson, now: string, timeZone = ctx.timeZone): GoalPerson => ({ ...ctx, now: new Date(now), timeZone });

export const givenGoal = (ctx: GoalPerson, input: Record<string, unknown>): Promise<string> =>
  createGoal(ctx, newGoalSchema.parse({ id: uuidv7(), metric: 'library.pages', period: 'month', ...(input.metric === 'library.book' ? {} : { amount: 100 }), ...input }));

/** Spaces that keep a line together, as plain ones. */
export const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll('\u00A0', ' ')) as T;
