import type { TFunction } from 'i18next';
import type { GoalAnswer, GoalMetric } from '#app/kernel/contributions/goal-metric.ts';
import { numberFormat } from '#app/platform/i18n/formats.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import { addDays, daysBetween } from '#app/platform/time/days.ts';
import { formatDay, formatDays, formatMonth } from '#app/platform/time/format.ts';
import type { Goal } from './goal.ts';
import type { Count, Pace } from './pace.ts';
import type { Period } from './periods.ts';

/** Who reads, and when: days of this year come without it. */
export type Reader = { t: TFunction; locale: Locale; today: Date };

const say = ({ t }: Reader, key: string, values: Record<string, unknown> = {}) => textOf(t, `goals:${key}`, values);
const dayOf = ({ locale, today }: Reader, day: Date) => formatDay(day, locale, today);

export const amountText = ({ t }: Reader, metric: GoalMetric, count: number): string => textOf(t, metric.unitKey, { count });
const amountBy = ({ t }: Reader, metric: GoalMetric, count: number) => textOf(t, metric.unitByKey, { count });

export const numberText = ({ locale }: Reader, value: number): string => numberFormat(locale).format(value);

/** "16–22 November": a period by its first and last day. */
export const periodText = ({ locale, today }: Reader, { from, to }: Period): string => formatDays(from, to, locale, today);

/** A period as it is called: "November 2026", "2026", else by its days. */
export function periodName(reader: Reader, kind: Goal['period'], period: Period): string {
  const year = period.from.getUTCFullYear();
  if (kind === 'month') return formatMonth(period.from, reader.locale);
  if (kind === 'quarter') return say(reader, 'quarter', { quarter: Math.floor(period.from.getUTCMonth() / 3) + 1, year });
  if (kind === 'year') return say(reader, 'year', { year });
  return periodText(reader, period);
}

export const filterLabel = ({ t }: Reader, filter: GoalAnswer['filter']): string | null => filter && (filter.label ?? textOf(t, filter.labelKey ?? ''));

/** What a goal is called: "100 pages every week", "2 books in November 2026", "“Oblomov” by 12 May". */
export function titleText(reader: Reader, goal: Goal, metric: GoalMetric | null, answer: GoalAnswer): string {
  const end = dayOf(reader, goal.endsOn ?? goal.startsOn);
  if (!metric) return say(reader, 'titles.unknown');
  if (goal.amount === null) return answer.filter ? say(reader, 'titles.whole', { name: filterLabel(reader, answer.filter), day: end }) : say(reader, 'titles.wholeGone', { day: end });
  const amount = amountText(reader, metric, goal.amount);
  const days = daysBetween(goal.startsOn, goal.endsOn ?? goal.startsOn) + 1;
  // "One" is also 21 and 31 in Russian, so a single day has words of its own.
  if (goal.repeats && goal.period === 'span') return days === 1 ? say(reader, 'titles.everyDay', { amount }) : say(reader, 'titles.everySpan', { amount, count: days });
  if (goal.repeats) return say(reader, `titles.every.${goal.period}`, { amount });
  if (goal.period === 'span') return say(reader, 'titles.until', { amount, day: end });
  return say(reader, `titles.once.${goal.period}`, { amount, period: periodName(reader, goal.period, { from: goal.startsOn, to: goal.endsOn ?? goal.startsOn }) });
}

/** What has to be done to be there in time: "12 pages a day", "1 book in 9 days". */
export function neededText(reader: Reader, metric: GoalMetric, needed: NonNullable<Pace['needed']>): string {
  const amount = amountText(reader, metric, needed.amount);
  return needed.days === 1 ? say(reader, 'aDay', { amount }) : say(reader, 'inDays', { amount, count: needed.days });
}

export const byText = (reader: Reader, metric: GoalMetric, pace: Pace): string => amountBy(reader, metric, pace.by);

/** Ahead or behind, in words. */
export function standingText(reader: Reader, metric: GoalMetric, pace: Pace, period: Period): string {
  const values = pace.standing === 'waiting' ? { day: dayOf(reader, period.from) } : pace.standing === 'missed' ? { amount: amountText(reader, metric, pace.left) } : { by: byText(reader, metric, pace) };
  return say(reader, `standing.${pace.standing}`, values);
}

/** The whole sentence over a goal's line: where it stands, what is needed, and when it arrives like this. */
export function paceSentence(reader: Reader, metric: GoalMetric, pace: Pace, period: Period): string {
  const needed = pace.needed && say(reader, 'needed', { needed: neededText(reader, metric, pace.needed) });
  const late = pace.forecast && daysBetween(period.to, pace.forecast);
  const forecast = pace.forecast && (late !== null && late > 0 ? say(reader, 'forecastLate', { day: dayOf(reader, pace.forecast), count: late }) : say(reader, 'forecast', { day: dayOf(reader, pace.forecast) }));
  return [standingText(reader, metric, pace, period), needed, forecast].filter(Boolean).join(' ');
}

/** "87 of 100". */
export const progressText = (reader: Reader, { done, target }: Count): string => say(reader, 'progress', { done: numberText(reader, done), target: numberText(reader, target) });

/** The days under a goal's line: its ends, and today where it has room. */
export function dayTicks(reader: Reader, period: Period): { x: number; label: string }[] {
  const days = daysBetween(period.from, period.to) + 1;
  if (days === 1) return [{ x: 1, label: dayOf(reader, period.from) }];
  const middle = Math.floor(days / 2);
  const ticks = days > 6 ? [1, middle + 1, days] : [1, days];
  return ticks.map((x) => ({ x, label: dayOf(reader, addDays(period.from, x - 1)) }));
}
