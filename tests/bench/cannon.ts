import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

type Shot = { method: 'GET'; headers: Record<string, string> };
type Result = { non2xx: number; errors: number; requests: { average: number } };
const autocannon = createRequire(import.meta.url)('autocannon') as (options: { url: string; connections: number; duration: number; requests: Shot[] }) => Promise<Result>;

/** Ten connections that ask as many clients by turns; says how many requests a second were answered. */
const [, , url = '', tokens = '', seconds = ''] = process.argv;
const clients = JSON.parse(readFileSync(tokens, 'utf8')) as string[];
const requests = clients.map((token, at): Shot => ({ method: 'GET', headers: { authorization: `Bearer ${token}`, 'x-forwarded-for': `10.1.${Math.floor(at / 250)}.${(at % 250) + 1}` } }));
const result = await autocannon({ url, connections: 10, duration: Number(seconds), requests });
if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} answers other than 2xx, ${result.errors} errors`);
process.stdout.write(String(result.requests.average));
