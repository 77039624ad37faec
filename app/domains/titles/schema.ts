import { z } from 'zod';
import { normalizeLineEnds } from '#app/platform/text/line-ends.ts';
import { daySchema } from '#app/platform/time/day-schema.ts';
import { creditRoles } from './model/credit-role.ts';
import { titlesAudiences } from './model/audience.ts';
import { genres } from './model/genres.ts';
import { ratingScales } from './model/rating-scale.ts';
import { titleTypes } from './model/title-type.ts';
import { walkStates } from './model/walk-state.ts';

const errors = (key: string) => `titles:errors.${key}`;

/** An id made by the form itself: sending it twice does the thing once. */
export const newId = z.uuid(errors('formBroken'));

const text = (max: number) => z.string(errors('tooLong')).overwrite(normalizeLineEnds).trim().max(max, errors('tooLong')).optional();

const day = daySchema(errors('date'), { from: 1900 });

const whole = (min: number, max: number, key: string) => z.number(errors(key)).int(errors(key)).min(min, errors(key)).max(max, errors(key));

export const mostCredits = 30;

/** Letters at most: of a name, of a text. */
export const titleLengths = { name: 300, text: 20_000 } as const;

export const titleCredit = z.object({ name: z.string().trim().min(1).max(200, errors('tooLong')), role: z.enum(creditRoles, errors('formBroken')) });

/** What a title says, as its versions keep it. */
export const titleDetails = z.object({
  name: z.string(errors('nameRequired')).trim().min(1, errors('nameRequired')).max(titleLengths.name, errors('tooLong')),
  originalName: text(titleLengths.name),
  description: text(titleLengths.text),
  year: whole(1870, 2200, 'year').optional(),
  episodes: whole(1, 100_000, 'episodes').optional(),
  genres: z.array(z.enum(genres, errors('genre'))).max(12, errors('tooMany')).default([]),
  credits: z.array(titleCredit).max(mostCredits, errors('tooMany')).default([]),
});
export type TitleDetails = z.output<typeof titleDetails>;

export const titleType = z.enum(titleTypes, errors('type'));

/** One's way through a title. Progress is in episodes or hours, by type. */
export const walkInput = z
  .object({
    state: z.enum(walkStates, errors('state')),
    startedOn: day.optional(),
    endedOn: day.optional(),
    progress: z.number(errors('progress')).min(0, errors('progress')).max(99_999, errors('progress')).optional(),
  })
  .refine(({ startedOn, endedOn }) => !startedOn || !endedOn || startedOn <= endedOn, { path: ['endedOn'], error: errors('endBeforeStart') });
export type WalkInput = z.output<typeof walkInput>;

export const walkStateInput = z.object({ state: z.enum(walkStates, errors('state')) });

/** One's opinion: 0–100, and words in Markdown. */
export const reviewInput = z.object({
  rating: whole(0, 100, 'rating'),
  text: text(titleLengths.text),
  hasSpoilers: z.boolean(errors('formBroken')).default(false),
});
export type ReviewInput = z.output<typeof reviewInput>;

const audience = z.enum(titlesAudiences, errors('audience'));

/** One's choices in the room. */
export const preferenceInput = z.object({
  scale: z.enum(ratingScales, errors('scale')),
  hidesRatings: z.boolean(errors('formBroken')).default(false),
  walksSeenBy: audience,
  reviewsSeenBy: audience,
  numbersSeenBy: audience,
});

/** What becomes of the cover before; the button of a message says nothing. */
export const formerCoverSchema = z.object({ intent: z.enum(['bring-back', 'forget'], errors('formBroken')).default('bring-back') });

/** Forms that are only a button. */
export const buttonInput = z.object({});
