import { v7 as uuidv7 } from 'uuid';
import { refreshBooks } from '#app/domains/library/commands/book-summary.server.ts';
import { idsInOrder, keepAuthors, keepSeries, keepTags } from '#app/domains/library/commands/keep-names.server.ts';
import { nameKey } from '#app/domains/library/model/text-keys.ts';
import { permilleAt } from '#app/domains/library/model/progress.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { addDays, noonInZone } from '#app/platform/time/days.ts';
import { catalogue } from './catalogue.ts';
import { chanceOf } from './chance.ts';
import type { Chance } from './chance.ts';
import type { DemoPerson } from './people.ts';
import { live } from './reading-life.ts';
import type { LivedBook, LivedReading } from './reading-life.ts';
import { reviews } from './reviews.ts';

type Placed = LivedBook & { id: string };

/** One person's shelf with two years of reading on it, in a handful of statements. */
export async function putLibrary(tx: Tx, person: DemoPerson, today: Date): Promise<number> {
  const chance = chanceOf(person.seed);
  const shelf = shelfOf(person, chance, today);
  const ownerId = person.id;
  const all = shelf.map((placed) => placed.book);
  const authors = await keepAuthors(tx, ownerId, all.flatMap((book) => book.authors));
  const tags = await keepTags(tx, ownerId, all.flatMap((book) => book.tags));
  const series = await keepSeries(tx, ownerId, all.flatMap((book) => book.series ?? []));
  await tx.book.createMany({ data: shelf.map((placed) => bookRow(placed, person, chance, series)) });
  await tx.bookAuthor.createMany({ data: shelf.flatMap(({ id, book }) => idsInOrder(book.authors, authors).map((authorId, position) => ({ bookId: id, authorId, position }))) });
  await tx.bookTag.createMany({ data: shelf.flatMap(({ id, book }) => idsInOrder(book.tags, tags).map((tagId) => ({ bookId: id, tagId }))) });
  await putReadings(tx, ownerId, shelf);
  await putSittings(tx, person, shelf);
  await refreshBooks(tx, shelf.map((placed) => placed.id));
  return shelf.length;
}

/** Some read long ago, two years lived through, and the rest waiting. */
function shelfOf(person: DemoPerson, chance: Chance, today: Date): Placed[] {
  const books = chance.shuffle([...chance.shuffle(catalogue.ru).slice(0, person.shelf.ru), ...chance.shuffle(catalogue.en).slice(0, person.shelf.en)]);
  const longAgo = books.splice(0, Math.floor(books.length / 6)).map((book): LivedBook => {
    const endedOn = chance.happens(0.6) ? addDays(today, -chance.between(900, 3000)) : null;
    return { book, addedOn: addDays(today, -chance.between(731, 800)), readings: [{ state: 'finished', startedOn: null, endedOn, entries: [] }] };
  });
  const waiting = books.splice(0, Math.floor(books.length / 4)).map((book): LivedBook => ({ book, addedOn: addDays(today, -chance.between(1, 500)), readings: [] }));
  const lived = live(books, person.habits, chance, today);
  const begun = new Set(lived.map((one) => one.book));
  const left = books.filter((book) => !begun.has(book)).map((book): LivedBook => ({ book, addedOn: addDays(today, -chance.between(1, 300)), readings: [] }));
  return [...longAgo, ...lived, ...waiting, ...left].map((one) => ({ ...one, id: uuidv7({ msecs: one.addedOn.getTime() }) }));
}

function bookRow({ id, book, addedOn, readings }: Placed, person: DemoPerson, chance: Chance, series: Map<string, string>) {
  const state = readings.at(-1)?.state;
  const isRead = state === 'finished';
  const last = readings.at(-1)?.entries.at(-1)?.at;
  return {
    id, ownerId: person.id, title: book.title, titleKey: '', matchKey: '', language: book.language, pages: book.pages, year: book.year,
    seriesId: book.series ? series.get(nameKey(book.series)) : undefined, seriesPosition: book.seriesPosition,
    priority: state ? 0 : chance.pick([0, 1, 2, 2, 2, 3]),
    state: state === 'finished' ? ('read' as const) : state === undefined ? ('to_read' as const) : state,
    rating: isRead && chance.happens(0.8) ? chance.pick([50, 60, 70, 80, 80, 80, 90, 90, 100]) : null,
    review: isRead ? reviews[book.title] : undefined,
    addedAt: noonInZone(addedOn, person.habits.timeZone), lastMovedAt: last ?? noonInZone(addedOn, person.habits.timeZone),
  };
}

async function putReadings(tx: Tx, ownerId: string, shelf: Placed[]): Promise<void> {
  const readings = shelf.flatMap((placed) => placed.readings.map((reading) => ({ ...reading, id: uuidv7(), placed })));
  const createdAt = (reading: LivedReading, placed: Placed) => reading.startedOn ?? reading.endedOn ?? placed.addedOn;
  await tx.reading.createMany({
    data: readings.map(({ id, state, startedOn, endedOn, placed, ...rest }) => ({
      id, bookId: placed.id, ownerId, state, startedOn, endedOn, createdAt: createdAt({ state, startedOn, endedOn, ...rest }, placed),
    })),
  });
  await tx.progressEntry.createMany({
    data: readings.flatMap(({ id, entries, placed }) => entries.map((entry) => ({
      id: uuidv7({ msecs: entry.at.getTime() }), readingId: id, bookId: placed.id, ownerId, permille: permilleAt(entry.page, placed.book.pages), ...entry,
    }))),
  });
}

/** About half of the evenings were timed: slow at first, quicker in the second year, slower over long books. */
async function putSittings(tx: Tx, { id: ownerId, seed }: DemoPerson, shelf: Placed[]): Promise<void> {
  const chance = chanceOf(seed + 1_000);
  const evenings = shelf.flatMap(({ id: bookId, book, readings }) => readings.flatMap(({ entries }) => entries.map((entry) => ({ bookId, length: book.pages, ...entry }))));
  const first = evenings.reduce((least, { at }) => Math.min(least, at.getTime()), Infinity);
  await tx.readingSitting.createMany({
    data: evenings.filter(({ pagesAdvanced }) => pagesAdvanced > 2 && chance.happens(0.55)).map(({ bookId, length, day, at, pagesAdvanced, page }) => {
      const years = (at.getTime() - first) / (365 * 86_400_000);
      const perHour = (32 + 7 * years) * (length > 600 ? 0.85 : 1) * (0.85 + chance.next() * 0.3);
      const seconds = Math.round((pagesAdvanced / perHour) * 3_600);
      return { id: uuidv7({ msecs: at.getTime() }), ownerId, bookId, startedAt: new Date(at.getTime() - seconds * 1_000), endedAt: at, day, seconds, pages: pagesAdvanced, firstPage: page - pagesAdvanced + 1, lastPage: page };
    }),
  });
}
