import { addDays, dayText, monthStart } from '#app/platform/time/days.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';
import type { GoalMetric } from '#app/kernel/contributions/goal-metric.ts';
import type { GoalCtx } from '../goal-ctx.ts';
import { readDraft } from '../model/draft.ts';
import type { Draft } from '../model/draft.ts';
import { filterLabel } from '../model/words.ts';
import { readerOf, whoseOf } from './goal-row.ts';

export type MetricChoice = { value: string; label: string };

export type GoalDraft = {
  draft: Draft;
  metrics: MetricChoice[];
  /** Counts towards the end of one thing: it asks for that thing and a day, and nothing else. */
  isWhole: boolean;
  metricName: string;
  filter: { kind: string; kindLabel: string; label: string } | null;
  today: string;
};

/** A new goal's form: what can be counted, and what the address says already. */
export async function draftGoal(ctx: GoalCtx, search: URLSearchParams): Promise<GoalDraft> {
  const reader = readerOf(ctx);
  const { today } = whoseOf(ctx);
  const counted = ctx.goals.metrics.filter((metric) => !metric.isWhole);
  const draft = readDraft(search, { metric: counted[0]?.id ?? '', metrics: ctx.goals.metrics.map(({ id }) => id), today });
  const metric = ctx.goals.metric(draft.metric);
  const filter = metric && (await findFilter(ctx, metric, draft.filter));
  return {
    draft: { ...draft, amount: draft.amount || String(metric?.usual || ''), filter: filter ? draft.filter : '', to: draft.to || dayText(addDays(monthStart(today, 1), -1)) },
    metrics: (metric?.isWhole ? ctx.goals.metrics.filter(({ id }) => id === metric.id) : counted).map(({ id, nameKey }) => ({ value: id, label: textOf(reader.t, nameKey) })),
    isWhole: metric?.isWhole === true, metricName: metric ? textOf(reader.t, metric.nameKey) : '', filter, today: dayText(today),
  };
}

async function findFilter(ctx: GoalCtx, metric: GoalMetric, text: string): Promise<GoalDraft['filter']> {
  const [kind = '', value = ''] = text.split(':');
  const found = ctx.goals.filtersOf(metric).find((one) => one.kind === kind);
  if (!found) return null;
  const reader = readerOf(ctx);
  const [answer] = await ctx.goals.answer(ctx.db, ctx.viewer.id, [{ metric: metric.id, from: reader.today, to: reader.today, filter: { kind, value } }]);
  const label = filterLabel(reader, answer?.filter ?? null);
  return label === null ? null : { kind, kindLabel: textOf(reader.t, found.labelKey), label };
}

export type FilterChoices = {
  draft: Draft;
  kinds: { kind: string; label: string; isChosen: boolean }[];
  text: string;
  options: { value: string; label: string; meta: string | null }[];
  /** There may be more than is shown. */
  isCut: boolean;
};

const shown = 30;

/** What the goal in the address may be narrowed by: of one kind, found by what is typed. */
export async function listFilterChoices(ctx: GoalCtx, search: URLSearchParams): Promise<FilterChoices> {
  const { draft } = await draftGoal(ctx, search);
  const reader = readerOf(ctx);
  const metric = ctx.goals.metric(draft.metric);
  const kinds = metric ? ctx.goals.filtersOf(metric) : [];
  const chosen = kinds.find(({ kind }) => kind === search.get('kind')) ?? kinds[0];
  const text = (search.get('q') ?? '').trim().slice(0, 200);
  const options = (await chosen?.options(ctx, { text, take: shown + 1 })) ?? [];
  return {
    draft, text, isCut: options.length > shown,
    kinds: kinds.map(({ kind, labelKey }) => ({ kind, label: textOf(reader.t, labelKey), isChosen: kind === chosen?.kind })),
    options: options.slice(0, shown).map(({ value, label, labelKey, meta }) => ({ value: `${chosen?.kind}:${value}`, label: label ?? textOf(reader.t, labelKey ?? ''), meta: meta ?? null })),
  };
}
