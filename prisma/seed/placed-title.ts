import { v7 as uuidv7 } from 'uuid';
import type { TitleDetails } from '#app/domains/titles/schema.ts';
import type { CatalogueTitle } from './title-catalogue.ts';

export type PlacedTitle = CatalogueTitle & { id: string; createdAt: Date; createdById: string; versions: { editorId: string; at: Date; details: TitleDetails; revertsTo?: number }[] };

/** An id of that moment, as the app would have given it. */
export const idAt = (moment: Date): string => uuidv7({ msecs: moment.getTime() });
