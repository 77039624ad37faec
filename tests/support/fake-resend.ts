import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ResendAnswer = { status: number; body: string };

export type ResendMood = 'well' | 'refuses' | 'hangs' | 'broken' | 'busy' | 'garbage' | 'half' | 'forgets';

export type FakeResend = {
  url: string;
  /** How it answers from now on; whoever hangs is let go. With "half" an answer breaks off, "forgets" takes a message and never says so. */
  setMood(mood: ResendMood): void;
  /** Given in this order before messages are accepted. */
  answers: ResendAnswer[];
  requests: { key: string; authorization: string; body: Record<string, unknown> }[];
  /** By idempotency key, as Resend does: the same key again is the same message. */
  accepted: Map<string, Record<string, unknown>>;
  close(): Promise<void>;
};

export const resendError = (status: number, name: string): ResendAnswer =>
  ({ status, body: JSON.stringify({ statusCode: status, name, message: name.replaceAll('_', ' ') }) });

const moodAnswers: Partial<Record<ResendMood, ResendAnswer>> = {
  broken: resendError(500, 'internal_server_error'),
  busy: resendError(429, 'rate_limit_exceeded'),
  garbage: { status: 502, body: '<html>\u0000 not JSON' },
};

export async function startFakeResend(): Promise<FakeResend> {
  let mood: ResendMood = 'well';
  const fake: FakeResend = { url: '', setMood: (next) => { mood = next; server.closeAllConnections(); }, answers: [], requests: [], accepted: new Map(), close: () => Promise.resolve() };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const key = String(request.headers['idempotency-key'] ?? '');
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
      fake.requests.push({ key, authorization: String(request.headers.authorization), body });
      if (mood === 'refuses') return void request.socket.destroy();
      if (mood === 'hangs') return;
      if (mood === 'half') return void response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 400 }).write('{"id":', () => request.socket.destroy());
      if (mood === 'forgets') {
        fake.accepted.set(key, body);
        return void request.socket.destroy();
      }
      const refusal = fake.answers.shift() ?? moodAnswers[mood];
      if (!refusal) fake.accepted.set(key, body);
      response.writeHead(refusal?.status ?? 200, { 'Content-Type': 'application/json' });
      response.end(refusal?.body ?? JSON.stringify({ id: 'accepted' }));
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
