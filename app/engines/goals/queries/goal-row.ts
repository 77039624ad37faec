import type { GoalCtx } from '../goal-ctx.ts';
import type { Standing } from '../model/pace.ts';
import { filterLabel, neededText, periodName, progressText, standingText, titleText } from '../model/words.ts';
import type { Reader } from '../model/words.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import type { Measured, Whose } from './measure-goals.server.ts';

/** A goal as a line of a list says it; its words are ready. */
export type GoalRow = {
  id: string;
  title: string;
  /** What it is narrowed by, and the period where its title does not say it. */
  meta: string | null;
  standing: Standing | 'unknown';
  standingText: string;
  neededText: string | null;
  progress: { text: string; value: number; max: number } | null;
};

export const readerOf = ({ goals, locale, now, timeZone }: GoalCtx): Reader => ({ t: goals.textsOf(locale), locale, today: dayInZone(now, timeZone) });

export const whoseOf = ({ viewer, now, timeZone }: GoalCtx): Whose => ({ userId: viewer.id, today: dayInZone(now, timeZone), weekStart: viewer.weekStart });

/** "Tag: classics"; of what is gone it says so. Of a whole the title says it. */
export function filterText(ctx: GoalCtx, reader: Reader, { goal, metric, answer }: Measured): string | null {
  if (goal.filterKind === null || goal.amount === null || !metric) return null;
  const kind = ctx.goals.filtersOf(metric).find((one) => one.kind === goal.filterKind);
  const name = filterLabel(reader, answer.filter) ?? textOf(reader.t, 'goals:filterGone');
  return kind ? `${textOf(reader.t, kind.labelKey)}: ${name}` : name;
}

export function goalRow(ctx: GoalCtx, reader: Reader, measured: Measured): GoalRow {
  const { goal, metric, period, answer, standing } = measured;
  const isSaid = !goal.repeats;
  const meta = [filterText(ctx, reader, measured), isSaid ? null : periodName(reader, goal.period, period)].filter(Boolean).join('\u00A0· ');
  const row = { id: goal.id, title: titleText(reader, goal, metric, answer), meta: meta || null };
  if (!standing || !metric) return { ...row, standing: 'unknown', standingText: textOf(reader.t, `goals:standing.${goal.filterKind !== null && !answer.filter ? 'gone' : 'unknown'}`), neededText: null, progress: null };
  const { count, pace } = standing;
  return {
    ...row, standing: pace.standing, standingText: standingText(reader, metric, pace, period), neededText: pace.needed && neededText(reader, metric, pace.needed),
    progress: { text: progressText(reader, count), value: Math.max(count.done, 0), max: count.target },
  };
}
