import type { DbOrTx } from '#app/platform/db/client.server.ts';
import { titleNameKey } from '../model/title-texts.ts';
import type { TitleType } from '../model/title-type.ts';
import { titleCardSelect, toTitleCard } from './title-card.server.ts';
import type { TitleCard } from './title-card.server.ts';

/** Titles that this one may be: of the same type, name and year. */
export async function findTwins(db: DbOrTx, { type, name, year }: { type: TitleType; name: string; year?: number }): Promise<TitleCard[]> {
  const found = await db.title.findMany({
    where: { type, nameKey: titleNameKey(name), year: year ?? null, mergedIntoId: null },
    orderBy: { id: 'asc' }, take: 5, select: titleCardSelect,
  });
  return found.map(toTitleCard);
}
