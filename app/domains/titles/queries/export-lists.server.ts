import { stringify } from 'csv-stringify/sync';
import type { DataOwner } from '#app/kernel/accounts/personal-data.ts';
import type { Prisma } from '#app/platform/db/client.server.ts';
import { escapeCell } from '#app/platform/csv/escape-cell.ts';
import { filmCells, filmHeader } from '../model/export/film-cells.ts';
import { animeXml, xmlEnd, xmlStart } from '../model/export/anime-xml.ts';
import type { ListedTitle } from '../model/export/listed-title.ts';
import { listedTitle } from '../model/export/listed-title.ts';
import type { TitleType } from '../model/title-type.ts';

const batch = 500;

const run = { state: true, startedOn: true, endedOn: true, progress: true } as const;

/** A title with what its person has of it. */
const wanted = (userId: string) => ({
  id: true, type: true, name: true, originalName: true, year: true, episodes: true,
  sources: { select: { source: true, externalId: true }, orderBy: [{ source: 'asc' }, { externalId: 'asc' }] },
  walks: {
    where: { userId },
    select: {
      ...run, runs: true, createdAt: true, updatedAt: true, past: { select: { ...run, number: true }, orderBy: { number: 'asc' } },
      changes: { select: { ...run, at: true, run: true }, orderBy: [{ at: 'asc' }, { id: 'asc' }] },
    },
  },
  reviews: { where: { userId }, select: { rating: true, text: true, hasSpoilers: true, createdAt: true, updatedAt: true } },
}) satisfies Prisma.TitleSelect;

export type LoadedTitle = Prisma.TitleGetPayload<{ select: ReturnType<typeof wanted> }>;

/** Everything the person has a walk or a review of, in batches, so that memory does not grow with the list. */
async function* titlesOf({ db, viewer }: DataOwner, type?: TitleType): AsyncGenerator<ListedTitle[]> {
  const userId = viewer.id;
  for (let after: string | null = null; ; ) {
    const rows: LoadedTitle[] = await db.title.findMany({
      where: { ...(type && { type }), ...(after && { id: { gt: after } }), OR: [{ walks: { some: { userId } } }, { reviews: { some: { userId } } }] },
      orderBy: { id: 'asc' }, take: batch, select: wanted(userId),
    });
    if (rows.length > 0) yield rows.map(listedTitle);
    if (rows.length < batch) return;
    after = rows.at(-1)?.id ?? null;
  }
}

/** MyAnimeList's own format; Shikimori takes it as well. */
export async function* exportAnimeAsXml(owner: DataOwner): AsyncGenerator<string> {
  yield xmlStart;
  for await (const titles of titlesOf(owner, 'anime')) yield titles.map(animeXml).join('');
  yield xmlEnd;
}

/** The table that Letterboxd takes in: every time that a film was seen. */
export async function* exportFilmsAsCsv(owner: DataOwner): AsyncGenerator<string> {
  yield stringify([filmHeader]);
  for await (const titles of titlesOf(owner, 'film')) yield stringify(titles.flatMap(filmCells).map((cells) => cells.map(escapeCell)));
}

/** Everything exactly, with the history. */
export async function* exportTitlesAsJson(owner: DataOwner): AsyncGenerator<string> {
  const { viewer, now } = owner;
  yield `${JSON.stringify({ format: 'kruzhok.titles', version: 1, exportedAt: now.toISOString(), username: viewer.username }).slice(0, -1)},"titles":[`;
  let isFirst = true;
  for await (const titles of titlesOf(owner)) {
    yield `${isFirst ? '' : ','}\n${titles.map((title) => JSON.stringify(title)).join(',\n')}`;
    isFirst = false;
  }
  yield '\n]}\n';
}
