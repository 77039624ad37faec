import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Asked = { path: string; authorization: string; body: { query: string; parts: string[]; count: number } };

export type FakeDadata = {
  url: string;
  asked: Asked[];
  /** How it answers from now on: as DaData does, or by hand. */
  answer: 'names' | ((response: ServerResponse) => void);
  close(): Promise<void>;
};

const names: Record<string, string[]> = { NAME: ['Анна', 'Анатолий', 'Анастасия'], SURNAME: ['Петрова', 'Петров', 'Петренко'] };

/** DaData's suggestions for names, on loopback. */
export async function startFakeDadata(): Promise<FakeDadata> {
  const fake: FakeDadata = { url: '', asked: [], answer: 'names', close: () => Promise.resolve() };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Asked['body'];
      fake.asked.push({ path: `${request.method} ${request.url}`, authorization: String(request.headers.authorization), body });
      if (fake.answer !== 'names') return fake.answer(response);
      const fitting = (names[body.parts[0] ?? ''] ?? []).filter((name) => name.toLowerCase().startsWith(body.query.toLowerCase()));
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ suggestions: fitting.map((value) => ({ value, unrestricted_value: value, data: { gender: 'FEMALE' } })) }));
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  fake.close = () => new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });
  return fake;
}
