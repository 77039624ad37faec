import type { IncomingMessage, ServerResponse } from 'node:http';
import { compress } from './compress.server.ts';
import { pagePolicy } from './headers.server.ts';
import { isPageResponse } from './page-response.ts';
import type { PlainAnswer } from './plain-exchange.ts';
import { utf8 } from './utf8.server.ts';

type PageRules = { nonce: string; isDevelopment: boolean };

/** What the application answered. */
export async function send(answer: Response, request: IncomingMessage, response: ServerResponse, { nonce, isDevelopment }: PageRules): Promise<void> {
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) {
    if (name === 'set-cookie') response.appendHeader(name, value);
    else response.setHeader(name, value);
  }
  const type = answer.headers.get('content-type') ?? '';
  if (type.startsWith('text/html') && !answer.headers.has('content-security-policy')) {
    response.setHeader('Content-Security-Policy', pagePolicy(nonce, isDevelopment));
  }
  if (!answer.headers.has('cache-control')) response.setHeader('Cache-Control', 'no-store');
  if (isPageResponse(answer)) return sendWhole(answer.html, type, request, response);
  if (isStream(answer)) return pipe(answer, response);
  if (answer.body === null) return end(request, response);
  await sendWhole(Buffer.from(await answer.arrayBuffer()), type, request, response);
}

/** What was answered without the web's objects. */
export async function sendPlain({ status, headers, body }: PlainAnswer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (!response.hasHeader('cache-control')) response.setHeader('Cache-Control', 'no-store');
  if (body === null) return end(request, response);
  await sendWhole(body, String(response.getHeader('content-type') ?? ''), request, response);
}

async function sendWhole(whole: Buffer | string, type: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { body, encoding } = await compress(typeof whole === 'string' ? utf8(whole) : whole, type, request.headers['accept-encoding']);
  if (encoding) response.setHeader('Content-Encoding', encoding);
  if (type) response.appendHeader('Vary', 'Accept-Encoding');
  end(request, response, body);
}

const nothing = Buffer.alloc(0);
const lingerMs = 30_000;
const lingerIdleMs = 3_000;

/**
 * Ends the answer. A client that is still sending is let go on for a while, and what it sends thrown away:
 * cut off in the middle, it would never read what it was told.
 */
export function end(request: IncomingMessage, response: ServerResponse, body: Buffer = nothing): void {
  const isBodiless = response.statusCode === 304 || response.statusCode === 204;
  if (!isBodiless && !(request.method === 'HEAD' && response.hasHeader('content-length'))) response.setHeader('Content-Length', body.length);
  const shown = request.method === 'HEAD' || body.length === 0 ? undefined : body;
  if (request.complete) return void response.end(shown);
  response.setHeader('Connection', 'close');
  response.flushHeaders();
  if (shown) response.write(shown);
  const done = () => {
    clearTimeout(patience);
    clearTimeout(silence);
    response.end();
  };
  const patience = setTimeout(done, lingerMs).unref();
  const silence = setTimeout(done, lingerIdleMs).unref();
  request.on('data', (piece: Buffer) => {
    giveBack(piece);
    silence.refresh();
  }).once('end', done).once('close', done).resume();
}

/** The memory of a piece that nobody will look at, now: the collector would let a hundred megabytes of them come together. */
function giveBack({ buffer, byteLength }: Buffer): void {
  // A smaller piece shares its memory with others.
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}

/** Downloads and event streams go out as they come; everything else is buffered and compressed whole. */
const isStream = (answer: Response) =>
  answer.body !== null && (answer.headers.has('content-disposition') || (answer.headers.get('content-type') ?? '').startsWith('text/event-stream'));

async function pipe(answer: Response, response: ServerResponse) {
  const promised = Number(answer.headers.get('content-length') ?? NaN);
  let sent = 0;
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    if (response.destroyed) return;
    sent += chunk.length;
    // Not before it has left: the next piece may come in the same memory.
    await new Promise<void>((left) => {
      response.once('close', left);
      response.write(chunk, () => {
        response.off('close', left);
        left();
      });
    });
  }
  // Fewer bytes than were promised: only a broken connection tells the client so.
  if (sent < promised) response.destroy();
  else response.end();
}
