import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, release, type } from 'node:os';
import { startApp } from '#tests/support/app-process.ts';
import { prepare } from '#app/server/prepare.server.ts';
import { aimOf, isMet, keepBaseline, lostSince } from './aims.ts';
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

const seconds = Number(process.env.BENCH_SECONDS ?? 10);
const wanted = process.argv.slice(2);

prepare(process.cwd());
const { stdout: commit } = spawnSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }) as { stdout: string | null };
console.log(`${commit?.trim() ?? 'no git'}, ${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, ${type()} ${release()}, Node ${process.version}`);
console.log('The crowded world …');
const world = await openWorld();
const [server] = await world.db.$queryRaw<{ server_version: string }[]>`SHOW server_version`;
console.log(`PostgreSQL ${server?.server_version}`);
const found: Record<string, number> = { ...(world.seededSeconds !== null && { 'seed.crowdedSeconds': world.seededSeconds }) };
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

const lost: string[] = [];
for (const [name, value] of Object.entries(found).sort()) {
  const aim = aimOf(name);
  const before = lostSince(name, found);
  if (before !== null) lost.push(name);
  const text = aim.least === undefined ? (aim.most === undefined ? '' : `at most ${aim.most}`) : `at least ${aim.least}`;
  console.log(`${name.padEnd(28)} ${String(value).padStart(10)}   ${text.padEnd(16)} ${text === '' ? '' : isMet(value, aim) ? 'met' : 'MISSED'}${before === null ? '' : ` WORSE THAN ${before}`}`);
}
mkdirSync('bench', { recursive: true });
writeFileSync('bench/latest.json', `${JSON.stringify(Object.fromEntries(Object.entries(found).sort()), null, 2)}\n`);
if (process.env.BENCH_BASELINE === 'keep') keepBaseline(found);
if (broken.length > 0) console.error(`Not measured: ${broken.join(', ')}`);
if (lost.length > 0) console.error(`Lost more than a tenth of their share: ${lost.join(', ')}`);
if (broken.length + lost.length > 0) process.exitCode = 1;
