import { createHash, randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { record, startServer } from './floor.ts';
import { median, moveToCore, onCore, round, spread } from './measure.ts';
import type { TitleWorld } from './title-worlds.ts';

const path = '/api/v1/titles?type=film';
/** Each client may ask ten times a second, so that there have to be many: each with a token, a person and an address of its own. */
const clients = 400;
const [rounds, flags] = [5, '--disable-warning=ExperimentalWarning'];

/** `floor.api`: requests a second of the list of titles, as a share of what Express, JSON and pg give; in turns. */
export async function compareApi(world: TitleWorld, seconds: number): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'kruzhok-api-'));
  const recording = join(folder, 'pages.json');
  const tokens = await givenTokens(world);
  const [first = ''] = tokens;
  const headers = { authorization: `Bearer ${first}` };
  writeFileSync(join(folder, 'tokens.json'), JSON.stringify(tokens));
  record(world, headers, recording, [path]);
  const floor = await startServer('api-server.ts', world.databaseUrl, recording, path, headers);
  moveToCore(0, world.app.pid);
  const rates: Record<'app' | 'floor', number[]> = { app: [], floor: [] };
  try {
    for (let turn = -1; turn < rounds; turn += 1) {
      for (const [server, url] of [['app', world.app.url], ['floor', floor.url]] as const) {
        const rate = await rateOf(`${url}${path}`, join(folder, 'tokens.json'), seconds);
        if (turn >= 0) rates[server].push(rate);
      }
    }
  } finally {
    floor.child.kill();
    rmSync(folder, { recursive: true, force: true });
    await world.db.$executeRaw`DELETE FROM "PersonalToken" WHERE "name" = 'bench'`;
  }
  const shares = rates.app.map((rate, turn) => rate / (rates.floor[turn] ?? NaN));
  return { 'floor.api': round(median(shares)), 'spread.api': round(spread(shares)), 'rate.api': round(median(rates.app), 0), 'rate.api.floor': round(median(rates.floor), 0) };
}

async function givenTokens({ db }: TitleWorld): Promise<string[]> {
  const people = await db.$queryRaw<{ id: string }[]>`SELECT "id" FROM "User" WHERE "username" LIKE 'critic-%' ORDER BY "id" LIMIT ${clients}`;
  return Promise.all(people.map(async ({ id }) => {
    const token = `kzp_${randomBytes(32).toString('base64url')}`;
    await db.$executeRaw`
      INSERT INTO "PersonalToken" ("id", "userId", "name", "tokenHash", "ending", "scopes", "createdAt", "lastUsedAt")
      VALUES (gen_random_uuid(), ${id}::uuid, 'bench', ${createHash('sha256').update(token).digest()}, ${token.slice(-4)}, ARRAY['titles:read'], now(), now())`;
    return token;
  }));
}

function rateOf(url: string, tokens: string, seconds: number): Promise<number> {
  const [command = '', ...args] = onCore(1, [process.execPath, flags, join('tests', 'bench', 'cannon.ts'), url, tokens, String(seconds)]);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('exit', (code) => (code === 0 ? resolve(Number(output)) : reject(new Error(`the load on ${url} ended with ${code}`))));
  });
}
