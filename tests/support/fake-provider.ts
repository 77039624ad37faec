import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Asked = { path: string; headers: IncomingHttpHeaders; body: string };
type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export type FakeProvider = {
  url: string;
  asked: Asked[];
  /** How it answers from now on: as the real one does, or by hand. */
  answer: 'usual' | Answer;
};

/** Somebody else's service on loopback. `usual` gets what was asked, with its body, and the address it came by. */
export async function startFakeProvider(usual: (asked: Asked & { url: URL }, response: ServerResponse) => void | Promise<void>) {
  const provider: FakeProvider = { url: '', asked: [], answer: 'usual' };
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => {
      const asked = { path: request.url ?? '/', headers: request.headers, body: Buffer.concat(pieces).toString('utf8') };
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

type Started = Awaited<ReturnType<typeof startFakeProvider>>;

/** Several as one: all like the real ones again with nothing asked yet, and all gone. */
export const together = (all: readonly Started[]) => ({
  reset() {
    for (const { provider } of all) Object.assign(provider, { asked: [], answer: 'usual' });
  },
  close: async () => void (await Promise.all(all.map(({ close }) => close()))),
});

export const sendJson = (response: ServerResponse, body: unknown, status = 200) => void response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
