import type { Operation } from '#app/platform/api/operation.ts';
import { titleEditOperations } from './titles-edit.server.ts';
import { titleListOperations } from './titles-list.server.ts';
import { personTitleOperations } from './titles-people.server.ts';
import { reviewOperations } from './titles-reviews.server.ts';
import { walkOperations } from './titles-walks.server.ts';

/** The Titles room. */
export const titleOperations: Operation[] = [...titleListOperations, ...titleEditOperations, ...walkOperations, ...reviewOperations, ...personTitleOperations];
