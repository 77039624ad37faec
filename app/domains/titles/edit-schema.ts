import { z } from 'zod';
import { titleCoverPattern } from './model/cover-ref.ts';
import { creditField, creditRoles } from './model/credit-role.ts';
import { titleSources } from './model/title-sources.ts';
import { mostCredits, newId, titleDetails, titleType } from './schema.ts';
import type { TitleDetails } from './schema.ts';

const errors = (key: string) => `titles:errors.${key}`;

/** What a title is called elsewhere: `movie/603`, `tt0133093`, `21`. */
export const titleSourceInput = z.object({ source: z.enum(titleSources, errors('formBroken')), externalId: z.string(errors('formBroken')).trim().regex(/^[\w./:-]{1,100}$/, errors('formBroken')) });
export type TitleSourceInput = z.output<typeof titleSourceInput>;

/** Whatever adds titles gives this; a form or a client brings the id, so that asking twice adds one. */
export const addTitleInput = titleDetails.extend({
  id: newId,
  type: titleType,
  sources: z.array(titleSourceInput).max(8, errors('tooMany')).default([]),
  /** A picture of an outside catalogue, fetched afterwards. */
  cover: z.string(errors('formBroken')).regex(titleCoverPattern, errors('formBroken')).optional(),
  /** Add it although there is one of the same type, name and year. */
  anyway: z.boolean(errors('formBroken')).default(false),
});
export type AddTitleInput = z.output<typeof addTitleInput>;

const names = z.string(errors('tooLong')).max(6_000, errors('tooLong')).optional();
const credited = z
  .object(Object.fromEntries(creditRoles.map((role) => [creditField(role), names])))
  .optional()
  .transform((byRole): TitleDetails['credits'] => creditRoles.flatMap((role) => namesIn(byRole?.[creditField(role)]).map((name) => ({ name, role }))))
  .refine((credits) => credits.length <= mostCredits, errors('tooMany'))
  .refine((credits) => credits.every(({ name }) => name.length <= 200), errors('tooLong'));

/** One per line: names hold commas. */
const namesIn = (lines: string | undefined): string[] => [...new Set((lines ?? '').split('\n').map((line) => line.trim().replace(/\s+/g, ' ')).filter(Boolean))];

export const newTitleForm = addTitleInput.extend({ credits: credited });
export const editTitleForm = titleDetails.extend({ credits: credited, version: z.number(errors('formBroken')).int(errors('formBroken')).min(1, errors('formBroken')) });
export const mergeForm = z.object({ intoId: z.uuid('title-edit:errors.mergeInto') });
