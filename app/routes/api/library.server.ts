import type { AppLoadContext } from '@remix-run/node';
import { z } from 'zod';
import { addBook, booksShown, editBook, getBook, listBooks, lockBook, rateBook, restoreBook, trashBook, typedYears, wantToRead } from '#app/domains/library/index.server.ts';
import { addBookSchema, bookLengths, editBookSchema, maxAuthors, maxTags, rateSchema } from '#app/domains/library/schema.ts';
import { readShelfView } from '#app/domains/library/index.server.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { pageOf } from '#app/platform/api/list-page.ts';
import { created, defineOperation, noContent, ok } from '#app/platform/api/operation.ts';
import type { Operation } from '#app/platform/api/operation.ts';
import { parsed } from '#app/platform/api/read-input.server.ts';
import { address, cursor, day, id, idParams, pageAnswer, picture } from './wire.ts';

const states = ['to_read', 'reading', 'read', 'stopped'] as const;
const priorities = ['none', 'low', 'normal', 'high'] as const;
const named = z.strictObject({ id: z.string(), name: z.string() });
const percent = z.number().nullable();

const bookLine = z.strictObject({
  id: z.string(), title: z.string(), authors: z.array(z.string()), state: z.enum(states), priority: z.enum(priorities),
  pages: z.int().nullable(), pages_read: z.int(), pages_left: z.int().nullable(), percent, rating: z.int().nullable(), cover_url: z.string().nullable(),
});

export const readingAnswer = z.strictObject({ id: z.string(), state: z.enum(['reading', 'finished', 'stopped']), started_on: day.nullable(), ended_on: day.nullable() });

const book = z.strictObject({
  id: z.string(), title: z.string(), subtitle: z.string().nullable(), authors: z.array(named), series: z.strictObject({ id: z.string(), name: z.string(), position: z.number().nullable() }).nullable(), tags: z.array(named),
  language: z.string().nullable(), pages: z.int().nullable(), year: z.int().nullable(), isbn: z.string().nullable(), publisher: z.string().nullable(), format: z.string().nullable(),
  description: z.string().nullable(), private_notes: z.string().nullable(), cover_url: z.string().nullable(),
  state: z.enum(states), priority: z.enum(priorities), rating: z.int().nullable(), review: z.string().nullable(), review_has_spoilers: z.boolean(),
  current_page: z.int().nullable(), percent, pages_read: z.int(), pages_left: z.int().nullable(), times_read: z.int(), is_in_trash: z.boolean(), readings: z.array(readingAnswer),
});

async function bookAnswer(ctx: MemberCtx, context: AppLoadContext, bookId: string) {
  const found = await getBook(ctx, { bookId });
  return {
    id: found.id, title: found.title, subtitle: found.subtitle, authors: found.authors, series: found.series, tags: found.tags, language: found.language, pages: found.pages, year: found.year, isbn: found.isbn,
    publisher: found.publisher, format: found.format, description: found.description, private_notes: found.privateNotes, cover_url: picture(context, found.coverId),
    state: found.state, priority: found.priority, rating: found.rating, review: found.review, review_has_spoilers: found.reviewHasSpoilers,
    current_page: found.currentPage, percent: found.permille === null ? null : found.permille / 10, pages_read: found.pagesRead, pages_left: found.pagesLeft, times_read: found.timesRead, is_in_trash: found.trashedAt !== null,
    readings: found.readings.map((reading) => ({ id: reading.id, state: reading.state, started_on: reading.startedOn, ended_on: reading.endedOn })),
  };
}

/* What a book is, as the form's schema takes it: here only names and lists are the API's own. The form's rules decide. */
const text = (max: number) => z.string('api:fields.text').max(max, 'library:errors.tooLong').nullable().optional();
/** Without what the form parts them at, which would make two of one. */
const names = (length: number, most: number, whole = /^[^\n\r;]*$/) => z.array(z.string('api:fields.text').max(length, 'library:errors.tooLong').regex(whole, 'api:fields.wrong'), 'api:fields.list').max(most, 'library:errors.tooMany').optional();
const form = editBookSchema.shape;
const details = {
  subtitle: text(bookLengths.subtitle), authors: names(bookLengths.author, maxAuthors), series: text(bookLengths.series), series_position: form.seriesPosition.nullable(),
  language: form.language.nullable(), pages: form.pages.nullable(),
  year: z.int('library:errors.year').min(typedYears.least, 'library:errors.year').max(typedYears.most, 'library:errors.year').nullable().optional(), isbn: text(bookLengths.isbn), publisher: text(bookLengths.publisher), format: text(bookLengths.format),
  description: text(bookLengths.text), private_notes: text(bookLengths.text), priority: z.enum(priorities).optional(), tags: names(bookLengths.tag, maxTags, /^[^\n\r;,]*$/),
};
const title = z.string('library:errors.titleRequired').min(1, 'library:errors.titleRequired').max(bookLengths.title, 'library:errors.tooLong');
const newBook = z.strictObject({ id: id.optional(), title, state: z.enum(states).optional(), ...details });
const bookChanges = z.strictObject({
  title: title.optional(), ...details, state: z.literal('to_read').optional(),
  rating: rateSchema.shape.rating.nullable(), review: text(bookLengths.review), review_has_spoilers: z.boolean().optional(),
});

const fieldNames = { seriesPosition: 'series_position', privateNotes: 'private_notes', reviewHasSpoilers: 'review_has_spoilers' };

