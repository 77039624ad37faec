import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { startApp } from '#tests/support/app-process.ts';
import { prepare } from '#app/server/prepare.server.ts';
import { compareWithHandWritten } from './floor.ts';
import { measureGoals } from './goals.ts';
import { measureGrowth } from './growth.ts';
import { measureImport } from './importing.ts';
import { measureLighthouse } from './lighthouse.ts';
import { measureNews } from './news.ts';
import { measureReading } from './reading.ts';
import { measureMemory, measureStart } from './starting.ts';
import { measureStatistics } from './statistics.ts';
import { measureTitles } from './titles.ts';
import { measureWeight } from './weight.ts';
import { measureWords } from './words.ts';
import { openWorld } from './world.ts';

/** What each number is for: at least or at most. Numbers without an aim are there to be read beside them. */
const aims: Record<string, { least?: number; most?: number }> = {
  'floor.shelf': { least: 0.5 }, 'floor.book': { least: 0.5 }, 'ejs.shelf': { least: 0.75 }, 'ejs.book': { least: 0.75 },
  'growth.shelf': { most: 1.25 }, 'growth.read': { most: 1.25 }, 'growth.byTitle': { most: 1.25 }, 'growth.byAuthor': { most: 1.25 }, 'growth.grid': { most: 1.25 }, 'growth.today': { most: 1.25 }, 'growth.trash': { most: 1.25 }, 'growth.statistics': { most: 1.25 },
  'growth.stats': { most: 1.25 }, 'growth.stats.weeks': { most: 1.25 }, 'growth.stats.days': { most: 1.25 }, 'growth.stats.taste': { most: 1.25 }, 'growth.stats.speed': { most: 1.25 }, 'growth.stats.years': { most: 1.25 }, 'growth.stats.year': { most: 1.25 },
  'queries.shelf': { most: 6 }, 'queries.today': { most: 6 }, 'queries.goals': { most: 6 }, 'growth.goals': { most: 1.25 }, 'import.rowsPerSecond': { least: 2000 }, 'import.peakMB': { most: 400 }, 'start.coldMs': { most: 3000 }, 'memory.restMB': { most: 200 },
  'reader.firstPage': { most: 1.5 }, 'reader.bytesToPage': { most: 10 }, 'reader.memoryMB': { most: 100 },
  'weight.js': { most: 95_000 }, 'weight.css': { most: 15_000 }, 'weight.shelfHtml': { most: 15_000 },
  'news.request': { most: 1.25 }, 'streams.restMB': { most: 50 }, 'streams.backSeconds': { most: 10 }, 'streams.lostOrDoubled': { most: 0 },
  'floor.titleList': { least: 0.5 }, 'floor.title': { least: 0.5 }, 'ejs.titleList': { least: 0.75 }, 'ejs.title': { least: 0.75 }, 'floor.api': { least: 0.85 },
  'growth.titleList': { most: 1.25 }, 'growth.titleList.newest': { most: 1.25 }, 'growth.titleList.oldest': { most: 1.25 }, 'growth.titleList.rating': { most: 1.25 }, 'growth.titleList.name': { most: 1.25 },
  'growth.titleList.search': { most: 1.25 }, 'growth.titleList.searchByRating': { most: 1.25 }, 'growth.titleList.genre': { most: 1.25 }, 'growth.titleList.rareGenre': { most: 1.25 }, 'growth.titleList.year': { most: 1.25 },
  'growth.titleList.genreOfOthers': { most: 1.25 }, 'growth.titleList.rareGenreByName': { most: 1.25 }, 'growth.titleList.genreOfYear': { most: 1.25 }, 'growth.titleList.searchByName': { most: 1.25 }, 'growth.titleList.rareWord': { most: 1.25 },
  'growth.titleList.mistake': { most: 1.25 }, 'growth.titleList.searchInGenre': { most: 1.25 }, 'growth.feed': { most: 1.25 }, 'growth.feed.home': { most: 1.25 }, 'growth.titleList.yearByYear': { most: 1.25 }, 'growth.titleList.farPage': { most: 1.25 }, 'growth.title': { most: 1.25 }, 'queries.titleList': { most: 6 }, 'queries.title': { most: 6 }, 'weight.titleListHtml': { most: 15_000 }, 'titles.reviewStorm': { most: 0 },
  'words.p95': { most: 30 }, 'words.cached.p95': { most: 30 },
};

for (const page of ['home', 'shelf', 'titleList', 'title']) {
  for (const category of ['performance', 'accessibility', 'bestPractices', 'seo']) aims[`lighthouse.${page}.${category}`] = { least: 100 };
  aims[`lighthouse.${page}.mobile`] = { least: 95 };
}

const seconds = Number(process.env.BENCH_SECONDS ?? 8);
const wanted = process.argv.slice(2);

prepare(process.cwd());
console.log(`${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, Node ${process.version}`);
console.log('The crowded world …');
const world = await openWorld();
const found: Record<string, number> = {};
const broken: string[] = [];

/** A part that fails takes none of the others' numbers with it. */
async function part(name: string, measure: () => Promise<Record<string, number>>): Promise<void> {
  if (wanted.length > 0 && !wanted.includes(name)) return;
  try {
    Object.assign(found, await measure());
  } catch (error) {
    broken.push(name);
    console.error(`${name}:`, error);
  }
}

const app = await startApp({ DATA_DIR: world.dataDir, LOG_LEVEL: 'info' });
try {
  await part('growth', () => measureGrowth(world, app));
  await part('goals', () => measureGoals(world, app));
  await part('reading', () => measureReading(world, app));
  await part('weight', () => measureWeight(world, app));
  await part('floor', () => compareWithHandWritten(world, app, seconds));
  await part('lighthouse', () => measureLighthouse(world, app));
  await part('stats', () => measureStatistics(world, app));
} finally {
  await app.stop();
}
try {
  await part('start', () => measureStart(world));
  await part('memory', () => measureMemory(world, seconds));
  await part('import', () => measureImport(world));
  await part('news', () => measureNews(world));
  await part('titles', () => measureTitles(world, seconds));
  await part('words', () => measureWords(world));
} finally {
  await world.close();
}

for (const [name, value] of Object.entries(found).sort()) {
  const { least, most } = aims[name] ?? {};
  const isMet = (least === undefined || value >= least) && (most === undefined || value <= most);
  const aim = least === undefined ? (most === undefined ? '' : `at most ${most}`) : `at least ${least}`;
  console.log(`${name.padEnd(28)} ${String(value).padStart(10)}   ${aim.padEnd(16)} ${aim === '' ? '' : isMet ? 'met' : 'MISSED'}`);
}
mkdirSync('bench', { recursive: true });
writeFileSync('bench/latest.json', `${JSON.stringify(Object.fromEntries(Object.entries(found).sort()), null, 2)}\n`);
if (broken.length > 0) {
  console.error(`Not measured: ${broken.join(', ')}`);
  process.exitCode = 1;
}
