import type { AppLoadContext } from '@remix-run/node';
import { z } from 'zod';
import { archiveGoal, createGoal, editGoal, findGoal, getGoal, holdGoal, listPastGoals, listRunningGoals, removeGoal, reviveGoal } from '#app/engines/goals/index.server.ts';
import { editGoalSchema, newGoalSchema } from '#app/engines/goals/schema.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { pageOf } from '#app/platform/api/list-page.ts';
import { created, defineOperation, noContent, ok } from '#app/platform/api/operation.ts';
import type { Operation } from '#app/platform/api/operation.ts';
import { parsed } from '#app/platform/api/read-input.server.ts';
import { consumeLimits } from '#app/platform/http/rate-limit.server.ts';
import { dayText } from '#app/platform/time/days.ts';
import { withGoals } from '#app/routes/goals/goal-ctx.server.ts';
import { address, day, id, idParams, pageAnswer, refuseIdle } from './wire.ts';

const write = { tag: 'goals', policy: member, scope: 'goals:write' } as const;
const read = { tag: 'goals', policy: member, scope: 'goals:read' } as const;

const standing = z.enum(['waiting', 'behind', 'onPace', 'ahead', 'reached', 'missed', 'unknown']);
const line = { id: z.string(), title: z.string(), standing, standing_text: z.string(), done: z.number().nullable(), target: z.number().nullable(), is_archived: z.boolean() };
const goal = z.strictObject({
  ...line, metric: z.string(), amount: z.int().nullable(), period: z.string(), repeats: z.boolean(), from: day, to: day.nullable(), filter: z.string().nullable(), is_removed: z.boolean(),
});
const goalLine = z.strictObject(line);

type Row = { id: string; title: string; standing: z.output<typeof standing>; standingText: string; progress: { value: number; max: number } | null };
const lineOf = ({ id: goalId, title, standing: stands, standingText, progress }: Row, isArchived: boolean) =>
  ({ id: goalId, title, standing: stands, standing_text: standingText, done: progress?.value ?? null, target: progress?.max ?? null, is_archived: isArchived });

async function goalAnswer(member: MemberCtx, context: AppLoadContext, goalId: string) {
  const ctx = withGoals(member, context);
  const [view, row] = await Promise.all([getGoal(ctx, { goalId }), findGoal(ctx, { goalId })]);
  return {
    ...lineOf(view, view.isArchived), metric: row.metric, amount: row.amount, period: row.period, repeats: row.repeats, from: dayText(row.startsOn), to: row.endsOn && dayText(row.endsOn),
    filter: row.filterKind === null ? null : `${row.filterKind}:${row.filterValue}`, is_removed: row.deletedAt !== null,
  };
}

const { amount } = newGoalSchema.shape;
const getOne = defineOperation({
  ...read, id: 'getGoal', method: 'GET', path: '/goals/{id}', params: idParams, answers: { 200: goal },
  run: async ({ ctx, context, params }) => ok(await goalAnswer(ctx, context, params.id)),
});
const matches = { reads: () => getOne, lock: ({ ctx, params }: { ctx: MemberCtx; params: { id: string } }) => holdGoal(ctx.db, ctx.viewer, params.id) };
/** What changes nothing about a goal. A page's form sends days that it does not show, so this is the API's alone. */
const idleIn = ({ isWhole, period }: { isWhole: boolean; period: string | undefined }): readonly string[] =>
  (!isWhole ? (period === 'span' ? [] : ['from', 'to']) : period === undefined || period === 'span' ? ['amount', 'repeats'] : ['amount', 'period', 'repeats']);

const pastShown = 30;
const runningShown = 100;

export const goalOperations: Operation[] = [
  defineOperation({
    ...read, id: 'listGoals', method: 'GET', path: '/goals', query: z.strictObject({ when: z.enum(['running', 'past']).default('running'), after: z.string().max(2000, 'api:fields.cursor').optional() }), answers: { 200: pageOf(goalLine) },
    async run({ ctx, context, query, request }) {
      const goals = withGoals(ctx, context);
      if (query.when === 'running') {
        refuseIdle(query, ['after']);
        const rows = await listRunningGoals(goals);
        return pageAnswer(request, context, rows.map((row) => lineOf(row, false)), runningShown, { next: null, previous: null });
      }
      const { rows, ...around } = await listPastGoals(goals, { after: query.after ?? null, take: pastShown });
      return pageAnswer(request, context, rows.map((row) => lineOf(row, row.isArchived)), pastShown, around);
    },
  }),
  defineOperation({
    ...write, id: 'createGoal', method: 'POST', path: '/goals', answers: { 201: goal }, refuses: { 409: 'api:because.idTaken' },
    // Of the period no default is told: a client that sends it along would be refused for a whole thing.
    body: z.strictObject({
      id: id.optional(), metric: z.string('goals:errors.metric').max(60, 'goals:errors.metric'), amount, period: z.enum(['week', 'month', 'quarter', 'year', 'span']).optional(),
      from: day.optional(), to: day.optional(), repeats: z.boolean().default(false), filter: z.string('goals:errors.filter').max(140, 'goals:errors.filter').optional(),
    }),
    async run({ ctx, context, body, newId }) {
      await consumeLimits(ctx.db, [{ name: 'set-goal', key: ctx.viewer.id, max: 300, seconds: 3_600 }], ctx.now);
      const input = parsed(newGoalSchema, { ...body, id: body.id ?? newId }) as z.output<typeof newGoalSchema>;
      const goals = withGoals(ctx, context);
      refuseIdle(body, idleIn({ isWhole: goals.goals.metric(body.metric)?.isWhole ?? false, period: body.period }));
      const goalId = await createGoal(goals, input);
      return created(await goalAnswer(ctx, context, goalId), address(context, `/goals/${goalId}`));
    },
  }),
  getOne,
  defineOperation({
    ...write, id: 'changeGoal', method: 'PATCH', path: '/goals/{id}', params: idParams, answers: { 200: goal }, matches,
    body: z.strictObject({ amount, from: day.optional(), to: day.optional(), repeats: z.boolean().optional(), is_archived: z.boolean().optional() }),
    async run({ ctx, context, params: { id: goalId }, body: { is_archived: isArchived, ...said } }) {
      const goals = withGoals(ctx, context);
      const before = await findGoal(goals, { goalId });
      refuseIdle(said, idleIn({ isWhole: before.amount === null, period: before.period }));
      if (Object.values(said).some((value) => value !== undefined)) {
        const next = { amount: said.amount ?? before.amount ?? undefined, from: said.from, to: said.to, repeats: said.repeats ?? before.repeats };
        await editGoal(goals, { ...(parsed(editGoalSchema, next) as z.output<typeof editGoalSchema>), goalId });
      }
      if (isArchived !== undefined) await (isArchived ? archiveGoal : reviveGoal)(goals, { goalId });
      return ok(await goalAnswer(ctx, context, goalId));
    },
  }),
  defineOperation({
    ...write, id: 'removeGoal', method: 'DELETE', path: '/goals/{id}', params: idParams, answers: { 204: null }, matches,
    async run({ ctx, context, params }) {
      await removeGoal(withGoals(ctx, context), { goalId: params.id });
      return noContent();
    },
  }),
];
