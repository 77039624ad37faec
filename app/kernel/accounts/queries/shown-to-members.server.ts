import { Prisma } from '#app/platform/db/client.server.ts';

/** What `profilesVisibleTo` asks for whoever is signed in, as SQL over a row of "User" by its name there: neither away nor about to go, with a page for members. */
export const shownToMembers = (person: 'u' | 'p'): Prisma.Sql =>
  Prisma.raw(`${person}."deactivatedAt" IS NULL AND ${person}."deletionDueAt" IS NULL AND ${person}."profileVisibility" <> 'nobody'`);
