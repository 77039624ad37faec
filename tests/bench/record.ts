import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { createDb } from '#app/platform/db/client.server.ts';
import { readEnv } from '#app/platform/env/env.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { composeServices } from '#app/server/compose.server.ts';
import { startWeb } from '#app/server/web.server.ts';

/**
 * Asks the app itself for each page once and writes down the SQL it sent, with its values, and how long the page was: what
 * the hand-written servers then do, so that they cannot fall behind the app they are compared with.
 */
export type Statement = { text: string; values: unknown[] };
export type RecordedPage = { path: string; statements: Statement[]; bytes: number; body: string; headers: Record<string, string> };

const text = { type: 'string', default: '' } as const;
const { values: { url, data, headers, out }, positionals: paths } = parseArgs({ options: { url: text, data: text, headers: text, out: text }, allowPositionals: true });

const env = readEnv({ DATABASE_URL: url, DATA_DIR: data, PORT: '0', NODE_ENV: 'production' });
const log = createLog('error');
const { db, close } = createDb({ url, log });
const house = composeServices({ env, log, db, databaseUrl: url, works: false });
const web = await startWeb(house.services, db);

let heard: Statement[] = [];
type Query = (this: unknown, ...args: unknown[]) => unknown;
const query = pg.Client.prototype.query as unknown as Query;
pg.Client.prototype.query = function (this: unknown, ...args: unknown[]) {
  const [config, list] = args as [{ text?: string; values?: unknown[] } | string, unknown[] | undefined];
  const text = typeof config === 'string' ? config : config.text;
  if (text) heard.push({ text, values: (typeof config === 'string' ? list : config.values) ?? [] });
  return query.apply(this, args);
} as never;

const pages: RecordedPage[] = [];
for (const path of paths) {
  // The first time warms what is prepared or cached once.
  for (let time = 0; time < 2; time += 1) {
    heard = [];
    const answer = await fetch(`${web.url}${path}`, { headers: { ...(JSON.parse(headers) as Record<string, string>), 'accept-encoding': 'identity' } });
    const body = await answer.text();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    if (time === 1) pages.push({ path, statements: heard, bytes: Buffer.byteLength(body), body: /json/.test(answer.headers.get('content-type') ?? '') ? body : '', headers: sentAlong(answer.headers) });
  }
}
writeFileSync(out, JSON.stringify(pages, (_key, value: unknown) => (isBytes(value) ? { bytes: Buffer.from(value as Uint8Array).toString('base64') } : value)));
await web.close();
await house.stop();
await close();

/** What the app says of a page, for the others to say as well; what belongs to the one answer or connection is each server's own. */
function sentAlong(headers: Headers): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => !/^(date|connection|keep-alive|content-length|transfer-encoding|set-cookie|etag|ratelimit-.*)$/.test(name)));
}

function isBytes(value: unknown): boolean {
  return value instanceof Uint8Array || (typeof value === 'object' && value !== null && (value as { type?: string }).type === 'Buffer');
}
