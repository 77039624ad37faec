import type { Db } from '#app/platform/db/client.server.ts';

/** Titles as a person knows them: by name and year. */
export async function nameTitles(db: Db, ids: readonly string[]): Promise<{ id: string; title: string; author: string }[]> {
  const titles = await db.title.findMany({ where: { id: { in: [...ids] }, mergedIntoId: null }, select: { id: true, name: true, year: true } });
  return titles.map(({ id, name, year }) => ({ id, title: name, author: year === null ? '' : String(year) }));
}
