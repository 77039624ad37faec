import { z } from 'zod';
import { maxParts } from './model/limits.ts';

const errors = (key: string) => `editing:errors.${key}`;
const newId = z.uuid(errors('formBroken'));
const typed = (max: number) => z.string(errors('tooLong')).max(max, errors('tooLong')).optional().transform((value) => value ?? '');
const line = (max: number) => typed(max).transform((value) => value.replace(/\s+/g, ' ').trim());
const pageNumber = z.number(errors('noSuchPlace')).int(errors('noSuchPlace')).min(0, errors('noSuchPlace')).max(1_000_000, errors('noSuchPlace')).optional();
const password = z.string().max(200, errors('tooLong')).optional();

/** What a saving brings: its own id, and the version that was on the page. */
const saving = { id: newId, baseId: newId, password };

/** One button of the grid of pages. `ids` are the pages ticked, `ranges` those typed. */
export const gridSchema = z.object({
  intent: z.enum(['turn-left', 'turn-right', 'remove', 'move', 'enter'], errors('formBroken')),
  ids: z.array(z.number(errors('formBroken')).int(errors('formBroken'))).max(450, errors('formBroken')).default([]),
  ranges: typed(2_000),
  position: pageNumber,
  from: pageNumber,
});
export type GridInput = z.output<typeof gridSchema>;

const insertSchema = z.object({ intent: z.literal('insert'), source: newId, sourceRanges: typed(2_000), after: pageNumber });
const saveSchema = z.object({ intent: z.literal('save'), ...saving });
const discardSchema = z.object({ intent: z.literal('discard') });

export const pagesSchema = z.union([gridSchema, insertSchema, saveSchema, discardSchema], errors('formBroken'));
export type PagesInput = z.output<typeof pagesSchema>;

export const detailsSchema = z.object({
  ...saving, title: line(500), author: line(300), language: z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, errors('language')).max(35, errors('language')).optional(), outline: typed(200_000),
});
export type DetailsInput = z.output<typeof detailsSchema>;

/** The answers themselves are held against the file's fields, whatever these are. */
export const formSchema = z.object({ ...saving, answers: z.unknown().optional() });

export const partsSchema = z.object({
  ...saving, as: z.enum(['books', 'files'], errors('formBroken')).default('books'),
  parts: typed(20_000).refine((text) => text.trim() !== '', errors('partsRequired')).refine((text) => text.split('\n').length <= 2 * maxParts, errors('tooManyParts')),
});
export type PartsInput = z.output<typeof partsSchema>;
