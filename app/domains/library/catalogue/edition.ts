import { z } from 'zod';
import { coverRefPattern } from '../model/cover-ref.ts';

export const coverRef = z.string().regex(coverRefPattern);
/** An edition (…M), or a work (…W) whose editions the search does not know. */
export const openLibraryId = z.string().regex(/^OL\d{1,12}[MW]$/);
export const openLibraryWorkId = z.string().regex(/^OL\d{1,12}W$/);
export const googleBooksId = z.string().regex(/^[\w-]{1,30}$/);

/** One printing of a book, in the words of the library; fits the columns of a book. What nobody knows is null. */
export const editionSchema = z.object({
  openLibraryId: openLibraryId.nullable(),
  googleBooksId: googleBooksId.nullable(),
  title: z.string().min(1).max(500),
  subtitle: z.string().max(500).nullable(),
  authors: z.array(z.string().max(200)).max(20),
  publisher: z.string().max(200).nullable(),
  /** Of this edition. */
  year: z.number().int().nullable(),
  /** Of the first one. */
  firstYear: z.number().int().nullable(),
  pages: z.number().int().nullable(),
  language: z.string().max(8).nullable(),
  isbn13: z.string().length(13).nullable(),
  isbn10: z.string().length(10).nullable(),
  format: z.string().max(60).nullable(),
  description: z.string().max(20_000).nullable(),
  cover: coverRef.nullable(),
});
export type Edition = z.infer<typeof editionSchema>;

/** What somebody wrote, with the editions of it that were found; the best one first. */
export const workSchema = z.object({
  openLibraryWork: openLibraryWorkId.nullable(),
  /** In the language it was written in or is best known by; an edition's may be another. */
  title: z.string().max(500).nullable(),
  /** How many the catalogue says there are. */
  editionCount: z.number().int().nullable(),
  editions: z.array(editionSchema).min(1),
});
export type Work = z.infer<typeof workSchema>;
