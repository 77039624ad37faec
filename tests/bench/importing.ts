import { startApp } from '#tests/support/app-process.ts';
import { memoryOf, round } from './measure.ts';
import { signIn } from './world.ts';
import type { World } from './world.ts';

const rows = 50_000;
const user = 'crowd-100';

/** A Goodreads export of fifty thousand books, all different, with dates, ratings and shelves. */
function goodreadsFile(): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const read = index % 2 === 0;
    const isbn = String(9_780_000_000_000 + index * 10);
    return `${index},"Book number ${index}, with a title",Writer ${index % 3000},"${index % 3000}, Writer","Second ${index % 500}","=""""","=""${index % 3 === 0 ? isbn : ''}""",${read ? 4 : 0},3.9,House,Paperback,${100 + (index % 600)},${1900 + (index % 120)},${1900 + (index % 120)},${read ? '2024/05/17' : ''},2023/01/0${1 + (index % 9)},"${read ? 'favourites' : 'to-read'}",,${read ? 'read' : 'to-read'},,,,${read ? 1 : 0},0`;
  });
  return ['Book Id,Title,Author,Author l-f,Additional Authors,ISBN,ISBN13,My Rating,Average Rating,Publisher,Binding,Number of Pages,Year Published,Original Publication Year,Date Read,Date Added,Bookshelves,Bookshelves with positions,Exclusive Shelf,My Review,Spoiler,Private Notes,Read Count,Owned Copies', ...lines].join('\n');
}

/** Upload, dry run and import through the app's own pages; the rate counts both passes over the rows. */
export async function measureImport(world: World): Promise<Record<string, number>> {
  const app = await startApp({ DATA_DIR: world.dataDir, LOG_LEVEL: 'warn', ...(process.env.DATABASE_URL ? { DATABASE_URL: process.env.DATABASE_URL } : {}) });
  const cookie = await signIn(world.db, user);
  const headers = { cookie, 'sec-fetch-site': 'same-origin', origin: app.url };
  try {
    const form = new FormData();
    form.set('file', new File([goodreadsFile()], 'goodreads.csv', { type: 'text/csv' }));
    const sent = await fetch(`${app.url}/library/import`, { method: 'POST', redirect: 'manual', headers, body: form });
    const id = sent.headers.get('location')?.split('/').at(-1) ?? '';
    if (sent.status !== 303) throw new Error(`the upload answered ${sent.status}`);
    const parsed = await timeUntil(world, id, 'ready');
    await fetch(`${app.url}/library/import/${id}`, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams({ intent: 'apply' }) });
    const applied = await timeUntil(world, id, 'applied');
    const peak = memoryOf(app.pid)?.peak;
    const undo = await fetch(`${app.url}/library/import/${id}/undo`, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams({}) });
    if (undo.status !== 303) throw new Error(`the undo answered ${undo.status}`);
    const undone = await timeUntil(world, id, 'undone');
    return {
      'import.rowsPerSecond': round(rows / (parsed + applied), 0), 'import.parse.rowsPerSecond': round(rows / parsed, 0), 'import.apply.rowsPerSecond': round(rows / applied, 0), 'import.undo.rowsPerSecond': round(rows / undone, 0),
      ...(peak === undefined ? {} : { 'import.peakMB': peak }),
    };
  } finally {
    await app.stop();
  }
}

/** Seconds until an import is in a state. */
async function timeUntil({ db }: World, id: string, state: 'ready' | 'applied' | 'undone'): Promise<number> {
  const from = performance.now();
  for (;;) {
    const found = await db.libraryImport.findUniqueOrThrow({ where: { id }, select: { state: true } });
    if (found.state === state) return (performance.now() - from) / 1000;
    if (found.state === 'failed') throw new Error('the import failed');
    if (performance.now() - from > 600_000) throw new Error(`the import is still ${found.state} after ten minutes`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
