import { setTimeout as wait } from 'node:timers/promises';
import { startApp } from '#tests/support/app-process.ts';
import { loadOf, median, memoryOf, round } from './measure.ts';
import { signIn } from './world.ts';
import type { World } from './world.ts';

/** From the command to "ready", with the data there and the database server not running or already running. */
export async function measureStart(world: World): Promise<Record<string, number>> {
  const taken: number[] = [];
  for (let time = 0; time < 5; time += 1) {
    const from = performance.now();
    const app = await startApp({ DATA_DIR: world.dataDir, LOG_LEVEL: 'warn' });
    taken.push(performance.now() - from);
    await app.stop();
  }
  return { 'start.ms': round(median(taken), 0), 'start.coldMs': round(taken[0] ?? NaN, 0) };
}

/** The Node process a while after its start, and after a minute's worth of load. */
export async function measureMemory(world: World, seconds: number): Promise<Record<string, number>> {
  const app = await startApp({ DATA_DIR: world.dataDir, LOG_LEVEL: 'warn' });
  const cookie = await signIn(world.db, 'shelf-10000');
  try {
    await fetch(`${app.url}/library`, { headers: { cookie } });
    await wait(10_000);
    const rest = memoryOf(app.pid)?.now;
    await loadOf(`${app.url}/library`, { cookie, seconds: seconds * 3 });
    const load = memoryOf(app.pid)?.peak;
    return rest === undefined || load === undefined ? {} : { 'memory.restMB': rest, 'memory.loadMB': load };
  } finally {
    await app.stop();
  }
}
