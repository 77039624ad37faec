import { z } from 'zod';
import { daySchema } from '#app/platform/time/day-schema.ts';
import { coverRef, googleBooksId, openLibraryId } from './catalogue/edition.ts';
import { bookStates, readingStates } from './model/book-state.ts';
import { maxAuthors, maxTags } from './model/import/limits.ts';
import { parseIsbn } from './model/isbn.ts';
import { priorities } from './model/priority.ts';
import { typedToYear, typedYears } from './model/year.ts';

/** As many as an import brings: what came must be as easy to correct as what was typed. */
export { maxAuthors, maxTags };

const errors = (key: string) => `library:errors.${key}`;

/** An id made by the form itself: sending it twice does the thing once. */
const newId = z.uuid(errors('formBroken'));

const text = (max: number) => z.string(errors('tooLong')).trim().max(max, errors('tooLong')).optional();

const day = daySchema(errors('date'), { from: 1000 });

/** Letters at most. */
export const bookLengths = { title: 500, subtitle: 500, author: 200, series: 300, isbn: 40, publisher: 200, format: 60, text: 20_000, tag: 60, review: 50_000 } as const;

const lines = (separator: RegExp, maxLength: number, maxItems: number) =>
  z
    .string()
    .max(maxLength * maxItems, errors('tooLong'))
    .transform((value) => [...new Set(value.split(separator).map((item) => item.trim().replace(/\s+/g, ' ')).filter(Boolean))])
    .refine((items) => items.length <= maxItems, errors('tooMany'))
    .refine((items) => items.every((item) => item.length <= maxLength), errors('tooLong'))
    .optional()
    .transform((items) => items ?? []);

/** One per line: names hold commas. */
const authors = lines(/[\n;]/, bookLengths.author, maxAuthors);
const tags = lines(/[\n,;]/, bookLengths.tag, maxTags);

const isbn = z
  .string()
  .max(bookLengths.isbn, errors('isbn'))
  .transform((value, context) => {
    const parsed = parseIsbn(value);
    if (!parsed) context.addIssue({ code: 'custom', message: errors('isbn') });
    return parsed;
  })
  .optional();

const pages = z.number(errors('pages')).int(errors('pages')).min(1, errors('pages')).max(100_000, errors('pages'));

const year = z
  .number(errors('year')).int(errors('year')).min(typedYears.least, errors('year')).max(typedYears.most, errors('year'))
  .refine((value) => value !== 0, errors('year'))
  .transform(typedToYear);

const bookFields = {
  title: z.string(errors('titleRequired')).trim().min(1, errors('titleRequired')).max(bookLengths.title, errors('tooLong')),
  subtitle: text(bookLengths.subtitle),
  authors,
  series: text(bookLengths.series),
  seriesPosition: z.number(errors('number')).min(0, errors('number')).max(99_999, errors('number')).optional(),
  language: z.string().regex(/^[a-z]{2,3}$/, errors('language')).optional(),
  pages: pages.optional(),
  year: year.optional(),
  isbn,
  publisher: text(bookLengths.publisher),
  format: text(bookLengths.format),
  description: text(bookLengths.text),
  privateNotes: text(bookLengths.text),
  priority: z.enum(priorities, errors('formBroken')).default('none'),
  tags,
};

export const addBookSchema = z.object({
  ...bookFields,
  id: newId,
  state: z.enum(bookStates, errors('formBroken')).default('to_read'),
  /** Where the data came from, and the picture that is to be fetched from there. */
  openLibraryId: openLibraryId.optional(),
  googleBooksId: googleBooksId.optional(),
  cover: coverRef.optional(),
});
export type AddBookInput = z.output<typeof addBookSchema>;

export const editBookSchema = z.object(bookFields);
export type EditBookInput = z.output<typeof editBookSchema>;

/** The catalogues are asked about a number; what else is typed comes back as it was. */
export const isbnSearchSchema = z.object({ isbn: isbn.refine((found) => found !== undefined, 'catalogue:errors.isbnRequired') });

export const coverChoiceSchema = z.object({ cover: z.string('catalogue:errors.coverRequired').pipe(coverRef) });

export const prioritySchema = z.object({ priority: z.enum(priorities, errors('formBroken')) });

export const tagsSchema = z.object({ tags });

export const rateSchema = z.object({
  rating: z.number(errors('rating')).int(errors('rating')).min(0, errors('rating')).max(100, errors('rating')).optional(),
  review: text(bookLengths.review),
  reviewHasSpoilers: z.boolean().default(false),
});
export type RateInput = z.output<typeof rateSchema>;

export const progressSchema = z
  .object({
    id: newId,
    unit: z.enum(['page', 'percent'], errors('formBroken')).default('page'),
    value: z.number(errors('positionRequired')).min(0, errors('positionRequired')).max(100_000, errors('positionTooLarge')),
    on: day.optional(),
  })
  .refine((input) => input.unit === 'percent' || Number.isInteger(input.value), { path: ['value'], message: errors('wholePage') });
export type ProgressInput = z.output<typeof progressSchema>;

const endsAfterStart = { path: ['endedOn'], message: errors('endBeforeStart') };
const inOrder = (input: { startedOn?: Date; endedOn?: Date }) =>
  !input.startedOn || !input.endedOn || input.endedOn >= input.startedOn;

/** Begin now ("reading"), or write down a reading of the past. */
export const addReadingSchema = z
  .object({
    id: newId,
    state: z.enum(readingStates, errors('formBroken')),
    startedOn: day.optional(),
    endedOn: day.optional(),
    /** A stopped book goes on where it was left unless asked to begin anew. */
    fromStart: z.boolean().default(false),
  })
  .refine(inOrder, endsAfterStart);
export type AddReadingInput = z.output<typeof addReadingSchema>;

export const editReadingSchema = z
  .object({ state: z.enum(readingStates, errors('formBroken')), startedOn: day.optional(), endedOn: day.optional() })
  .refine(inOrder, endsAfterStart);
export type EditReadingInput = z.output<typeof editReadingSchema>;

/** A one-button end of the reading in hand. */
export const endReadingSchema = z.object({ state: z.enum(['finished', 'stopped'], errors('formBroken')), endedOn: day.optional() });
export type EndReadingInput = z.output<typeof endReadingSchema>;

/** What becomes of the cover before; the button of a message says nothing. */
export const formerCoverSchema = z.object({ intent: z.enum(['bring-back', 'forget'], errors('formBroken')).default('bring-back') });

/** Forms that are only a button. */
export const buttonInput = z.object({});
