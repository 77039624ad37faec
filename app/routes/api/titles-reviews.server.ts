import { z } from 'zod';
import { getOwnReview, getTitleHead, listTitleReviews, lockPreference, lockStanding, removeReview, reviewSorts, reviewSortsFor, saveReview } from '#app/domains/titles/index.server.ts';
import { reviewInput, titleLengths } from '#app/domains/titles/schema.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { ApiProblem } from '#app/platform/api/problem.server.ts';
import { pageOf } from '#app/platform/api/list-page.ts';
import { created, defineOperation, noContent, ok } from '#app/platform/api/operation.ts';
import type { Answer, Operation } from '#app/platform/api/operation.ts';
import { parsed } from '#app/platform/api/read-input.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { address, cursor, id, idParams, moment, othersRating, pageAnswer, picture, sortHidden } from './wire.ts';

const write = { tag: 'titles', policy: member, scope: 'titles:write' } as const;
const read = { tag: 'titles', policy: member, scope: 'titles:read' } as const;
const fields = { hasSpoilers: 'has_spoilers' };

const said = { rating: z.int(), text: z.string().nullable(), has_spoilers: z.boolean(), updated_at: moment };
const review = z.strictObject({ id: z.string(), title_id: z.string(), is_shared: z.boolean(), ...said });
const titleReview = z.strictObject({ id: z.string(), user: z.strictObject({ id: z.string(), username: z.string(), avatar_url: z.string().nullable() }), is_mine: z.boolean(), ...said, rating: othersRating });
const shown = 24;

const { rating } = reviewInput.shape;
const text = z.string('api:fields.text').max(titleLengths.text, 'titles:errors.tooLong').nullable().optional();
const changes = { rating: rating.optional(), text, has_spoilers: z.boolean('api:fields.type').optional() };
type Changes = z.output<z.ZodObject<typeof changes>>;
type Which = { reviewId: string } | { titleId: string };

const own = async (ctx: MemberCtx, which: Which) => {
  const { id: reviewId, titleId, rating: rated, text: words, hasSpoilers, isShared, updatedAt } = await getOwnReview(ctx, which);
  return { id: reviewId, title_id: titleId, is_shared: isShared, rating: rated, text: words, has_spoilers: hasSpoilers, updated_at: updatedAt.toISOString() };
};

const asInput = (given: { rating?: number | undefined; text?: string | null | undefined; has_spoilers?: boolean | undefined }) =>
  parsed(reviewInput, { rating: given.rating, text: given.text ?? undefined, hasSpoilers: given.has_spoilers }) as z.output<typeof reviewInput>;

/** What was there with what is named now, by the rules of the page's form. */
async function change(ctx: MemberCtx, which: Which, body: Changes): Promise<Answer> {
  const before = await own(ctx, which);
  await saveReview(ctx, { ...asInput({ ...before, ...Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) }), titleId: before.title_id });
  return ok(await own(ctx, { reviewId: before.id }));
}

const getReview = defineOperation({
  ...read, id: 'getReview', method: 'GET', path: '/reviews/{id}', params: idParams, answers: { 200: review },
  run: async ({ ctx, params }) => ok(await own(ctx, { reviewId: params.id })),
});

/** What a title has become, if it was merged: its reviews went there. Locked as the command locks it: held more loosely first, two reviews of one moment would wait for each other. */
const standing = async ({ db }: MemberCtx, titleId: string) => (await lockStanding(db, titleId, 'change')).id;

/** Every change of a review locks its person first. */
const lock = ({ ctx }: { ctx: MemberCtx }) => lockPreference(ctx.db, ctx.viewer.id);
const matches = { reads: () => getReview, lock };

export const reviewOperations: Operation[] = [
  defineOperation({
    ...read, id: 'listTitleReviews', method: 'GET', path: '/titles/{id}/reviews', params: idParams, answers: { 200: pageOf(titleReview) },
    query: z.strictObject({ sort: z.enum(reviewSorts).default('date').meta({ description: 'api:says.sortByRating' }), after: cursor }),
    async run({ ctx, context, params, query, request }) {
      const { id: titleId, isHidden } = await getTitleHead(ctx, { titleId: params.id });
      if (!reviewSortsFor(isHidden).includes(query.sort)) throw sortHidden();
      const { rows, ...around } = await listTitleReviews(ctx, { titleId, sort: query.sort, after: query.after ?? null, take: shown });
      const items = rows.map((row) => ({
        id: row.id, user: { id: row.userId, username: row.author.username, avatar_url: picture(context, row.author.avatarId) }, is_mine: row.isOwn,
        rating: isHidden ? null : row.rating, text: row.text, has_spoilers: row.hasSpoilers, updated_at: row.updatedAt,
      }));
      return pageAnswer(request, context, items, shown, around);
    },
  }),
  defineOperation({
    ...write, id: 'addReview', method: 'POST', path: '/reviews', fields, answers: { 201: review }, refuses: { 404: 'api:because.noTitle', 409: 'api:because.reviewThere' }, locates: [409], lock, body: z.strictObject({ ...changes, title_id: id, rating }),
    async run({ ctx, context, body: { title_id: named, ...body } }) {
      const titleId = await standing(ctx, named);
      const known = await own(ctx, { titleId }).catch((error: unknown) => {
        if (error instanceof AppError && error.code === 'not-found') return null;
        throw error;
      });
      if (known) throw new ApiProblem(409, 'conflict', { headers: { Location: address(context, `/reviews/${known.id}`) } });
      const { id: reviewId } = await saveReview(ctx, { ...asInput(body), titleId });
      return created(await own(ctx, { reviewId }), address(context, `/reviews/${reviewId}`));
    },
  }),
  defineOperation({
    ...write, id: 'changeReviewOfTitle', method: 'PATCH', path: '/reviews', fields, body: z.strictObject({ title_id: id, ...changes }), answers: { 200: review }, refuses: { 404: 'api:because.noReviewOfTitle' },
    matches: { ...matches, paramsOf: async ({ ctx, body }) => ({ id: (await own(ctx, { titleId: await standing(ctx, body.title_id) })).id }) },
    run: async ({ ctx, body: { title_id: titleId, ...body } }) => change(ctx, { titleId: await standing(ctx, titleId) }, body),
  }),
  getReview,
  defineOperation({
    ...write, id: 'changeReview', method: 'PATCH', path: '/reviews/{id}', params: idParams, fields, body: z.strictObject(changes), answers: { 200: review }, matches,
    run: async ({ ctx, params, body }) => change(ctx, { reviewId: params.id }, body),
  }),
  defineOperation({
    ...write, id: 'removeReview', method: 'DELETE', path: '/reviews/{id}', params: idParams, answers: { 204: null }, matches,
    async run({ ctx, params }) {
      const { title_id: titleId } = await own(ctx, { reviewId: params.id });
      await removeReview(ctx, { titleId });
      return noContent();
    },
  }),
];
