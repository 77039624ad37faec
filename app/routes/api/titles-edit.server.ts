import { z } from 'zod';
import { addTitle, deleteTitle, editTitle, genresOf, getTitleDetails, lockTitle, newTitleLimits, progressUnit, setTitleCover } from '#app/domains/titles/index.server.ts';
import { mostCredits, titleCredit, titleDetails, titleLengths, titleType } from '#app/domains/titles/schema.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { pictureUpload, receivePicture } from '#app/kernel/files/index.server.ts';
import { created, defineOperation, noContent, ok } from '#app/platform/api/operation.ts';
import type { Operation } from '#app/platform/api/operation.ts';
import { ApiProblem } from '#app/platform/api/problem.server.ts';
import { parsed } from '#app/platform/api/read-input.server.ts';
import { consumeLimits } from '#app/platform/http/rate-limit.server.ts';
import { getTitleOperation, titleAnswer, titleSchema } from './titles-list.server.ts';
import { address, id, idParams } from './wire.ts';

const write = { tag: 'titles', policy: member, scope: 'titles:write' } as const;
const fields = { originalName: 'original_name' };

const { name, year, episodes, genres } = titleDetails.shape;
const text = (max: number) => z.string('api:fields.text').max(max, 'titles:errors.tooLong').nullable().optional();
const details = {
  original_name: text(titleLengths.name), description: text(titleLengths.text), year: year.nullable(), episodes: episodes.nullable(), genres: genres.unwrap().optional(),
  credits: z.array(titleCredit.strict()).max(mostCredits, 'titles:errors.tooMany').optional(),
};
type Said = { name?: string | undefined; original_name?: string | null | undefined } & Record<string, unknown>;

/** By the rules of the page's form: what is null is left out. */
function asDetails({ original_name: originalName, ...plain }: Said): z.output<typeof titleDetails> {
  const given = Object.entries({ ...plain, originalName }).filter(([, value]) => value !== null && value !== undefined);
  return parsed(titleDetails, Object.fromEntries(given)) as z.output<typeof titleDetails>;
}

type OfType = { genres?: z.output<typeof genres> | undefined; episodes?: number | null | undefined };

/** What titles of this type do not have is left out by the command, as the form has no field for it; a program has to hear of it. */
function refuseForeign(type: z.output<typeof titleType>, said: OfType): void {
  const known = genresOf(type);
  const foreign = (said.genres ?? []).flatMap((genre, at) => (known.includes(genre) ? [] : [{ field: `genres.${at}`, key: 'titles:errors.genre' }]));
  const counted = said.episodes === undefined || said.episodes === null || progressUnit[type] === 'episodes' ? [] : [{ field: 'episodes', key: 'api:fields.noEpisodes' }];
  if (foreign.length + counted.length > 0) throw new ApiProblem(400, 'invalid', { fields: [...foreign, ...counted] });
}

const matches = { reads: () => getTitleOperation, lock: ({ ctx, params }: { ctx: MemberCtx; params: { id: string } }) => lockTitle(ctx.db, params.id, 'remove') };

export const titleEditOperations: Operation[] = [
  defineOperation({
    ...write, id: 'createTitle', method: 'POST', path: '/titles', fields, answers: { 201: titleSchema }, refuses: { 409: 'api:twin' }, locates: [409],
    body: z.strictObject({ id: id.optional(), type: titleType, name, ...details, is_another: z.boolean('api:fields.type').default(false) }),
    // Counted though the title be refused, as the form does.
    prepare: ({ ctx }) => consumeLimits(ctx.db, newTitleLimits(ctx.viewer.id), ctx.now),
    async run({ ctx, context, newId, body: { id: given, type, is_another: anyway, ...said } }) {
      refuseForeign(type, said);
      const added = await addTitle(ctx, { ...asDetails(said), id: given ?? newId, type, sources: [], cover: undefined, anyway });
      if (added.outcome === 'twins') throw new ApiProblem(409, 'conflict', { headers: { Location: address(context, `/titles/${added.twins[0]?.id}`) }, fields: [{ field: 'name', key: 'api:twin' }] });
      return created(await titleAnswer(ctx, context, added.id), address(context, `/titles/${added.id}`));
    },
  }),
  defineOperation({
    ...write, id: 'changeTitle', method: 'PATCH', path: '/titles/{id}', params: idParams, fields, body: z.strictObject({ name: name.optional(), ...details }), answers: { 200: titleSchema }, matches,
    async run({ ctx, context, params: { id: titleId }, body }) {
      const { title, details: before } = await getTitleDetails(ctx, { titleId });
      refuseForeign(title.type, body);
      const { originalName, ...plain } = before;
      const next = { ...plain, original_name: originalName, ...Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) };
      await editTitle(ctx, { ...asDetails(next), titleId: title.id, version: title.version });
      return ok(await titleAnswer(ctx, context, title.id));
    },
  }),
  defineOperation({
    ...write, id: 'removeTitle', method: 'DELETE', path: '/titles/{id}', params: idParams, answers: { 204: null }, refuses: { 409: 'api:because.titleUsed' }, matches,
    async run({ ctx, params }) {
      await deleteTitle(ctx, { titleId: params.id });
      return noContent();
    },
  }),
  defineOperation({
    ...write, id: 'setTitleCover', method: 'PUT', path: '/titles/{id}/cover', params: idParams, form: { file: 'cover', bytes: pictureUpload.bodyBytes }, answers: { 200: titleSchema }, matches,
    async prepare({ ctx, context, params, request }) {
      await consumeLimits(ctx.db, pictureUpload.limits(context), ctx.now);
      await getTitleDetails(ctx, { titleId: params.id });
      return (await receivePicture(ctx, request.whole(), { field: 'cover', profile: 'cover' })).file;
    },
    async run({ ctx, context, params: { id: titleId }, prepared: { id: fileId } }) {
      await setTitleCover(ctx, { titleId, fileId });
      return ok(await titleAnswer(ctx, context, titleId));
    },
  }),
  defineOperation({
    ...write, id: 'removeTitleCover', method: 'DELETE', path: '/titles/{id}/cover', params: idParams, answers: { 204: null }, matches,
    async run({ ctx, params }) {
      await setTitleCover(ctx, { titleId: params.id, fileId: null });
      return noContent();
    },
  }),
];