/** As the form sends it: lines for lists, nothing for nothing. */
function asForm({ authors, tags, series_position: seriesPosition, private_notes: privateNotes, ...plain }: Omit<z.output<typeof bookChanges>, 'state' | 'rating' | 'review' | 'review_has_spoilers'>) {
  const all = { ...plain, seriesPosition, privateNotes, authors: authors?.join('\n'), tags: tags?.join('\n') };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null && value !== undefined && value !== ''));
}

const getOne = defineOperation({
  id: 'getBook', method: 'GET', path: '/books/{id}', tag: 'library', policy: member, scope: 'library:read', params: idParams, answers: { 200: book },
  run: async ({ ctx, context, params }) => ok(await bookAnswer(ctx, context, params.id)),
});

const matches = { reads: () => getOne, lock: ({ ctx, params }: { ctx: MemberCtx; params: { id: string } }) => lockBook(ctx.db, ctx.viewer, params.id, 'see') };

const shelfQuery = z.strictObject({
  shelf: z.enum([...states, 'all']).default('all'), sort: z.enum(['moved', 'priority', 'added', 'title', 'author', 'finished', 'rating', 'progress']).default('added'),
  q: z.string().max(200, 'library:errors.tooLong').optional(), tag: id.optional(), author: id.optional(), series: id.optional(), language: z.string().regex(/^[a-z]{2,3}$/, 'library:errors.language').optional(),
  year: z.string().regex(/^-?\d{1,4}$/, 'library:errors.year').refine((typed) => Number(typed) !== 0, 'library:errors.year').optional(), after: cursor,
});

export const libraryOperations: Operation[] = [
  defineOperation({
    id: 'listBooks', method: 'GET', path: '/books', tag: 'library', policy: member, scope: 'library:read', query: shelfQuery, answers: { 200: pageOf(bookLine) },
    async run({ ctx, context, query, request }) {
      const view = readShelfView(new URLSearchParams(Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)), 'all');
      const { rows, ...around } = await listBooks(ctx, view);
      const items = rows.map((row) => ({
        id: row.id, title: row.title, authors: row.authors, state: row.state, priority: row.priority, pages: row.pages, pages_read: row.pagesRead, pages_left: row.pagesLeft,
        percent: row.permille === null ? null : row.permille / 10, rating: row.rating, cover_url: picture(context, row.coverId),
      }));
      return pageAnswer(request, context, items, booksShown.list, around);
    },
  }),
  defineOperation({
    id: 'addBook', method: 'POST', path: '/books', tag: 'library', policy: member, scope: 'library:write', body: newBook, answers: { 201: book }, refuses: { 409: 'api:because.idTaken' }, fields: fieldNames,
    async run({ ctx, context, body: { id: given, state, ...said }, newId }) {
      const input = parsed(addBookSchema, { ...asForm(said), id: given ?? newId, state }) as z.output<typeof addBookSchema>;
      const { id: bookId } = await addBook(ctx, input);
      return created(await bookAnswer(ctx, context, bookId), address(context, `/books/${bookId}`));
    },
  }),
  getOne,
  defineOperation({
    id: 'changeBook', method: 'PATCH', path: '/books/{id}', tag: 'library', policy: member, scope: 'library:write', params: idParams, body: bookChanges, answers: { 200: book }, refuses: { 409: 'api:because.beingRead' }, fields: fieldNames, matches,
    async run({ ctx, context, params: { id: bookId }, body: { state, rating, review, review_has_spoilers: hasSpoilers, ...said } }) {
      const before = await getBook(ctx, { bookId });
      if (Object.values(said).some((value) => value !== undefined)) {
        const present = {
          title: before.title, subtitle: before.subtitle, authors: before.authors.map(({ name }) => name), series: before.series?.name, series_position: before.series?.position, language: before.language, pages: before.pages, year: before.year,
          isbn: before.isbn, publisher: before.publisher, format: before.format, description: before.description, private_notes: before.privateNotes, priority: before.priority, tags: before.tags.map(({ name }) => name),
        };
        const next = { ...present, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) };
        await editBook(ctx, { ...(parsed(editBookSchema, asForm(next)) as z.output<typeof editBookSchema>), bookId });
      }
      if (rating !== undefined || review !== undefined || hasSpoilers !== undefined) {
        const opinion = { rating: rating === undefined ? before.rating : rating, review: review === undefined ? before.review : review, reviewHasSpoilers: hasSpoilers ?? before.reviewHasSpoilers };
        const given = Object.fromEntries(Object.entries(opinion).filter(([, value]) => value !== null));
        await rateBook(ctx, { ...(parsed(rateSchema, given) as z.output<typeof rateSchema>), bookId });
      }
      if (state !== undefined) await wantToRead(ctx, { bookId });
      return ok(await bookAnswer(ctx, context, bookId));
    },
  }),
  defineOperation({
    id: 'trashBook', method: 'DELETE', path: '/books/{id}', tag: 'library', policy: member, scope: 'library:write', params: idParams, answers: { 204: null }, matches,
    async run({ ctx, params }) {
      await trashBook(ctx, { bookId: params.id });
      return noContent();
    },
  }),
  defineOperation({
    id: 'restoreBook', method: 'PUT', path: '/books/{id}/restoration', tag: 'library', policy: member, scope: 'library:write', params: idParams, answers: { 200: book }, matches,
    async run({ ctx, context, params }) {
      await restoreBook(ctx, { bookId: params.id });
      return ok(await bookAnswer(ctx, context, params.id));
    },
  }),
];
