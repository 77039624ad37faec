import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Db } from '#app/platform/db/client.server.ts';

const patienceMs = 2_000;

/** `/health/live`: the process answers. `/health/ready`: the database does too. */
export function createHealth(db: Db) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const path = (request.url ?? '').split('?')[0];
    if (path === '/health/live') return answer(response, 200, 'live');
    if (path !== '/health/ready') return false;
    const isReady = await Promise.race([
      db.$queryRaw`SELECT 1`.then(() => true, () => false),
      new Promise<boolean>((resolve) => setTimeout(() => resolve(false), patienceMs).unref()),
    ]);
    return answer(response, isReady ? 200 : 503, isReady ? 'ready' : 'database unavailable');
  };
}

function answer(response: ServerResponse, status: number, word: string): true {
  response.statusCode = status;
  response.setHeader('Content-Type', 'application/json');
  response.setHeader('Cache-Control', 'no-store');
  if (status === 503) response.setHeader('Retry-After', '5');
  response.end(JSON.stringify({ status: word }));
  return true;
}
