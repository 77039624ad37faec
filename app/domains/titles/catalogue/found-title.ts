import { z } from 'zod';
import { titleSourceInput } from '../edit-schema.ts';
import { titleCoverPattern } from '../model/cover-ref.ts';
import { titleDetails, titleType } from '../schema.ts';

/** Catalogues that are asked, by what they are called in `TitleSource`. */
export const titleProviders = ['tmdb', 'igdb', 'anilist'] as const;
export type TitleProvider = (typeof titleProviders)[number];

/** By what a provider finds it again: `movie/603`, `tv/1399`, `21`. */
export const providerId = z.string().regex(/^(?:(?:movie|tv)\/)?\d{1,10}$/);

/** A title of an outside catalogue, in the words of ours; what nobody knows is absent. */
export const foundTitle = titleDetails.extend({
  provider: z.enum(titleProviders),
  externalId: providerId,
  type: titleType,
  /** What it is called there, and where else. */
  sources: z.array(titleSourceInput).min(1).max(8),
  cover: z.string().regex(titleCoverPattern).nullable(),
});
export type FoundTitle = z.output<typeof foundTitle>;
