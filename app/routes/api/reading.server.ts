import type { AppLoadContext } from '@remix-run/node';
import { z } from 'zod';
import {
  addPastReading, editReading, getBook, getBookReading, listEntries, lockBook, recordProgress, removeReading, retractProgress, startReading,
} from '#app/domains/library/index.server.ts';
import { addReadingSchema, editReadingSchema, progressSchema } from '#app/domains/library/schema.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { pageOf } from '#app/platform/api/list-page.ts';
import { created, defineOperation, noContent, ok } from '#app/platform/api/operation.ts';
import type { Operation } from '#app/platform/api/operation.ts';
import { ApiProblem } from '#app/platform/api/problem.server.ts';
import { parsed } from '#app/platform/api/read-input.server.ts';
import { readingAnswer } from './library.server.ts';
import { address, day, id, idParams, pageAnswer, pageQuery, refuseIdle } from './wire.ts';

const write = { tag: 'library', policy: member, scope: 'library:write' } as const;
const read = { tag: 'library', policy: member, scope: 'library:read' } as const;
const states = z.enum(['reading', 'finished', 'stopped']);
const readingParams = z.strictObject({ id, reading_id: id });
const entryParams = z.strictObject({ id, entry_id: id });
const fields = { startedOn: 'started_on', endedOn: 'ended_on', fromStart: 'from_start' };

const entry = z.strictObject({ id: z.string(), day, page: z.int().nullable(), percent: z.number(), pages_advanced: z.int(), is_retracted: z.boolean(), is_newest: z.boolean() });
const recorded = z.strictObject({ id: z.string(), reading_id: z.string(), page: z.int().nullable(), percent: z.number(), pages_advanced: z.int(), has_finished: z.boolean() });
const entriesShown = 30;

async function oneReading(ctx: MemberCtx, bookId: string, readingId: string) {
  const { reading } = await getBookReading(ctx, { bookId, readingId });
  return { id: reading.id, state: reading.state, started_on: reading.startedOn || null, ended_on: reading.endedOn || null };
}

const getReading = defineOperation({
  ...read, id: 'getReading', method: 'GET', path: '/books/{id}/readings/{reading_id}', params: readingParams, answers: { 200: readingAnswer },
  run: async ({ ctx, params }) => ok(await oneReading(ctx, params.id, params.reading_id)),
});

// Every change of a reading locks its book.
const lock = ({ ctx, params }: { ctx: MemberCtx; params: { id: string } }) => lockBook(ctx.db, ctx.viewer, params.id, 'see');
const matches = { reads: () => getReading, lock };

/** Begins to read. The command leaves what is open as it is, which a page shows; a program has to hear that nothing of what it sent was done. */
async function begin(ctx: MemberCtx, context: AppLoadContext, input: z.output<typeof addReadingSchema> & { bookId: string }) {
  const { openReadingId } = await getBook(ctx, input);
  const at = (readingId: string) => address(context, `/books/${input.bookId}/readings/${readingId}`);
  if (openReadingId !== null && openReadingId !== input.id) throw new ApiProblem(409, 'conflict', { headers: { Location: at(openReadingId) } });
  const readingId = await startReading(ctx, input);
  const isResumed = readingId !== input.id;
  // A book that was stopped goes on where it was left, and has its first day. Refused, nothing of it was done: all of it is one transaction.
  if (isResumed && input.startedOn !== undefined) throw new ApiProblem(400, 'invalid', { fields: [{ field: 'started_on', key: 'api:fields.resumed' }] });
  const answer = await oneReading(ctx, input.bookId, readingId);
  return isResumed ? ok(answer, { Location: at(readingId) }) : created(answer, at(readingId));
}

