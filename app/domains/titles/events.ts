import { z } from 'zod';
import { defineEvent } from '#app/platform/jobs/queue.server.ts';
import { titleTypes } from './model/title-type.ts';
import { walkStates } from './model/walk-state.ts';

const title = { titleId: z.uuid(), type: z.enum(titleTypes) };

export const titleAdded = defineEvent('titles.title-added', z.object({ ...title, userId: z.uuid() }));
/** Gone with all walks and reviews of it. */
export const titleRemoved = defineEvent('titles.title-removed', z.object({ ...title, userId: z.uuid() }));
/** A twin: walks and reviews of `titleId` are those of `intoId` now. */
export const titlesMerged = defineEvent('titles.titles-merged', z.object({ ...title, intoId: z.uuid(), userId: z.uuid() }));
/** A walk began or came into another state; `before` is null when it is new. */
export const walkMoved = defineEvent('titles.walk-moved', z.object({ ...title, userId: z.uuid(), walkId: z.uuid(), state: z.enum(walkStates), before: z.enum(walkStates).nullable(), on: z.string().nullable() }));
export const walkRemoved = defineEvent('titles.walk-removed', z.object({ ...title, userId: z.uuid(), walkId: z.uuid() }));
export const titleReviewed = defineEvent('titles.title-reviewed', z.object({ ...title, userId: z.uuid(), reviewId: z.uuid(), rating: z.number() }));
export const reviewRemoved = defineEvent('titles.review-removed', z.object({ ...title, userId: z.uuid(), reviewId: z.uuid() }));
/** All rows of an import are dealt with. */
export const titleImportDone = defineEvent('titles.import-done', z.object({ ownerId: z.uuid(), importId: z.uuid(), fileName: z.string(), rows: z.number() }));

export const titlesEvents = [titleAdded, titleRemoved, titlesMerged, walkMoved, walkRemoved, titleReviewed, reviewRemoved, titleImportDone];
