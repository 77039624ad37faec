import { z } from 'zod';
import { lengths } from './model/limits.ts';
import { tidyLine } from './model/plain-text.ts';
import { wordStates } from './model/word-state.ts';
import { wordKey } from './model/word-key.ts';

const errors = (key: string) => `words:errors.${key}`;

const line = (max: number) => z.string(errors('tooLong')).max(max * 2, errors('tooLong')).transform((text) => tidyLine(text, max * 2)).refine((text) => text.length <= max, errors('tooLong'));
const language = z.string(errors('language')).regex(/^[a-z]{2,3}$/, errors('language'));
const word = line(lengths.word).refine((text) => wordKey(text) !== '', errors('wordRequired'));
const text = (max: number) => z.string().max(max, errors('tooLong')).transform((value) => value.trim()).optional().transform((value) => value ?? '');

/** From the look-up: a word, where it stood, and what it means. */
export const saveWordSchema = z.object({
  /** Made by the form: sending it twice keeps it once. */
  id: z.uuid(errors('formBroken')),
  word: z.string(errors('wordRequired')).pipe(word),
  language,
  toLanguage: language,
  translation: text(lengths.translation),
  sentence: line(lengths.sentence).optional().transform((value) => value ?? ''),
  book: z.uuid(errors('formBroken')).optional(),
  page: z.number(errors('formBroken')).int().min(1, errors('formBroken')).max(999_999, errors('formBroken')).optional(),
  /** The reader's panel says itself what happened. */
  quiet: z.boolean().default(false),
});
export type SaveWordInput = z.output<typeof saveWordSchema>;

export const editWordSchema = z.object({
  lemma: z.string(errors('wordRequired')).pipe(word),
  language,
  toLanguage: language,
  translation: text(lengths.translation),
  state: z.enum(wordStates, errors('formBroken')),
});
export type EditWordInput = z.output<typeof editWordSchema>;

/** What is ticked in the list, and what becomes of it. */
export const wordStatesSchema = z.object({
  word: z.array(z.uuid(errors('formBroken'))).max(100, errors('formBroken')).default([]),
  state: z.enum(wordStates, errors('formBroken')),
  back: z.string().max(500, errors('formBroken')).regex(/^\?/, errors('formBroken')).optional(),
});

/** Forms that are only a button. */
export const buttonInput = z.object({});