export const readingOperations: Operation[] = [
  defineOperation({
    ...write, id: 'addReading', method: 'POST', path: '/books/{id}/readings', params: idParams, fields,
    body: z.strictObject({ id: id.optional(), state: states, started_on: day.optional(), ended_on: day.optional(), from_start: z.boolean().optional() }), answers: { 200: readingAnswer, 201: readingAnswer },
    refuses: { 409: 'api:because.readingOpen' }, locates: [200, 409], lock,
    async run({ ctx, context, params: { id: bookId }, body, newId }) {
      const said = { id: body.id ?? newId, state: body.state, startedOn: body.started_on, endedOn: body.ended_on, fromStart: body.from_start };
      const input = parsed(addReadingSchema, said) as z.output<typeof addReadingSchema>;
      if (input.state === 'reading') {
        refuseIdle(body, ['ended_on']);
        return begin(ctx, context, { ...input, bookId });
      }
      refuseIdle(body, ['from_start']);
      const readingId = await addPastReading(ctx, { ...input, state: input.state, bookId });
      return created(await oneReading(ctx, bookId, readingId), address(context, `/books/${bookId}/readings/${readingId}`));
    },
  }),
  getReading,
  defineOperation({
    ...write, id: 'changeReading', method: 'PATCH', path: '/books/{id}/readings/{reading_id}', params: readingParams, fields,
    body: z.strictObject({ state: states.optional(), started_on: day.nullable().optional(), ended_on: day.nullable().optional() }), answers: { 200: readingAnswer }, matches,
    async run({ ctx, params, body }) {
      const before = await oneReading(ctx, params.id, params.reading_id);
      const next = { ...before, ...Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) };
      const input = parsed(editReadingSchema, { state: next.state, startedOn: next.started_on ?? undefined, endedOn: next.ended_on ?? undefined }) as z.output<typeof editReadingSchema>;
      await editReading(ctx, { ...input, bookId: params.id, readingId: params.reading_id });
      return ok(await oneReading(ctx, params.id, params.reading_id));
    },
  }),
  defineOperation({
    ...write, id: 'removeReading', method: 'DELETE', path: '/books/{id}/readings/{reading_id}', params: readingParams, answers: { 204: null }, matches,
    async run({ ctx, params }) {
      await removeReading(ctx, { bookId: params.id, readingId: params.reading_id });
      return noContent();
    },
  }),
  defineOperation({
    ...read, id: 'listProgress', method: 'GET', path: '/books/{id}/progress', params: idParams, query: pageQuery, answers: { 200: pageOf(entry) },
    async run({ ctx, context, params, query, request }) {
      await getBook(ctx, { bookId: params.id });
      const { rows, ...around } = await listEntries(ctx, { bookId: params.id, take: entriesShown, after: query.after ?? null });
      const items = rows.map((row) => ({ id: row.id, day: row.day, page: row.page, percent: row.permille / 10, pages_advanced: row.pagesAdvanced, is_retracted: row.retracted, is_newest: row.newest }));
      return pageAnswer(request, context, items, entriesShown, around);
    },
  }),
  defineOperation({
    ...write, id: 'recordProgress', method: 'POST', path: '/books/{id}/progress', params: idParams, fields: { on: 'day' },
    body: z.strictObject({ id: id.optional(), unit: z.enum(['page', 'percent']).default('page'), value: z.number('library:errors.positionRequired').min(0, 'library:errors.positionRequired').max(100_000, 'library:errors.positionTooLarge'), day: day.optional() }),
    answers: { 201: recorded }, refuses: { 409: 'api:because.idTaken' },
    async run({ ctx, context, params: { id: bookId }, body, newId }) {
      const input = parsed(progressSchema, { id: body.id ?? newId, unit: body.unit, value: body.value, on: body.day }) as z.output<typeof progressSchema>;
      const done = await recordProgress(ctx, { ...input, bookId });
      const answer = { id: done.entryId, reading_id: done.readingId, page: done.position.page, percent: done.position.permille / 10, pages_advanced: done.pagesAdvanced, has_finished: done.finished };
      return created(answer, address(context, `/books/${bookId}/progress`));
    },
  }),
  defineOperation({
    ...write, id: 'retractProgress', method: 'DELETE', path: '/books/{id}/progress/{entry_id}', params: entryParams, answers: { 204: null }, refuses: { 409: 'api:because.notNewest' },
    async run({ ctx, params }) {
      await retractProgress(ctx, { bookId: params.id, entryId: params.entry_id });
      return noContent();
    },
  }),
];
