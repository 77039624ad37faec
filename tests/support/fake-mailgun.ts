import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type MailgunAnswer = { status: number; body: string; headers?: Record<string, string> };

export type FakeMailgun = {
  url: string;
  /** Given in this order before messages are accepted. `silence` = no answer at all; `drip` = one sign every now and then. */
  answers: (MailgunAnswer | 'silence' | 'drip')[];
  requests: { path: string; authorization: string; fields: [string, string][] }[];
  accepted: [string, string][][];
  close(): Promise<void>;
};

export const mailgunError = (status: number, message: string, headers: Record<string, string> = {}): MailgunAnswer =>
  ({ status, body: JSON.stringify({ message }), headers });

/** Mailgun's way to take messages, as far as a letter goes. */
export async function startFakeMailgun(port = 0): Promise<FakeMailgun> {
  const fake: FakeMailgun = { url: '', answers: [], requests: [], accepted: [], close: () => Promise.resolve() };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => void (async () => {
      const form = await new Response(Buffer.concat(chunks), { headers: { 'content-type': String(request.headers['content-type']) } }).formData();
      const fields = [...form].map(([name, value]): [string, string] => [name, String(value)]);
      fake.requests.push({ path: String(request.url), authorization: String(request.headers.authorization), fields });
      const refusal = fake.answers.shift();
      if (refusal === 'silence') return;
      if (refusal === 'drip') {
        response.writeHead(200, { 'Content-Type': 'application/json' });
        const timer = setInterval(() => response.write(' '), 50);
        response.on('close', () => clearInterval(timer));
        return;
      }
      if (!refusal) fake.accepted.push(fields);
      response.writeHead(refusal?.status ?? 200, { 'Content-Type': 'application/json', ...refusal?.headers });
      response.end(refusal?.body ?? JSON.stringify({ id: '<accepted@mailgun.example>', message: 'Queued. Thank you.' }));
    })());
  });
  await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve); });
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  fake.close = () => new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });
  return fake;
}
