import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A line between the browser and the app that can be cut as lines are: without a word. */
export async function openLine(target: string) {
  let isCut = false;
  let build = '';
  const sockets = new Set<Socket>();
  const asked: { path: string; isPreload: boolean }[] = [];
  const server = createServer((incoming, outgoing) => {
    asked.push({ path: incoming.url ?? '', isPreload: 'service-worker-navigation-preload' in incoming.headers });
    const isWorker = build !== '' && incoming.url === '/service-worker.js';
    const headers = { ...incoming.headers, ...(isWorker ? { 'accept-encoding': 'identity' } : {}) };
    if (isWorker) delete (headers as Record<string, unknown>)['if-none-match'];
    const passed = httpRequest(`${target}${incoming.url}`, { method: incoming.method, headers }, (answer) => {
      if (!isWorker) return void answer.pipe(outgoing.writeHead(answer.statusCode ?? 500, answer.rawHeaders));
      const { 'content-length': _length, etag: _etag, ...rest } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 500, rest);
      answer.pipe(outgoing, { end: false });
      answer.once('end', () => outgoing.end(build));
    });
    passed.once('error', () => outgoing.destroy());
    outgoing.once('close', () => passed.destroy());
    incoming.pipe(passed);
  });
  server.on('connection', (socket) => {
    if (isCut) return void socket.destroy();
    sockets.add(socket.once('close', () => sockets.delete(socket)));
  });
  await new Promise<void>((done) => server.listen(0, done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${new URL(target).hostname}:${port}`,
    /** What the browser has asked for, and whether it did so while it woke the worker. */
    asked: asked as readonly { path: string; isPreload: boolean }[],
    cut() {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend: () => void (isCut = false),
    /** From now on the app's worker is another file, with this at its end. */
    renewWorker: (code: string) => void (build = `\n${code}\n`),
    close: () => new Promise<void>((done) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => done());
    }),
  };
}
