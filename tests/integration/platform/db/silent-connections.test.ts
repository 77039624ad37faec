import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as later } from 'node:timers/promises';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { createDb, inTransaction, isUnavailable } from '#app/platform/db/client.server.ts';
import type { DbOrTx } from '#app/platform/db/client.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { testDatabase } from '#tests/support/database.ts';

const silentMs = 300;
const { url } = await testDatabase();
const line = await lineTo(new URL(url));
const through = new URL(url);
Object.assign(through, { hostname: '127.0.0.1', port: String(line.port) });
const { db, close } = createDb({ url: through.href, log: createLog('silent'), silentMs });

afterAll(async () => {
  await close();
  line.close();
});
beforeEach(() => line.speak());

/** A line to the database over which answers can cease to come, while it stays open. */
async function lineTo(target: URL) {
  let isSilent = false;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port || 5432), target.hostname);
    for (const socket of [near, far]) sockets.add(socket.on('error', () => undefined).on('close', () => [near, far].forEach((end) => end.destroy())));
    near.on('data', (piece) => far.write(piece));
    far.on('data', (piece) => void (isSilent || near.write(piece)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    fallSilent: () => void (isSilent = true),
    speak: () => void (isSilent = false),
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

async function connectionOf(client: DbOrTx): Promise<number | undefined> {
  const [row] = await client.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
  return row?.pid;
}

async function askTheSilent(client: DbOrTx): Promise<unknown> {
  line.fallSilent();
  return connectionOf(client);
}

const questions: Record<string, () => Promise<unknown>> = {
  'a question': () => askTheSilent(db),
  'a question within a transaction': () => inTransaction(db, askTheSilent),
};

test.each(Object.entries(questions))('%s that nobody answers is given up, and the next one has a connection of its own', async (_name, ask) => {
  const before = await connectionOf(db);
  await expect(ask()).rejects.toSatisfy(isUnavailable);
  line.speak();
  const after = await connectionOf(db);
  expect(after).toBeTypeOf('number');
  expect(after).not.toBe(before);
});

test('a connection that only rests is kept', async () => {
  const before = await connectionOf(db);
  await later(2 * silentMs);
  expect(await connectionOf(db)).toBe(before);
});

test('what goes on for long while the server speaks is not cut', async () => {
  await inTransaction(db, async (tx) => {
    const before = await connectionOf(tx);
    for (let part = 0; part < 4; part += 1) await tx.$queryRaw`SELECT 1 FROM pg_sleep(${(silentMs / 1000) * 0.5})`;
    expect(await connectionOf(tx)).toBe(before);
  });
});
