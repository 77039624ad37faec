import type { AppLoadContext } from '@remix-run/node';
import { z } from 'zod';
import { listPersonReviews, listPersonWalks, personReviewsShown, personWalksShown, walkStates } from '#app/domains/titles/index.server.ts';
import { titleType } from '#app/domains/titles/schema.ts';
import { getProfileById } from '#app/kernel/accounts/index.server.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { pageOf } from '#app/platform/api/list-page.ts';
import { defineOperation } from '#app/platform/api/operation.ts';
import type { Operation } from '#app/platform/api/operation.ts';
import { cursor, day, idParams, moment, othersRating, pageAnswer, picture } from './wire.ts';

const read = { tag: 'titles', policy: member, scope: 'titles:read' } as const;
const title = z.strictObject({ id: z.string(), type: titleType, name: z.string(), year: z.int().nullable(), cover_url: z.string().nullable() });
const walk = z.strictObject({
  id: z.string(), state: z.enum(walkStates), started_on: day.nullable(), ended_on: day.nullable(), progress: z.number().nullable(), runs: z.int(), updated_at: moment, title,
});
const review = z.strictObject({ id: z.string(), rating: othersRating, text: z.string().nullable(), has_spoilers: z.boolean(), updated_at: moment, title });

type Titled = { id: string; type: z.output<typeof titleType>; name: string; year: number | null; coverId: string | null };
const titleOf = (context: AppLoadContext, { id, type, name, year, coverId }: Titled) => ({ id, type, name, year, cover_url: picture(context, coverId) });

/** What somebody shows of the room; what they show to nobody is not found. */
export const personTitleOperations: Operation[] = [
  defineOperation({
    ...read, id: 'listPersonWalks', method: 'GET', path: '/user/{id}/walks', params: idParams, answers: { 200: pageOf(walk) },
    query: z.strictObject({ type: titleType, state: z.enum(walkStates, 'titles:errors.state').optional(), after: cursor }),
    async run({ ctx, context, params, query, request }) {
      const { username } = await getProfileById(ctx, params.id);
      const { rows, type, ...around } = await listPersonWalks(ctx, { username, type: query.type, state: query.state ?? null, after: query.after ?? null });
      const items = rows.map((row) => ({
        id: row.id, state: row.state, started_on: row.days.startedOn, ended_on: row.days.endedOn, progress: row.progress, runs: row.runs, updated_at: row.updatedAt, title: titleOf(context, { ...row.title, type }),
      }));
      return pageAnswer(request, context, items, personWalksShown, around);
    },
  }),
  defineOperation({
    ...read, id: 'listPersonReviews', method: 'GET', path: '/user/{id}/reviews', params: idParams, query: z.strictObject({ type: titleType.optional(), after: cursor }), answers: { 200: pageOf(review) },
    async run({ ctx, context, params, query, request }) {
      const { username } = await getProfileById(ctx, params.id);
      const { rows, hidesRatings, person, ...around } = await listPersonReviews(ctx, { username, type: query.type ?? null, after: query.after ?? null });
      const isHidden = (row: (typeof rows)[number]) => hidesRatings && !person.isOwn && !row.isRatedByViewer;
      const items = rows.map((row) => ({ id: row.id, rating: isHidden(row) ? null : row.rating, text: row.text, has_spoilers: row.hasSpoilers, updated_at: row.updatedAt, title: titleOf(context, row.title) }));
      return pageAnswer(request, context, items, personReviewsShown, around);
    },
  }),
];
