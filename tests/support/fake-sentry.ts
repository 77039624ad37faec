import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type SentryMood = 'well' | 'garbage' | 'busy' | 'broken' | 'silent';

export type FakeSentry = {
  dsn: string;
  mood: SentryMood;
  /** What arrived, as text: an envelope is lines of JSON. */
  bodies: string[];
  /** The events in it. */
  events(): Record<string, unknown>[];
  close(): Promise<void>;
};

/** Sentry's ingest address on loopback, answering as its mood is. */
export async function startFakeSentry(): Promise<FakeSentry> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      bodies.push(Buffer.concat(chunks).toString('utf8'));
      if (fake.mood === 'silent') return;
      const status = { well: 200, garbage: 200, busy: 429, broken: 500 }[fake.mood];
      response.writeHead(status, { 'Content-Type': 'application/json', ...(fake.mood === 'busy' && { 'Retry-After': '60' }) });
      response.end(fake.mood === 'garbage' ? '<html>\u0000nonsense' : '{}');
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  const fake: FakeSentry = {
    dsn: `http://publickey@127.0.0.1:${port}/42`, mood: 'well', bodies,
    events: () => bodies.flatMap((body) => body.split('\n').flatMap((line) => (line.includes('"exception"') ? [JSON.parse(line) as Record<string, unknown>] : []))),
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
  return fake;
}
