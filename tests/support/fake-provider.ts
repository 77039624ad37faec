import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Asked<Body = string> = { path: string; method: string; headers: IncomingHttpHeaders; body: Body };
type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export type FakeProvider<Body = string> = {
  url: string;
  asked: Asked<Body>[];
  /** How it answers from now on: as the real one does, or by hand. */
  answer: 'usual' | Answer;
};

type Usual<Body> = (asked: Asked<Body> & { url: URL }, response: ServerResponse) => void | Promise<void>;

const asText = (text: string): unknown => text;
/** What a service that speaks JSON was sent; null: nothing. */
export const asJson = (text: string): unknown => (text === '' ? null : JSON.parse(text));

/** Somebody else's service on loopback. `usual` gets what was asked, with its body, and the address it came by. */
export async function startFakeProvider<Body = string>(usual: Usual<Body>, bodyOf: (text: string) => unknown = asText) {
  const provider: FakeProvider<Body> = { url: '', asked: [], answer: 'usual' };
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => {
      const asked = { path: request.url ?? '/', method: request.method ?? '', headers: request.headers, body: bodyOf(Buffer.concat(pieces).toString('utf8')) as Body };
      provider.asked.push(asked);
      if (provider.answer !== 'usual') return provider.answer(request, response);
      void usual({ ...asked, url: new URL(asked.path, provider.url) }, response);
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  provider.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => new Promise<void>((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });
  return { provider, close };
}

type Started = { provider: { asked: unknown[]; answer: unknown }; close(): Promise<void> };

/** Several as one: all like the real ones again with nothing asked yet, and all gone. */
export const together = (all: readonly Started[]) => ({
  reset() {
    for (const { provider } of all) Object.assign(provider, { asked: [], answer: 'usual' });
  },
  close: async () => void (await Promise.all(all.map(({ close }) => close()))),
});

export const sendJson = (response: ServerResponse, body: unknown, status = 200) => void response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
