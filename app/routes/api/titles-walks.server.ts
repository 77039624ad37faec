import { z } from 'zod';
import { getOwnWalk, getTitleHead, listTitleWalks, lockPreference, lockStanding, removeWalk, setWalk } from '#app/domains/titles/index.server.ts';
import { walkInput } from '#app/domains/titles/schema.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { ApiProblem } from '#app/platform/api/problem.server.ts';
import { pageOf } from '#app/platform/api/list-page.ts';
import { created, defineOperation, noContent, ok } from '#app/platform/api/operation.ts';
import type { Answer, Operation } from '#app/platform/api/operation.ts';
import { parsed } from '#app/platform/api/read-input.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { address, cursor, day, id, idParams, moment, pageAnswer, picture, refuseIdle } from './wire.ts';

const write = { tag: 'titles', policy: member, scope: 'titles:write' } as const;
const read = { tag: 'titles', policy: member, scope: 'titles:read' } as const;
const fields = { startedOn: 'started_on', endedOn: 'ended_on' };

const { state } = walkInput.shape;
const progress = walkInput.shape.progress.unwrap();
const stand = { state, started_on: day.nullable(), ended_on: day.nullable(), progress: z.number().nullable(), runs: z.int(), updated_at: moment };
const walk = z.strictObject({ id: z.string(), title_id: z.string(), is_shared: z.boolean(), ...stand });
const titleWalk = z.strictObject({ id: z.string(), user: z.strictObject({ id: z.string(), username: z.string(), avatar_url: z.string().nullable() }), is_mine: z.boolean(), ...stand });
const shown = 24;

const own = async (ctx: MemberCtx, which: { walkId: string } | { titleId: string }) => {
  const found = await getOwnWalk(ctx, which);
  return {
    id: found.id, title_id: found.titleId, is_shared: found.isShared, state: found.state, started_on: found.startedOn, ended_on: found.endedOn, progress: found.progress, runs: found.runs, updated_at: found.updatedAt,
  };
};

const changes = { state: state.optional(), started_on: day.nullable().optional(), ended_on: day.nullable().optional(), progress: progress.nullable().optional() };
type Changes = z.output<z.ZodObject<typeof changes>>;

/** Of an hour's tenths, as progress through a game is kept. */
const sameProgress = (said: number, kept: number | null): boolean => kept !== null && Math.abs(said - kept) < 0.051;

/**
 * The command puts right what cannot be true together: a plan has no days, a film no progress. A page's form sends all its
 * fields; a program means what it names, so it is told. Refused, nothing of it was done: all of it is one transaction.
 */
function refuseLost(said: Changes, kept: Awaited<ReturnType<typeof own>>): void {
  const { started_on: startedOn, ended_on: endedOn, progress: far } = said;
  const lost = { started_on: startedOn && startedOn !== kept.started_on, ended_on: endedOn && endedOn !== kept.ended_on, progress: far !== undefined && far !== null && !sameProgress(far, kept.progress) };
  refuseIdle(said, Object.entries(lost).filter(([, isLost]) => isLost).map(([name]) => name));
}

/** What was there with what is named now, by the rules of the page's form. */
async function change(ctx: MemberCtx, which: { walkId: string } | { titleId: string }, body: Changes): Promise<Answer> {
  const before = await own(ctx, which);
  const next = { ...before, ...Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) };
  const input = parsed(walkInput, { state: next.state, startedOn: next.started_on ?? undefined, endedOn: next.ended_on ?? undefined, progress: next.progress ?? undefined }) as z.output<typeof walkInput>;
  await setWalk(ctx, { ...input, titleId: before.title_id });
  const kept = await own(ctx, { walkId: before.id });
  refuseLost(body, kept);
  return ok(kept);
}

const getWalk = defineOperation({
  ...read, id: 'getWalk', method: 'GET', path: '/walks/{id}', params: idParams, answers: { 200: walk },
  run: async ({ ctx, params }) => ok(await own(ctx, { walkId: params.id })),
});

