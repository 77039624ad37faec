import { Socket } from 'node:net';
import type pg from 'pg';

/**
 * Ends a connection in use over which nothing has gone for so long: its server is away without having said so. pg's own `query_timeout`
 * makes a timer for each question, and with it every row that came back outlives the young generation (decision 035).
 */
export function endSilentConnections(pool: pg.Pool, silentMs: number): void {
  const inUse = new WeakSet<pg.PoolClient>();
  pool.on('acquire', (client) => void inUse.add(client));
  pool.on('release', (_error, client) => void inUse.delete(client));
  pool.on('connect', (client) => {
    const { stream } = client.connection;
    if (!(stream instanceof Socket)) return;
    stream.setTimeout(silentMs, () => {
      if (inUse.has(client)) stream.destroy(Object.assign(new Error(`the database has been silent for ${silentMs} ms`), { code: 'ETIMEDOUT' }));
    });
  });
}
