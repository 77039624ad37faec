import { v7 as uuidv7 } from 'uuid';
import { standing } from '#app/domains/library/model/progress.ts';
import { searchTextOf } from '#app/domains/library/model/search-text.ts';
import { matchKey, nameKey, sortName, titleKey } from '#app/domains/library/model/text-keys.ts';
import { addDays } from '#app/platform/time/days.ts';
import { catalogue } from './catalogue.ts';

/** How big the crowd is. */
export type CrowdSizes = {
  people: number;
  /** Books of the first people; each of the others has `smallShelf`. */
  shelves: number[];
  smallShelf: number;
  progress: number;
};

export const crowdSizes: CrowdSizes = { people: 10_000, shelves: [100_000, 10_000, 100], smallShelf: 5, progress: 1_000_000 };

type State = 'to_read' | 'reading' | 'read' | 'stopped';
type Named = { id: string; ownerId: string; name: string; nameKey: string };

/** What one stretch of a shelf puts into each table, ready to be sent as JSON. */
export type Stretch = {
  books: Record<string, unknown>[];
  authors: (Named & { sortName: string })[];
  tags: Named[];
  bookAuthors: { bookId: string; authorId: string; position: number }[];
  bookTags: { bookId: string; tagId: string }[];
  readings: { id: string; bookId: string; ownerId: string; state: string; startedOn: string; endedOn: string | null; createdAt: Date; pages: number; lastPage: number }[];
};

const books = [...catalogue.ru, ...catalogue.en];
const daysOfReading = 12;

/** A third read, a handful open, a few given up, the rest waiting: the same on every machine. */
const stateOf = (index: number): State => (index % 3 === 0 ? 'read' : index % 1_000 === 1 ? 'reading' : index % 50 === 2 ? 'stopped' : 'to_read');

/** Makes the rows of a shelf from `from` to `to`; an owner's authors and tags are made once, however many stretches there are. */
export function shelfMaker(ownerId: string, today: Date) {
  const names = new Map<string, string>();
  const keep = (stretch: Stretch, kind: 'authors' | 'tags', name: string): string => {
    const key = `${kind}:${nameKey(name)}`;
    const known = names.get(key);
    if (known) return known;
    const row = { id: uuidv7(), ownerId, name, nameKey: nameKey(name) };
    names.set(key, row.id);
    if (kind === 'authors') stretch.authors.push({ ...row, sortName: sortName(name) });
    else stretch.tags.push(row);
    return row.id;
  };
  return (from: number, to: number): Stretch => {
    const stretch: Stretch = { books: [], authors: [], tags: [], bookAuthors: [], bookTags: [], readings: [] };
    for (let index = from; index < to; index += 1) putBook(stretch, index, ownerId, today, keep);
    return stretch;
  };
}

function putBook(stretch: Stretch, index: number, ownerId: string, today: Date, keep: (stretch: Stretch, kind: 'authors' | 'tags', name: string) => string): void {
  const model = books[index % books.length]!;
  const volume = Math.floor(index / books.length);
  const title = volume === 0 ? model.title : `${model.title} ${volume + 1}`;
  // Two thousand writers on the largest shelf: the catalogue's, each with namesakes.
  const authors = model.authors.map((name) => (volume % 20 === 0 ? name : `${name} ${volume % 20}`));
  const addedOn = addDays(today, -40 - (index % 700));
  const id = uuidv7({ msecs: addedOn.getTime() + index });
  const state = stateOf(index);
  const lastPage = state === 'read' ? model.pages : state === 'to_read' ? 0 : Math.ceil(model.pages / 2);
  const startedOn = addDays(addedOn, 1);
  const endedOn = addDays(startedOn, daysOfReading);
  const hasEnded = state === 'read' || state === 'stopped';
  const author = authors[0] ?? '';
  stretch.books.push({
    id, ownerId, title, titleKey: titleKey(title), matchKey: matchKey(title, author), authorSort: sortName(author), language: model.language, pages: model.pages, year: model.year,
    priority: state === 'to_read' ? index % 4 : 0, state, rating: state === 'read' && index % 2 === 0 ? 50 + (index % 6) * 10 : null,
    ...standing(state, model.pages, state === 'to_read' ? null : { page: lastPage, permille: Math.round((lastPage / model.pages) * 1000) }),
    timesRead: state === 'read' ? 1 : 0, lastFinishedOn: state === 'read' ? isoDay(endedOn) : null, lastMovedAt: state === 'to_read' ? addedOn : hasEnded ? endedOn : startedOn,
    searchText: searchTextOf({ title, subtitle: null, isbn13: null, isbn10: null, series: null, authors: authors.map((name) => ({ author: { name } })), tags: model.tags.map((name) => ({ tag: { name } })) }),
    addedAt: addedOn, updatedAt: addedOn,
  });
  authors.forEach((name, position) => stretch.bookAuthors.push({ bookId: id, authorId: keep(stretch, 'authors', name), position }));
  for (const name of model.tags) stretch.bookTags.push({ bookId: id, tagId: keep(stretch, 'tags', name) });
  if (state === 'to_read') return;
  const reading = state === 'read' ? 'finished' : state;
  stretch.readings.push({ id: uuidv7(), bookId: id, ownerId, state: reading, startedOn: isoDay(startedOn), endedOn: hasEnded ? isoDay(endedOn) : null, createdAt: startedOn, pages: model.pages, lastPage });
}

const isoDay = (day: Date): string => day.toISOString().slice(0, 10);