/** What a title has become, if it was merged: a walk through it is one through that. Kept as it is until the change is made. */
const standing = async ({ db }: MemberCtx, titleId: string) => (await lockStanding(db, titleId, 'keep')).id;

/** Every change of a walk locks its person first. */
const lock = ({ ctx }: { ctx: MemberCtx }) => lockPreference(ctx.db, ctx.viewer.id);
const matches = { reads: () => getWalk, lock };

export const walkOperations: Operation[] = [
  defineOperation({
    ...read, id: 'listTitleWalks', method: 'GET', path: '/titles/{id}/walks', params: idParams, query: z.strictObject({ state: state.optional(), after: cursor }), answers: { 200: pageOf(titleWalk) },
    async run({ ctx, context, params, query, request }) {
      const { id: titleId } = await getTitleHead(ctx, { titleId: params.id });
      const { rows, ...around } = await listTitleWalks(ctx, { titleId, state: query.state ?? null, after: query.after ?? null, take: shown });
      const items = rows.map((row) => ({
        id: row.id, user: { id: row.userId, username: row.username, avatar_url: picture(context, row.avatarId) }, is_mine: row.isMine,
        state: row.state, started_on: row.startedOn, ended_on: row.endedOn, progress: row.progress, runs: row.runs, updated_at: row.updatedAt,
      }));
      return pageAnswer(request, context, items, shown, around);
    },
  }),
  defineOperation({
    ...write, id: 'addWalk', method: 'POST', path: '/walks', fields, answers: { 201: walk }, refuses: { 404: 'api:because.noTitle', 409: 'api:because.walkThere' }, locates: [409], lock,
    body: z.strictObject({ title_id: id, state, started_on: day.optional(), ended_on: day.optional(), progress: progress.optional() }),
    async run({ ctx, context, body }) {
      // Before it is looked for: the command follows as well, and would write over the walk that is there.
      const titleId = await standing(ctx, body.title_id);
      const known = await own(ctx, { titleId }).catch((error: unknown) => {
        if (error instanceof AppError && error.code === 'not-found') return null;
        throw error;
      });
      if (known) throw new ApiProblem(409, 'conflict', { headers: { Location: address(context, `/walks/${known.id}`) } });
      const input = parsed(walkInput, { state: body.state, startedOn: body.started_on, endedOn: body.ended_on, progress: body.progress }) as z.output<typeof walkInput>;
      const { walkId } = await setWalk(ctx, { ...input, titleId });
      const kept = await own(ctx, { walkId });
      refuseLost(body, kept);
      return created(kept, address(context, `/walks/${walkId}`));
    },
  }),
  defineOperation({
    ...write, id: 'changeWalkOfTitle', method: 'PATCH', path: '/walks', fields, body: z.strictObject({ title_id: id, ...changes }), answers: { 200: walk }, refuses: { 404: 'api:because.noWalkOfTitle' },
    matches: { ...matches, paramsOf: async ({ ctx, body }) => ({ id: (await own(ctx, { titleId: await standing(ctx, body.title_id) })).id }) },
    run: async ({ ctx, body: { title_id: titleId, ...body } }) => change(ctx, { titleId: await standing(ctx, titleId) }, body),
  }),
  getWalk,
  defineOperation({
    ...write, id: 'changeWalk', method: 'PATCH', path: '/walks/{id}', params: idParams, fields, body: z.strictObject(changes), answers: { 200: walk }, matches,
    run: async ({ ctx, params, body }) => change(ctx, { walkId: params.id }, body),
  }),
  defineOperation({
    ...write, id: 'removeWalk', method: 'DELETE', path: '/walks/{id}', params: idParams, answers: { 204: null }, matches,
    async run({ ctx, params }) {
      const { title_id: titleId } = await own(ctx, { walkId: params.id });
      await removeWalk(ctx, { titleId });
      return noContent();
    },
  }),
];
