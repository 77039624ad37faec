import { addDays, noonInZone } from '#app/platform/time/days.ts';
import type { CatalogueBook } from './catalogue.ts';
import type { Chance } from './chance.ts';

export type LivedEntry = { day: Date; at: Date; page: number; pagesAdvanced: number };
export type LivedReading = { state: 'reading' | 'finished' | 'stopped'; startedOn: Date | null; endedOn: Date | null; entries: LivedEntry[] };
export type LivedBook = { book: CatalogueBook; addedOn: Date; readings: LivedReading[] };

export type Habits = {
  /** Share of days with reading, on weekdays and at the weekend. */
  weekdays: number;
  weekends: number;
  /** Books open at a time. */
  open: number;
  /** Share of books that are put aside. */
  stops: number;
  timeZone: string;
};

type OpenBook = { lived: LivedBook; reading: LivedReading; page: number; stopAt: number | null };

/** Two years of one person's reading: busy weeks and holidays, slow books and books read in a weekend. */
export function live(books: readonly CatalogueBook[], habits: Habits, chance: Chance, today: Date, days = 730): LivedBook[] {
  const shelf: LivedBook[] = [];
  const queue = [...books];
  let open: OpenBook[] = [];
  const pace = paceFor(books, habits, days);
  for (let ago = days; ago >= 1; ago -= 1) {
    const day = addDays(today, -ago);
    while (open.length < habits.open && queue.length > 0 && (open.length === 0 || chance.happens(0.3))) open.push(begin(queue.shift()!, day, habits, chance, shelf));
    if (!chance.happens(appetite(day, habits)) && ago > 3) continue;
    for (const book of chance.shuffle(open).slice(0, chance.happens(0.25) ? 2 : 1)) advance(book, day, pace, habits, chance);
    open = open.filter((one) => one.reading.state === 'reading');
  }
  return shelf;
}

/** Pages on a reading day, so that the last books are still open or waiting when the time is over. */
function paceFor(books: readonly CatalogueBook[], { weekdays, weekends }: Habits, days: number): number {
  const pages = books.reduce((total, book) => total + book.pages, 0);
  const readingDays = (days * (5 * weekdays + 2 * weekends)) / 7;
  return (pages * 0.72) / (readingDays * 1.25);
}

/** How likely this is a day with a book: weekends, summer and New Year more, some weeks not at all. */
function appetite(day: Date, habits: Habits): number {
  const weekday = day.getUTCDay();
  const base = weekday === 0 || weekday === 6 ? habits.weekends : habits.weekdays;
  const month = day.getUTCMonth();
  const season = month === 6 || month === 7 ? 1.25 : month === 0 && day.getUTCDate() < 9 ? 1.4 : month === 4 ? 0.7 : 1;
  const week = Math.floor(day.getTime() / (7 * 86_400_000));
  return week % 9 === 4 ? 0.1 : base * season;
}

function begin(book: CatalogueBook, day: Date, habits: Habits, chance: Chance, shelf: LivedBook[]): OpenBook {
  const reading: LivedReading = { state: 'reading', startedOn: day, endedOn: null, entries: [] };
  const lived = { book, addedOn: addDays(day, -chance.between(0, 90)), readings: [reading] };
  shelf.push(lived);
  const stopAt = chance.happens(habits.stops) ? Math.round(book.pages * (0.1 + chance.next() * 0.4)) : null;
  return { lived, reading, page: 0, stopAt };
}

function advance(open: OpenBook, day: Date, pace: number, habits: Habits, chance: Chance): void {
  const { reading, lived } = open;
  const stride = Math.max(3, Math.round(pace * (0.4 + chance.next() * 1.4)));
  const isNearEnd = lived.book.pages - open.page - stride < 25;
  const page = Math.min(lived.book.pages, isNearEnd ? lived.book.pages : open.page + stride);
  const evening = (7 * 60 + chance.between(0, 200)) * 60_000;
  const at = new Date(noonInZone(day, habits.timeZone).getTime() + evening);
  reading.entries.push({ day, at, page, pagesAdvanced: page - open.page });
  open.page = page;
  if (page === lived.book.pages) Object.assign(reading, { state: 'finished', endedOn: day });
  else if (open.stopAt !== null && page >= open.stopAt) Object.assign(reading, { state: 'stopped', endedOn: day });
}

