import { z } from 'zod';
import { noteColors, noteKinds } from './model/note-kinds.ts';
import { placeLimits } from './model/place-limits.ts';
import { readPlaces } from './model/places.ts';

const errors = (key: string) => `notes:errors.${key}`;

const newId = z.uuid(errors('formBroken'));
const color = z.enum(noteColors, errors('formBroken')).default('yellow');
const body = z.string().trim().max(20_000, errors('tooLong')).default('');
const quote = z.string().trim().max(10_000, errors('quoteTooLong')).default('');
const context = z.string().max(2_000, errors('formBroken')).default('');

const places = z
  .string()
  .max(placeLimits.text, errors('tooMuchDrawn'))
  .default('[]')
  .transform((text, issue) => {
    const found = readPlaces(text);
    if (!found) issue.addIssue({ code: 'custom', message: errors('placesBroken') });
    return found ?? [];
  });

/** What the reader sends, and the forms without it. */
export const addNoteSchema = z
  .object({
    id: newId,
    kind: z.enum(noteKinds, errors('formBroken')).default('note'),
    color, body, quote,
    before: context,
    after: context,
    places,
    /** The page as a person types it: its number in the file, or in a printed book. */
    page: z.number(errors('page')).int(errors('page')).min(1, errors('page')).max(100_000, errors('page')).optional(),
    /** Where to go afterwards: `text` = back to the page's text; `reader` = nowhere, no toast. */
    from: z.enum(['text', 'reader']).optional(),
  })
  .refine((note) => note.body !== '' || note.quote !== '' || note.places.length > 0, { path: ['body'], message: errors('empty') })
  .refine((note) => note.kind !== 'ink' || note.places.some((place) => place.ink?.length), { path: ['places'], message: errors('placesBroken') });
export type AddNoteInput = z.output<typeof addNoteSchema>;

export const editNoteSchema = z.object({ color, body, from: z.literal('reader').optional() });
export type EditNoteInput = z.output<typeof editNoteSchema>;

export const noteButtonSchema = z.object({ from: z.literal('reader').optional() });

/** Asks for work on the file; the form brings the id of what it starts. */
export const errandSchema = z.object({ id: newId });
