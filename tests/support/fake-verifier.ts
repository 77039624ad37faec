import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type VerifierAnswer = { status?: number; body?: string } | 'silent' | 'endless';

export type FakeVerifier = {
  url: string;
  /** By address; the others are deliverable. */
  answers: Map<string, VerifierAnswer>;
  /** Addresses it was asked about. */
  asked: string[];
  close(): Promise<void>;
};

/** A service that knows mailboxes, on loopback: GET /?email=…, also as /of/… for a placeholder in the path. */
export async function startFakeVerifier(): Promise<FakeVerifier> {
  const fake: FakeVerifier = { url: '', answers: new Map(), asked: [], close: () => Promise.resolve() };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://fake');
    const address = url.searchParams.get('email') ?? decodeURIComponent(url.pathname.slice('/of/'.length));
    fake.asked.push(address);
    const answer = fake.answers.get(address) ?? { body: '{"deliverable":true}' };
    if (answer === 'silent') return;
    response.writeHead(answer === 'endless' ? 200 : (answer.status ?? 200), { 'Content-Type': 'application/json' });
    if (answer !== 'endless') return void response.end(answer.body ?? '');
    const drip = setInterval(() => response.write(' '.repeat(4096)), 1);
    response.on('close', () => clearInterval(drip));
  });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  fake.close = () => new Promise((done) => {
    server.closeAllConnections();
    server.close(() => done());
  });
  return fake;
}
