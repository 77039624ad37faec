import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { Catalogues } from './catalogues.server.ts';

/** A member's context with the way to the outside catalogues. */
export type CatalogueCtx = MemberCtx & { catalogues: Catalogues };
