import type { AppLoadContext } from '@remix-run/node';
import { z } from 'zod';
import { getTitle, listTitles, readListView, walkStates } from '#app/domains/titles/index.server.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { titleDetails, titleType } from '#app/domains/titles/schema.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { pageOf } from '#app/platform/api/list-page.ts';
import { defineOperation, ok } from '#app/platform/api/operation.ts';
import type { Operation } from '#app/platform/api/operation.ts';
import { cursor, idParams, moment, pageAnswer, picture, sortHidden } from './wire.ts';

const read = { tag: 'titles', policy: member, scope: 'titles:read' } as const;
const shown = 24;

const state = z.enum(walkStates, 'titles:errors.state');
const line = {
  id: z.string(), type: z.enum(['film', 'series', 'anime', 'game']), name: z.string(), original_name: z.string().nullable(), year: z.int().nullable(), episodes: z.int().nullable(), genres: z.array(z.string()),
  cover_url: z.string().nullable(), average_rating: z.number().nullable().meta({ description: 'api:says.average' }), rating_count: z.int(), are_ratings_hidden: z.boolean(), my_state: state.nullable(), my_rating: z.int().nullable(),
};
const titleLine = z.strictObject(line);
const title = z.strictObject({
  ...line, description: z.string().nullable(), credits: z.array(z.strictObject({ name: z.string(), role: z.string() })), rating_tens: z.array(z.int()),
  external_ids: z.array(z.strictObject({ source: z.string(), external_id: z.string() })).meta({ description: 'api:says.externalIds' }), version: z.int(), updated_at: moment, merged_into_id: z.string().nullable(),
});

type Row = Awaited<ReturnType<typeof listTitles>>['rows'][number];

const lineOf = (context: AppLoadContext, row: Omit<Row, 'maker'>) => ({
  id: row.id, type: row.type, name: row.name, original_name: row.originalName, year: row.year, episodes: row.episodes, genres: row.genres, cover_url: picture(context, row.coverId),
  average_rating: row.average, rating_count: row.ratingCount, are_ratings_hidden: row.isHidden, my_state: row.myState, my_rating: row.myRating,
});

export async function titleAnswer(ctx: MemberCtx, context: AppLoadContext, titleId: string) {
  const found = await getTitle(ctx, { titleId });
  return {
    ...lineOf(context, found), description: found.description, credits: found.credits, rating_tens: found.ratingTens,
    external_ids: found.sources.map(({ source, externalId }) => ({ source, external_id: externalId })), version: found.version, updated_at: found.updatedAt, merged_into_id: found.mergedIntoId,
  };
}

export { title as titleSchema };

export const getTitleOperation = defineOperation({
  ...read, id: 'getTitle', method: 'GET', path: '/titles/{id}', params: idParams, answers: { 200: title },
  run: async ({ ctx, context, params }) => ok(await titleAnswer(ctx, context, params.id)),
});

const listQuery = z.strictObject({
  type: titleType, sort: z.enum(['id', 'newest', 'oldest', 'rating', 'name']).default('id').meta({ description: 'api:says.sortByRating' }), q: z.string().max(200, 'titles:errors.tooLong').optional(),
  genre: titleDetails.shape.genres.unwrap().element.optional(), year: z.string().regex(/^\d{4}$/, 'titles:errors.year').optional(), state: state.optional(), after: cursor,
});

/** As the page reads its address. */
const viewOf = ({ type, ...query }: z.output<typeof listQuery>) =>
  readListView(new URLSearchParams(Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)), type);

/** The page leaves out a filter that makes no sense; a program would take all titles for those it asked for. */
const sensibleQuery = listQuery
  .refine((query) => query.genre === undefined || viewOf(query).genre !== null, { path: ['genre'], error: 'titles:errors.genre' })
  .refine((query) => query.year === undefined || viewOf(query).year !== null, { path: ['year'], error: 'titles:errors.year' });

export const titleListOperations: Operation[] = [
  defineOperation({
    ...read, id: 'listTitles', method: 'GET', path: '/titles', answers: { 200: pageOf(titleLine) }, query: sensibleQuery,
    async run({ ctx, context, query, request }) {
      const { rows, isOrderHidden, ...around } = await listTitles(ctx, viewOf(query), { take: shown });
      if (isOrderHidden) throw sortHidden();
      return pageAnswer(request, context, rows.map((row) => lineOf(context, row)), shown, around);
    },
  }),
  getTitleOperation,
];
