import type { FileAudience } from '#app/kernel/files/index.server.ts';

/** Covers of the circle's titles are seen by everybody signed in, and those before them, which everybody may bring back. */
export const isTitleCover: FileAudience = async ({ db, viewer }, { id }) => viewer !== null && (await db.title.count({ where: { OR: [{ coverId: id }, { formerCoverId: id }] } })) > 0;
