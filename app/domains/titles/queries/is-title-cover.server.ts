import type { FileAudience } from '#app/kernel/files/index.server.ts';

/** Covers of the circle's titles are seen by everybody signed in. */
export const isTitleCover: FileAudience = async ({ db, viewer }, { id }) => viewer !== null && (await db.title.count({ where: { coverId: id } })) > 0;
